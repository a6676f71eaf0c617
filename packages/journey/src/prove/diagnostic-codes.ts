import type { JourneyDiagnostic } from './diagnostic.ts';

/** Every finding that a proof can report, with what it means. The reference page is generated from this table. */
export const DIAGNOSTIC_CODES = {
  'invalid-document': 'The document is not a journey: a field is missing, has the wrong type or is unknown.',
  'unknown-step-kind': 'The step is of a kind that this server does not have.',
  'step-kind-not-allowed': 'The step can not be used in a journey of this kind.',
  'invalid-field': 'A field of the step has a value that can not work.',
  'missing-redirect-uri': 'A 3xx answer needs a redirect URI.',
  'forbidden-header': 'The header is decided elsewhere, or its name is not a header name.',
  'duplicate-name': 'The same name stands twice where only one counts.',
  'ignored-field': 'The field has no effect with the other settings of the step.',
  'missing-start': 'The journey starts at a step that it does not have.',
  'unknown-branch': 'The step has no branch of this name.',
  'missing-branch': 'A branch that the step needs leads nowhere, so a path has no answer.',
  'unknown-target': 'The branch leads to a step that does not exist.',
  'endless-path': 'A branch leads back to a step before it, so a run might never end.',
  'unreachable-step': 'No path leads to the step.',
  'invalid-expression': 'The formula can not be compiled.',
  'undefined-variable': 'The formula reads a variable that no step sets on some path before it.',
  'missing-tests': 'The journey requires tests that pass before a publish, and has none.',
  'failing-test': 'A test of the journey fails, and the journey requires that they pass.',
  'low-coverage': 'The tests take fewer branches than the journey requires.',
} as const satisfies Record<string, string>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

/** A finding at a step; `path` is a dotted path below the step, such as `config.condition`. */
export function stepDiagnostic(
  step: string,
  path: string,
  finding: Pick<JourneyDiagnostic, 'severity' | 'message'> & {
    code: DiagnosticCode;
    range?: { start: number; end: number };
  },
): JourneyDiagnostic {
  const pointer = `/steps/${[step, ...path.split('.')].filter(Boolean).map(escapePointer).join('/')}`;
  return { ...finding, pointer, step, ...(path === '' ? {} : { field: path }) };
}

/** RFC 6901 §3. */
export const escapePointer = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1');
