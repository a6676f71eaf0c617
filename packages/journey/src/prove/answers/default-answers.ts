import { unknownType } from '@waymark/expression';
import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { DEFAULT_DEADLINE_MS, DEFAULT_MAX_STEPS } from '../../document/journey-schema.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { constantAnswer } from '../../steps/http-complete/constant-answer.ts';
import { RESPONSE_CODES } from '../../steps/http-complete/response-codes.ts';
import { FAILURE } from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { CalleeTypes } from '../flow/callee-types.ts';
import { analyseFlow, type JourneyFlow } from '../flow/journey-flow.ts';
import { buildGraph } from '../journey-graph.ts';
import { ERROR_SCHEMA } from '../openapi/error-schema.ts';
import type { AnswerBody, DefaultAnswer, DefaultAnswers } from './journey-answers.ts';
import { mayFail } from './may-fail.ts';

/** What callers get from runs without an answer of their own, and what can lead to that. */
export function defaultAnswersOf(
  document: JourneyDocument,
  flow: JourneyFlow,
  reachable: ReadonlySet<string>,
  findSubJourney: FindSubJourney,
): DefaultAnswers {
  const { deadlineMs = DEFAULT_DEADLINE_MS, maxSteps = DEFAULT_MAX_STEPS } = document.settings ?? {};
  const causes: Causes = { aborts: [], failures: [], loopLimits: [] };
  new CauseFinder(findSubJourney, causes).look(document, flow, reachable, '', true, []);
  return { answers: answersOf(document, causes), ...causes, deadlineMs, maxSteps };
}

interface Causes {
  readonly aborts: { readonly step: string; readonly reason: string }[];
  readonly failures: { readonly step: string; readonly fields: readonly string[] }[];
  readonly loopLimits: { readonly step: string; readonly maxPasses: number }[];
}

/** Sub-journeys that are looked into, all calls together. */
const MAX_CALLS = 200;

/** Looks for what can end a run early, in a journey and in the sub-journeys that it calls. */
class CauseFinder {
  readonly #findSubJourney: FindSubJourney;
  readonly #causes: Causes;
  readonly #types: CalleeTypes;
  #calls = MAX_CALLS;

  constructor(findSubJourney: FindSubJourney, causes: Causes) {
    this.#findSubJourney = findSubJourney;
    this.#causes = causes;
    this.#types = new CalleeTypes(findSubJourney);
  }

  /**
   * @param prefix - Of the ids of its steps.
   * @param failuresCount - False in a sub-journey whose failures its caller takes.
   * @param callers - Ids of the journeys that it was called by.
   */
  look(
    document: JourneyDocument,
    flow: JourneyFlow,
    reachable: ReadonlySet<string>,
    prefix: string,
    failuresCount: boolean,
    callers: readonly string[],
  ): void {
    for (const id of flow.graph.order) {
      if (!reachable.has(id)) continue;
      const step = document.steps[id] as Step;
      const planId = prefix + id;
      const reason = reasonOf(step);
      if (reason !== undefined) this.#causes.aborts.push({ step: planId, reason });
      const maxPasses = findStepKind(step.kind)?.maxPasses?.((step.config ?? {}) as never);
      if (maxPasses !== undefined) this.#causes.loopLimits.push({ step: planId, maxPasses });
      const fields = failuresCount && !isTaken(step) ? failingFields(id, step, flow) : [];
      if (fields.length > 0) this.#causes.failures.push({ step: planId, fields });
      this.#lookInside(document, id, step, prefix, failuresCount, callers);
    }
  }

  #lookInside(
    { id: caller }: JourneyDocument,
    id: string,
    step: Step,
    prefix: string,
    failuresCount: boolean,
    callers: readonly string[],
  ): void {
    const callee = findStepKind(step.kind)?.callee?.((step.config ?? {}) as never);
    if (callee === undefined || callee === caller || callers.includes(callee) || this.#calls-- <= 0) return;
    const found = this.#findSubJourney(callee);
    if (found === undefined) return;
    const flow = analyseFlow(found.document, buildGraph(found.document), this.#types);
    const reachable = new Set(flow.graph.order);
    this.look(found.document, flow, reachable, `${prefix}${id}/`, failuresCount && !isTaken(step), [
      ...callers,
      caller,
    ]);
  }
}

const isTaken = ({ branches }: Step) => branches?.[FAILURE] !== undefined;

function reasonOf({ kind, config }: Step): string | undefined {
  if (kind !== 'abort') return undefined;
  return (config as { reason?: string } | undefined)?.reason ?? '';
}

/** Fields of a step whose evaluation, or whose use, can fail so that no branch of the step takes it. */
function failingFields(id: string, step: Step, flow: JourneyFlow): string[] {
  const { kind, branches } = step;
  if (kind === 'match-case' || (kind === 'condition' && branches?.otherwise !== undefined)) return [];
  return flow.formulasOf(id).flatMap((formula) => {
    const { reads, expected, purpose, known } = formula;
    const isConstant = known?.compiled.constant !== undefined;
    // A computed header or address may hold characters that can't be sent; a token may be no good.
    const isChecked =
      purpose === 'token' || (!isConstant && (purpose === 'redirect' || /^headers\.\d+\.value$/.test(reads.path)));
    const isWrong = expected !== undefined && known?.check.complete !== true && !isConstant;
    return isChecked || isWrong || mayFail(formula) ? [reads.path] : [];
  });
}

function answersOf({ kind, settings = {} }: JourneyDocument, { aborts }: Causes): DefaultAnswer[] {
  if (kind !== 'backend-api') return [];
  const { defaultAnswer } = settings;
  if (defaultAnswer === undefined) {
    return [
      ...(aborts.length === 0 ? [] : [serversOwn(422, 'aborted')]),
      serversOwn(500, 'failed'),
      serversOwn(504, 'deadline'),
    ];
  }
  const { status, headers, body } = constantAnswer(defaultAnswer);
  const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [{ name, value: headers[index + 1] ?? '' }] : []));
  const mediaType = pairs.find(({ name }) => name === 'Content-Type')?.value;
  const content: AnswerBody =
    mediaType === undefined
      ? { kind: 'none' }
      : {
          kind: 'constant',
          mediaType,
          text: body,
          ...(mediaType.includes('json') ? { json: defaultAnswer.body } : {}),
        };
  return [{ status, reason: RESPONSE_CODES[status] ?? '', cause: 'any', headers: pairs, body: content }];
}

/** What the server says itself: `{"error_code": 500, "message": "…", "correlation_id": "…"}`. */
const serversOwn = (status: number, cause: DefaultAnswer['cause']): DefaultAnswer => ({
  status,
  reason: RESPONSE_CODES[status] ?? '',
  cause,
  headers: [
    { name: 'Content-Type', value: 'application/json' },
    { name: 'Cache-Control', value: 'no-store' },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
  ],
  body: { kind: 'computed', mediaType: 'application/json', type: unknownType, schema: ERROR_SCHEMA },
});
