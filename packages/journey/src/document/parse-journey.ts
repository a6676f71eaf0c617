import { LineCounter, parseDocument } from 'yaml';
import type { JourneyDiagnostic } from '../prove/diagnostic.ts';
import { hasDeepBrackets } from './nesting.ts';

/** Largest journey file, in UTF-16 units. */
export const MAX_JOURNEY_TEXT = 1_048_576;

/** Far beyond what a journey needs, and what a reader by recursion can take. */
const MAX_BRACKETS = 300;

/** What stands in a file, as plain data; not yet checked to be a journey. */
export interface ParsedJourney {
  readonly value?: unknown;
  readonly diagnostics: readonly JourneyDiagnostic[];
}

/** Reads a journey file: YAML 1.2, of which JSON is a part. Aliases, tags of other types and duplicate keys are refused. */
export function parseJourney(text: string): ParsedJourney {
  if (text.length > MAX_JOURNEY_TEXT) return refused(`The file is larger than ${MAX_JOURNEY_TEXT} characters.`);
  if (hasDeepBrackets(text, MAX_BRACKETS)) return refused('The file is nested too deeply: make it flatter.');
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false });
  const problems = [...parsed.errors, ...parsed.warnings];
  if (problems.length > 0) {
    return {
      diagnostics: problems.slice(0, 20).map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0]);
        return fault(`Line ${line}, column ${col}: ${message}.`);
      }),
    };
  }
  try {
    return { value: parsed.toJS({ maxAliasCount: 0 }), diagnostics: [] };
  } catch (error) {
    return refused(
      error instanceof ReferenceError
        ? 'The file uses YAML aliases: write the values out.'
        : 'The file can not be read as YAML.',
    );
  }
}

const fault = (message: string): JourneyDiagnostic => ({
  severity: 'error',
  code: 'invalid-document',
  message,
  pointer: '',
});
const refused = (message: string): ParsedJourney => ({ diagnostics: [fault(message)] });
