import {
  answerOf,
  createStubPorts,
  executePlan,
  type Outcome,
  RunExplainer,
  resultOf,
  shortenValue,
  testRequest,
  testTime,
} from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { InvalidRequest } from '../../validate-request.ts';
import { BROKEN_DRAFT, compileDraft } from '../runs/draft-plan.ts';
import { DOCUMENT_BODY_LIMIT, journeyParams, simulateBody } from './schema.ts';

/** A call of the draft that nobody else notices: what is outside is answered by stubs, and the clock stands where it is put. */
export function simulateRoute(api: Api, options: AdminApiOptions): void {
  const { storage, tokens, clock = Date.now } = options;
  api.post(
    '/journeys/:journeyId/simulate',
    operation({
      operationId: 'simulateJourney',
      summary: 'Call the draft',
      description:
        'Runs the draft, or the document in the body, on a request and shows each step with its values. Calls to the outside take their answers from the stubs; tokens without a stub are checked against the key sets. No run is recorded.',
      tag: 'Journeys',
      policy: VIEWER,
      params: journeyParams,
      body: simulateBody,
      bodyLimit: 2 * DOCUMENT_BODY_LIMIT,
      response: { 200: { $ref: 'SimulatedRun#' } },
      problems: ['not-found', 'not-publishable'],
    }),
    async ({ params, body }, reply) => {
      const journey = await storage.journeys.get(params.journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      const compiled = await compileDraft(body.document ?? journey.draft, options);
      const { plan, diagnostics } = compiled;
      if (plan === null) return sendProblem(reply, 'not-publishable', { detail: BROKEN_DRAFT, diagnostics });
      const now = body.now === undefined ? clock() : testTime({ now: body.now });
      if (now === undefined) throw new InvalidRequest([{ in: 'body', pointer: '/now', message: NOT_A_TIME }]);
      const monotonic = () => performance.now();
      const ports = createStubPorts(body.stubs, now, tokens === undefined ? { monotonic } : { monotonic, tokens });
      const explainer = new RunExplainer(plan);
      const run = executePlan(plan, testRequest(body), body.client ?? null, 'simulated', ports, {
        observer: explainer,
      });
      const { outcome, events = [] } = await resultOf(run);
      return {
        status: answerOf(plan, outcome).status,
        ...presentOutcome(outcome),
        steps: explainer.steps.map((step) => ({
          ...step,
          values: shortenValue(step.values),
          sets: shortenValue(step.sets),
        })),
        events,
        shortages: ports.shortages,
        diagnostics,
      };
    },
  );
}

const NOT_A_TIME = 'Give a time in ISO 8601, such as 2026-01-01T00:00:00Z.';

function presentOutcome(outcome: Outcome) {
  if (outcome.kind === 'failure') {
    const { kind: _, ...failure } = outcome;
    return { failure };
  }
  const { status, headers, body } = outcome;
  const named = Array.from({ length: headers.length / 2 }, (_none, index) => ({
    name: headers[2 * index],
    value: headers[2 * index + 1],
  }));
  return { answer: { status, headers: named, body } };
}
