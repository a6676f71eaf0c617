import type { Run } from '../../compile/run.ts';
import type { RegexProgram } from './program.ts';

/** Operations of the library's programs. */
const alternative = 1;
const alternativeMatch = 2;
const capture = 3;
const emptyWidth = 4;
const match = 6;
const nothing = 7;
const rune = 8;
const runeOne = 9;
const runeAny = 10;
const runeAnyButNewline = 11;

/** Visits of an instruction that cost one step. */
const visitsPerStep = 2;

/** What a search costs besides, in steps. */
const searchCost = 8;

/** A thread: where it is in the program, and what it captured. */
interface Thread {
  readonly pc: number;
  readonly captures: readonly number[];
}

export type Anchoring = 'anywhere' | 'whole';

/**
 * Finds the first match at or after `from`, by running all alternatives at once (Thompson, Pike): the work is at most
 * the length of the text times the size of the program, and every bit of it is charged.
 *
 * @returns start and end of the whole and of each group, -1 for a group that took no part
 */
export function findMatch(
  run: Run,
  program: RegexProgram,
  text: string,
  from = 0,
  anchoring: Anchoring = 'anywhere',
): readonly number[] | undefined {
  const { instructions, start, captureSlots } = program;
  const seen = new Int32Array(instructions.length).fill(-1);
  const stack: Thread[] = [];
  const blank: readonly number[] = new Array<number>(captureSlots).fill(-1);
  let threads: Thread[] = [];
  let found: readonly number[] | undefined;
  let visits = 0;

  /** Follows everything that takes no character, in order of preference. */
  const follow = (list: Thread[], first: number, captures: readonly number[], at: number, conditions: number): void => {
    stack.push({ pc: first, captures });
    for (let thread = stack.pop(); thread !== undefined; thread = stack.pop()) {
      const { pc } = thread;
      visits++;
      if (pc === 0 || seen[pc] === at) continue;
      seen[pc] = at;
      const { op, out, arg } = instructions[pc] as (typeof instructions)[number];
      if (op === alternative || op === alternativeMatch) {
        stack.push({ pc: arg, captures: thread.captures }, { pc: out, captures: thread.captures });
      } else if (op === capture) {
        visits += captureSlots >>> 2;
        stack.push({ pc: out, captures: arg < captureSlots ? thread.captures.with(arg, at) : thread.captures });
      } else if (op === emptyWidth) {
        if ((arg & ~conditions) === 0) stack.push({ pc: out, captures: thread.captures });
      } else if (op === nothing) stack.push({ pc: out, captures: thread.captures });
      else if (op === match || op >= rune) list.push(thread);
    }
  };

  for (let at = from; ; ) {
    const character = text.codePointAt(at) ?? -1;
    const width = character > 0xffff ? 2 : 1;
    if (found === undefined && (anchoring === 'anywhere' || at === from)) {
      follow(threads, start, blank.with(0, at), at, conditionsAt(text, at));
    }
    if (threads.length === 0 && (found !== undefined || anchoring === 'whole')) break;
    const next: Thread[] = [];
    const conditions = conditionsAt(text, at + width);
    for (const { pc, captures } of threads) {
      visits++;
      const instruction = instructions[pc] as (typeof instructions)[number];
      const { op } = instruction;
      if (op === match) {
        if (anchoring === 'whole' && character !== -1) continue;
        found = captures.with(1, at);
        break;
      }
      if (character === -1) continue;
      const fits =
        op === runeAny ||
        (op === runeAnyButNewline
          ? character !== 10
          : (op === rune || op === runeOne) && instruction.matchRune(character));
      if (fits) follow(next, instruction.out, captures, at + width, conditions);
    }
    if (visits >= 512) {
      run.charge(Math.ceil(visits / visitsPerStep));
      visits = 0;
    }
    if (character === -1) break;
    threads = next;
    at += width;
  }
  run.charge(searchCost + Math.ceil((visits + instructions.length) / visitsPerStep));
  return found;
}

/** What holds between two characters, as bits: begin and end of line, begin and end of text, word boundary or none. */
function conditionsAt(text: string, at: number): number {
  const before = at > 0 ? text.charCodeAt(at - 1) : -1;
  const after = at < text.length ? text.charCodeAt(at) : -1;
  const lines = (before === -1 || before === 10 ? 1 : 0) | (after === -1 || after === 10 ? 2 : 0);
  const ends = (before === -1 ? 4 : 0) | (after === -1 ? 8 : 0);
  return lines | ends | (isWord(before) === isWord(after) ? 32 : 16);
}

function isWord(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f
  );
}
