import type { Run } from '../../compile/run.ts';
import { arrayType, booleanType, nullType, stringType } from '../../types/type.ts';
import { unionType } from '../../types/union.ts';
import type { Value } from '../../values/value.ts';
import { listResult, textArgument, textResult } from '../arguments.ts';
import type { FunctionDefinition, FunctionParameter } from '../function-definition.ts';
import { findMatch } from '../regex/machine.ts';
import { compileRegex, type RegexProgram } from '../regex/program.ts';
import { readReplacement } from '../regex/replacement.ts';

const text: FunctionParameter = { name: 'text', type: stringType, docs: 'The text to look at.' };
const pattern: FunctionParameter = {
  name: 'pattern',
  type: stringType,
  docs: 'A regular expression in the syntax of RE2; `(?i)` in front ignores case. In a string each backslash is written twice.',
};

/** Functions of `@strings` with regular expressions. Their work grows with the text, never faster. */
export const regexFunctions: readonly FunctionDefinition[] = [
  {
    name: 'strings.matches',
    parameters: [text, pattern],
    returns: booleanType,
    docs: 'Whether a regular expression matches **somewhere** in a text. Write `^…$` for the whole text.',
    examples: [
      { source: '@strings.matches("order 42", "[0-9]+")', result: true },
      { source: '@strings.matches("order 42", "^[0-9]+$")', result: false },
    ],
    extension: true,
    implementation(run, value, regex) {
      const whole = textArgument(value as Value, 0);
      return findMatch(run, compileRegex(run, textArgument(regex as Value, 1), 1), whole) !== undefined;
    },
  },
  {
    name: 'strings.extract',
    parameters: [text, pattern],
    returns: unionType(arrayType(unionType(stringType, nullType)), nullType),
    docs: 'The first match of a regular expression: a list with the whole match and then each group, `null` for a group that took no part. `null` if nothing matches.',
    examples: [
      { source: '@strings.extract("ann@example.com", "(.+)@(.+)")', result: ['ann@example.com', 'ann', 'example.com'] },
      { source: '@strings.extract("none", "[0-9]+")', result: null },
    ],
    extension: true,
    makesContainer: true,
    implementation(run, value, regex) {
      const whole = textArgument(value as Value, 0);
      const found = findMatch(run, compileRegex(run, textArgument(regex as Value, 1), 1), whole);
      return found === undefined ? null : listResult(run, groupsOf(run, whole, found));
    },
  },
  {
    name: 'strings.extractAll',
    parameters: [text, pattern],
    returns: arrayType(stringType),
    docs: 'Every match of a regular expression in a text, from left to right and without overlap.',
    examples: [{ source: '@strings.extractAll("1, 20 and 300", "[0-9]+")', result: ['1', '20', '300'] }],
    extension: true,
    makesContainer: true,
    implementation(run, value, regex) {
      const whole = textArgument(value as Value, 0);
      const matches: string[] = [];
      for (const found of allMatches(run, compileRegex(run, textArgument(regex as Value, 1), 1), whole)) {
        matches.push(textResult(run, whole.slice(found[0], found[1])));
      }
      return listResult(run, matches);
    },
  },
  {
    name: 'strings.replaceRegex',
    parameters: [
      text,
      pattern,
      {
        name: 'replacement',
        type: stringType,
        docs: 'What to put in the place of each match: `$1` is the first group, `$0` the match, `$<name>` a named group, `$$` a dollar sign.',
      },
    ],
    returns: stringType,
    docs: 'The text with every match of a regular expression replaced.',
    examples: [
      { source: '@strings.replaceRegex("2024-01-31", "([0-9]+)-([0-9]+)-([0-9]+)", "$3.$2.$1")', result: '31.01.2024' },
    ],
    extension: true,
    implementation(run, value, regex, replacement) {
      const whole = textArgument(value as Value, 0);
      const program = compileRegex(run, textArgument(regex as Value, 1), 1);
      const instead = textArgument(replacement as Value, 2);
      run.charge(instead.length >>> 2);
      const parts = readReplacement(instead, program);
      let result = '';
      let end = 0;
      for (const found of allMatches(run, program, whole)) {
        // A part may be a group that took no part, and then makes no text to count.
        run.charge(parts.length);
        let piece = whole.slice(end, found[0]);
        for (const part of parts) piece += typeof part === 'string' ? part : (groupOf(whole, found, part) ?? '');
        run.allocate(piece.length);
        result += piece;
        if (result.length > run.valueSize) run.allocate(result.length);
        end = found[1] as number;
      }
      return textResult(run, result + whole.slice(end));
    },
  },
];

/** An empty match right after another match is skipped, as in RE2. */
function* allMatches(run: Run, program: RegexProgram, text: string): Generator<readonly number[]> {
  let last = -1;
  for (let at = 0; at <= text.length; ) {
    const found = findMatch(run, program, text, at);
    if (found === undefined) return;
    const [start, end] = found as readonly [number, number];
    if (end > start || start !== last) yield found;
    last = end;
    at = end > start ? end : end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
  }
}

function groupOf(text: string, found: readonly number[], group: number): string | null {
  const start = found[2 * group] as number;
  const end = found[2 * group + 1] as number;
  return start < 0 || end < 0 ? null : text.slice(start, end);
}

function groupsOf(run: Run, text: string, found: readonly number[]): (string | null)[] {
  return Array.from({ length: found.length / 2 }, (_, group) => {
    const part = groupOf(text, found, group);
    run.allocate(part?.length ?? 4);
    return part;
  });
}
