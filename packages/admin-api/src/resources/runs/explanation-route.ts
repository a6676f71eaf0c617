import { RunExplainer, redactAnswer, redactRequest, redactSteps, replayRun } from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { findRecordedRun } from './find-recorded-run.ts';
import type { RecordedPlans } from './recorded-plans.ts';
import { runParams } from './schema.ts';

/** What a recorded run did, step by step, with the values: repeated from its receipt, and redacted. */
export function explanationRoute(api: Api, { storage }: AdminApiOptions, plans: RecordedPlans): void {
  api.get(
    '/runs/:runId/explanation',
    operation({
      operationId: 'explainRun',
      summary: 'Explain a recorded run',
      description:
        'Every step with what its formulas yielded and what it set, from the receipt of the run. Tokens, secrets and what a key calls so are hidden; long values are shortened.',
      tag: 'Runs',
      policy: VIEWER,
      params: runParams,
      response: { 200: { $ref: 'RunExplanation#' } },
      problems: ['not-found', 'no-receipt', 'version-gone'],
    }),
    async ({ params }, reply) => {
      const found = await findRecordedRun(params.runId, storage, plans);
      if ('problem' in found) return sendProblem(reply, found.problem, { detail: found.detail });
      const { receipt, plan, redaction } = found;
      const explainer = new RunExplainer(plan);
      const clock = { now: () => 0, monotonic: () => performance.now() };
      const { result } = await replayRun(plan, receipt, clock, explainer);
      const { outcome } = result;
      return {
        runId: params.runId,
        journeyId: receipt.journeyId,
        version: receipt.version,
        subJourneys: receipt.subJourneys,
        caller: receipt.caller,
        request: redactRequest(receipt.request, redaction),
        steps: redactSteps(explainer.steps, redaction),
        ...(outcome.kind === 'answer'
          ? { answer: redactAnswer(outcome, explainer.steps.at(-1)?.step ?? '', redaction) }
          : { failure: withoutKind(outcome) }),
      };
    },
  );
}

function withoutKind<Fields extends { readonly kind: unknown }>({ kind: _, ...rest }: Fields): Omit<Fields, 'kind'> {
  return rest;
}
