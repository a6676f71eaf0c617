import type { JourneyDiagnostic } from './diagnostic.ts';

/** What a finding means. `docs/reference/diagnostics.md` is generated from these. */
export interface DiagnosticCodeDocs {
  readonly severity: JourneyDiagnostic['severity'];
  readonly meaning: string;
  /** A fault that leads to it, in a few words. */
  readonly example: string;
  readonly wayOut: string;
}

const error = (meaning: string, example: string, wayOut: string) =>
  ({ severity: 'error', meaning, example, wayOut }) as const;
const warning = (meaning: string, example: string, wayOut: string) =>
  ({ severity: 'warning', meaning, example, wayOut }) as const;

/** Every finding that a proof can report. The reference page is generated from this table. */
export const DIAGNOSTIC_CODES = {
  // The document and its fields.
  'invalid-document': error(
    'The document is not a journey: a field is missing, has the wrong type or is unknown.',
    '`nmae: Check` instead of `name: Check`',
    'Correct the field that the finding names.',
  ),
  'reserved-id': error(
    'The id of the journey is a word that addresses of the portal use.',
    '`id: b2b`',
    'Choose another id, such as `b2b-login`.',
  ),
  'unknown-step-kind': error(
    'The step is of a kind that this server does not have.',
    '`kind: teleport`',
    'Use one of the kinds that the message lists.',
  ),
  'step-kind-not-allowed': error(
    'The step can not be used in a journey of this kind.',
    '`http-complete` in a sub-journey, or `complete` in a backend API journey',
    'End a backend API journey with `http-complete`, and a sub-journey with `complete`.',
  ),
  'invalid-field': error(
    'A field has a value that can not work.',
    '`responseCode: 299`',
    'Choose another value; the message says which ones work.',
  ),
  'missing-redirect-uri': error(
    'A 3xx answer needs a redirect URI.',
    '`responseCode: 307` alone',
    'Give `redirectUri`; in the default answer, a `Location` header.',
  ),
  'forbidden-header': error(
    'The header is decided elsewhere, or its name is not a header name.',
    'a header `Content-Length`',
    'Remove the header.',
  ),
  'duplicate-name': error(
    'The same name stands twice where only one counts.',
    'two cases named `web`',
    'Rename or remove one of the two.',
  ),
  'ignored-field': warning(
    'The field has no effect with the other settings.',
    'a body with `responseCode: 204`',
    'Remove the field, or change the setting that makes it useless.',
  ),
  'unexpected-parameters': error(
    'Only a sub-journey is called with parameters.',
    '`parameters` in a backend API journey',
    'Read the request with `@policy.request()`, or make it a sub-journey.',
  ),
  'missing-tests': error(
    'The journey requires tests that pass before a publish (`requireTests`), and has none.',
    '`settings: {requireTests: true}` without `tests`',
    'Add a test, or let `waymark test --generate --write` write some.',
  ),

  // The graph.
  'missing-start': error(
    'The journey starts at a step that it does not have.',
    '`start: chekc` where the step is called `check`',
    'Start at a step that exists.',
  ),
  'unknown-branch': error(
    'The step has no branch of this name.',
    '`maybe: answer` below `branches` of a condition',
    'Remove the branch, or use one that the message lists.',
  ),
  'missing-branch': error(
    'A branch that the step needs leads nowhere, so a path has no answer.',
    'a condition without `no`',
    'Lead the branch to a step; inside a loop or block, `$end` leads out.',
  ),
  'unknown-target': error(
    'The branch leads to a step that does not exist.',
    '`next: anwser` where the step is called `answer`',
    'Correct the id, or add the step.',
  ),
  'endless-path': error(
    'A branch leads back to a step before it, so a run might never end.',
    'a retry that leads back by a branch',
    'Lead it forward, or repeat with a `while-loop` step, which has a bound.',
  ),
  'unreachable-step': error('No path leads to the step.', 'a step that was left over', 'Connect it or remove it.'),
  'start-in-area': error(
    'The first step of a journey can not be inside a loop or block.',
    '`start` names a step with `inside`',
    'Start at the loop or block itself.',
  ),
  'unknown-area': error(
    'The step says to be inside something that is no loop and no block.',
    '`inside: chekc-all`',
    'Name the loop or block, or remove `inside`.',
  ),
  'area-in-itself': error(
    'Loops or blocks contain each other in a circle.',
    'a block that is inside itself',
    'Take one of them out.',
  ),
  'empty-area': error(
    'A loop or block holds no steps.',
    'a block that no step names with `inside`',
    'Put steps into it, or remove it.',
  ),
  'crossing-area': error(
    'A branch leads across the border of a loop or block.',
    'a step of a loop that leads to one behind the loop',
    'Lead it to `$end` to leave, and to the loop or block itself to enter.',
  ),
  'end-outside-area': error(
    '`$end` ends a loop or block, and the step is in none.',
    '`next: $end` of a step of the journey itself',
    'Lead the branch to a step that answers.',
  ),
  'too-many-passes': error(
    'A loop of more than 100 passes needs a step budget of its journey.',
    '`maxPasses: 500` without `maxSteps`',
    'Lower `maxPasses`, or name `maxSteps` in the settings.',
  ),
  'endless-loop': warning(
    'The condition of a loop is still true when the loop may make no further pass, whatever the request.',
    '`condition: i < 10` with the counter `i` and `maxPasses: 5`',
    'Raise `maxPasses`, or let the condition end before.',
  ),
  'too-many-steps': warning(
    'In the worst case a run takes more steps than it may, and is ended.',
    'loops in loops with many passes',
    'Lower the passes, or raise `maxSteps` in the settings.',
  ),
  'slow-path': warning(
    'In the worst case a path takes longer than the deadline.',
    'a search in a large list in each of 100 passes, with `deadlineMs: 10`',
    'Shorten the path, lower the passes, or raise `deadlineMs`.',
  ),

  // Formulas.
  'invalid-expression': error(
    'The formula can not be read.',
    '`amount === 1`',
    'Correct it; the finding often has a fix.',
  ),
  'type-error': error(
    'The formula fails whenever it is evaluated.',
    '`null + 1`, or a member of a text',
    'Convert the value, test it first, or use another function.',
  ),
  'undefined-variable': error(
    'The formula reads a variable that some path before it has not set.',
    'a variable that only the *yes* branch sets, read where both branches meet',
    'Set it on the path that the message names, or before the paths part.',
  ),
  'condition-not-boolean': error(
    'A condition yields something other than true or false.',
    '`@std.len(items)`',
    'Compare the value with something.',
  ),
  'constant-condition': warning(
    'A condition comes out the same each time, so one branch is never taken.',
    'the same condition once more on its own *yes* branch',
    'Remove the condition or correct it.',
  ),
  'literal-placeholder': warning(
    'A text that is taken as it is holds `${…}`, which nobody replaces by a value.',
    'a header `X-Trace: ${id}` in the default answer, which is constant',
    'Write the value itself, or use a field that takes templates.',
  ),
  'doubtful-expression': warning(
    'The formula works, but hardly as it is meant.',
    '`name || "nobody"`, where an empty text counts as true',
    'Follow the message; the finding often has a fix.',
  ),
  'unmatchable-value': error(
    'A value of a match-case step can not be converted to its data type, so that the step takes *otherwise*.',
    'a case `"web"` with `dataType: integer`',
    'Correct the value or the data type.',
  ),
  'unreachable-case': warning(
    'A case of a match-case step can never be taken.',
    'a case `"put"` where the value is `"GET"` or `"POST"`',
    'Remove the case or correct its value.',
  ),

  // Sub-journeys.
  'unknown-sub-journey': error(
    'The sub-journey does not exist, or no version of it is published.',
    '`journey: chekc-user`',
    'Correct the id, or publish the sub-journey first.',
  ),
  'not-a-sub-journey': error(
    'The step calls a journey of another kind.',
    'a backend API journey called as a sub-journey',
    'Call a journey of the kind `sub-journey`.',
  ),
  'recursive-sub-journey': error(
    'A sub-journey calls itself, directly or by a detour.',
    '`a` calls `b`, and `b` calls `a`',
    'Take one of the calls out; repeat with a `while-loop` step.',
  ),
  'unknown-parameter': error(
    'The sub-journey has no parameter of this name.',
    '`name: scroe` where it is called `score`',
    'Correct or remove the name.',
  ),
  'missing-parameter': error(
    'The sub-journey needs a parameter that the step does not give.',
    'a call without `score`',
    'Give the parameter.',
  ),
  'wrong-parameter': error(
    'The value of a parameter is not of the type that the sub-journey needs.',
    '`"high"` for a number',
    'Convert the value.',
  ),
  'never-completes': error(
    'No path of the sub-journey ends in a complete step, so no journey that calls it would go on.',
    'a sub-journey that only aborts',
    'End a path with `complete`, or abort in the journey itself.',
  ),
  // Where tokens, secrets and what the caller sent flow to.
  'open-redirect': error(
    'The caller chooses the host that a redirect leads to.',
    '`redirectUri: ${@policy.request().body.url}`',
    'Begin the address with a fixed host and a slash, or let through only values of a list of yours.',
  ),
  'unverified-claims': warning(
    'A decision or an answer depends on claims of a token whose signature nobody checked.',
    '`@crypto.extractTokenClaims(token).role == "admin"`',
    'Check the token before, with a `validate-token` step or `@crypto.verifyToken`.',
  ),
  'token-leak': error(
    "The caller's token or cookie reaches an answer, an event or the log.",
    'an event with `@policy.request().headers`',
    'Pass on only the parts that are needed, or the hash of the token.',
  ),
  'secret-leak': error(
    'A secret, such as a decrypted text, reaches an answer, an event or the log.',
    'a body with `@crypto.aesDecrypt(…)` in it',
    'Leave it out, encrypt it again, or use its hash.',
  ),
  'failing-test': error(
    'A test of the journey fails, and the journey requires that they pass before a publish.',
    'a test that expects 200 and gets 401',
    'Mend the journey, or the test where the new answer is right.',
  ),
  'low-coverage': error(
    'The tests take fewer branches than the journey requires before a publish (`requiredCoverage`).',
    '`settings: {requiredCoverage: 100}` and no test that takes a `no` branch',
    'Add tests for the branches that it names, or let `waymark test --generate --missing --write` write them.',
  ),
} as const satisfies Record<string, DiagnosticCodeDocs>;

export type DiagnosticCode = keyof typeof DIAGNOSTIC_CODES;

type Extras = Pick<JourneyDiagnostic, 'range' | 'rule' | 'fix'>;

/** A finding at a step; `path` is a dotted path below the step, such as `config.condition`. */
export function stepDiagnostic(
  step: string,
  path: string,
  finding: Pick<JourneyDiagnostic, 'severity' | 'message'> & { code: DiagnosticCode } & Extras,
): JourneyDiagnostic {
  return { ...finding, pointer: pointerTo(step, path), step, ...(path === '' ? {} : { field: path }) };
}

/** A finding at a step, as severe as its code. */
export const stepFinding = (
  step: string,
  path: string,
  code: DiagnosticCode,
  message: string,
  extras: { readonly [Key in keyof Extras]: Extras[Key] | undefined } = {},
): JourneyDiagnostic =>
  stepDiagnostic(step, path, { severity: DIAGNOSTIC_CODES[code].severity, code, message, ...defined(extras) });

/** A finding at the document itself. */
export const documentFinding = (
  pointer: string,
  code: DiagnosticCode,
  message: string,
  fix?: JourneyDiagnostic['fix'],
): JourneyDiagnostic => ({
  severity: DIAGNOSTIC_CODES[code].severity,
  code,
  message,
  pointer,
  ...(fix === undefined ? {} : { fix }),
});

const defined = (extras: { readonly [Key in keyof Extras]: Extras[Key] | undefined }): Extras =>
  Object.fromEntries(Object.entries(extras).filter(([, value]) => value !== undefined));

/** JSON Pointer to a field of a step, given as a dotted path below the step. */
export const pointerTo = (step: string, path: string) =>
  `/steps/${[step, ...segmentsOf(path)].map(escapePointer).join('/')}`;

/** Names of branches may hold anything until they are found to be unknown; names of fields hold no dots. */
function segmentsOf(path: string): string[] {
  if (path.startsWith('branches.')) return ['branches', path.slice('branches.'.length)];
  return path.split('.').filter(Boolean);
}

/** RFC 6901 §3. */
export const escapePointer = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1');
