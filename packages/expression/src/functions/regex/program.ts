import type { RE2JS } from 're2js';
import type { Run } from '../../compile/run.ts';
import type { ExpressionError } from '../../errors.ts';
import { failure } from '../arguments.ts';
import { regexLibrary } from '../libraries.ts';

/** One instruction of a compiled regular expression, as the library makes it. */
export interface Instruction {
  readonly op: number;
  readonly out: number;
  readonly arg: number;
  matchRune(rune: number): boolean;
}

/** A compiled regular expression. */
export interface RegexProgram {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  /** Places of captured text: two for the whole and two for each group. */
  readonly captureSlots: number;
  readonly groupNames: Readonly<Record<string, number>>;
}

/** Longest pattern, in UTF-16 units. */
const maximumPattern = 1_000;
/** Most instructions of a pattern: `(a{100}){10}` has a thousand. */
const maximumInstructions = 2_000;
/** Bounds the work of compiling: the sum of all counts in `{n,m}`, times the length of the pattern. */
const maximumRepetition = 100_000;
const maximumKept = 200;
/** Patterns rarely change, so each is compiled once. `undefined` marks a pattern that can't be read. */
const kept = new Map<string, RegexProgram | undefined>();

/** Compiles a pattern in the syntax of RE2. Throws if it can't be read or is too large. */
export function compileRegex(run: Run, pattern: string, position: number): RegexProgram {
  const program = tryCompileRegex(run, pattern, position);
  if (program === undefined) {
    throw failure("This isn't a regular expression (RE2 syntax: neither lookaround nor backreferences).", position);
  }
  return program;
}

/** Like {@link compileRegex}, but answers `undefined` for a pattern that can't be read. */
export function tryCompileRegex(run: Run, pattern: string, position: number): RegexProgram | undefined {
  if (pattern.length > maximumPattern) {
    throw failure(`A regular expression may be ${maximumPattern} characters long at most.`, position);
  }
  const { RE2JS: library } = regexLibrary.for(run);
  run.charge(1 + (pattern.length >>> 3));
  if (repetitionOf(pattern) > maximumRepetition) throw tooLarge(position);
  const isNew = firstUse(run, pattern);
  if (isNew) run.charge(readingCost(pattern));
  if (!kept.has(pattern)) {
    if (kept.size >= maximumKept) kept.clear();
    kept.set(pattern, readProgram(library, pattern));
  }
  const program = kept.get(pattern);
  if (isNew) run.charge(instructionCost * (program?.instructions.length ?? 0));
  if (program !== undefined && program.instructions.length > maximumInstructions) {
    throw tooLarge(position);
  }
  return program;
}

/** Measured, in steps: what an instruction of a compiled pattern, and a character of any pattern, cost at most. */
const instructionCost = 40;
const characterCost = 20;
/** A class of Unicode, and a range that may reach far, if upper and lower case are the same in it. */
const classCost = 1_500;
const foldedRangeCost = 40_000;

/** What reading a pattern costs, as far as it can be told before. */
function readingCost(pattern: string): number {
  const ignoresCase = /\(\?[A-Za-z-]*i/.test(pattern);
  const classes = pattern.match(/\\[pP]|\[:/g)?.length ?? 0;
  const farRanges = ignoresCase ? (pattern.match(/-(?:\\|[^\0-\x7f])/g)?.length ?? 0) : 0;
  return characterCost * pattern.length + classCost * classes * (ignoresCase ? 2 : 1) + foldedRangeCost * farRanges;
}

/** Patterns that an evaluation has paid for. What it pays must not depend on what other evaluations left behind. */
const paid = new WeakMap<Run, Set<string>>();

function firstUse(run: Run, pattern: string): boolean {
  let patterns = paid.get(run);
  if (patterns === undefined) {
    patterns = new Set();
    paid.set(run, patterns);
  }
  if (patterns.has(pattern)) return false;
  patterns.add(pattern);
  return true;
}

/** The library parses and compiles; what it compiles to is run by our own machine, which charges for its work. */
function readProgram(library: typeof RE2JS, pattern: string): RegexProgram | undefined {
  try {
    const compiled = library.compile(pattern);
    const { inst, start, numCap } = compiled.re2().prog as { inst: Instruction[]; start: number; numCap: number };
    return { instructions: inst, start, captureSlots: Math.max(2, numCap), groupNames: compiled.namedGroups() };
  } catch {
    return undefined;
  }
}

function repetitionOf(pattern: string): number {
  let sum = 0;
  for (const [, least, most] of pattern.matchAll(/\{(\d{1,6})(?:,(\d{0,6}))?\}/g)) {
    sum += Math.max(Number(least), Number(most ?? 0));
  }
  return sum * pattern.length;
}

function tooLarge(position: number): ExpressionError {
  return failure('This regular expression repeats too much.', position);
}
