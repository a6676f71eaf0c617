import { compareRuns, type Plan, pathOf, type Receipt, replayRun } from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { DOCUMENT_BODY_LIMIT } from '../journeys/schema.ts';
import { BROKEN_DRAFT, compileDraft } from './draft-plan.ts';
import { findRecordedRun } from './find-recorded-run.ts';
import { presentDifference } from './present-difference.ts';
import type { RecordedPlans } from './recorded-plans.ts';
import { replayBody, runParams } from './schema.ts';

/** Repeats a recorded run from its receipt, on the version that ran or on a draft. */
export function replayRoute(api: Api, options: AdminApiOptions, plans: RecordedPlans): void {
  const { storage } = options;
  api.post(
    '/runs/:runId/replay',
    operation({
      operationId: 'replayRun',
      summary: 'Repeat a recorded run',
      description:
        'On the version that ran the result is the same, bit for bit. On the draft, or on the document in the body, it shows where the two part. Nothing outside is asked: every answer is the recorded one.',
      tag: 'Runs',
      policy: VIEWER,
      params: runParams,
      body: replayBody,
      bodyLimit: DOCUMENT_BODY_LIMIT,
      response: { 200: { $ref: 'RunReplay#' } },
      problems: ['not-found', 'no-receipt', 'version-gone', 'not-publishable'],
    }),
    async ({ params, body }, reply) => {
      const found = await findRecordedRun(params.runId, storage, plans);
      if ('problem' in found) return sendProblem(reply, found.problem, { detail: found.detail });
      const { receipt, plan } = found;
      const { on = 'version', document } = body ?? {};
      if (on === 'version' && document === undefined) return replay(receipt, plan, plan);
      const draft = document ?? (await storage.journeys.get(receipt.journeyId))?.draft;
      const compiled = await compileDraft(draft, options);
      if (compiled.plan === null) {
        return sendProblem(reply, 'not-publishable', { detail: BROKEN_DRAFT, diagnostics: compiled.diagnostics });
      }
      return replay(receipt, plan, compiled.plan);
    },
  );
}

const clock = { now: () => 0, monotonic: () => performance.now() };

async function replay(receipt: Receipt, ran: Plan, wanted: Plan) {
  const before = await replayRun(ran, receipt, clock);
  const now = await replayRun(wanted, receipt, clock);
  const steps = { before: pathOf(ran, before.result.path), now: pathOf(wanted, now.result.path) };
  const difference = compareRuns(
    { outcome: before.result.outcome, steps: steps.before },
    { outcome: now.result.outcome, steps: steps.now },
  );
  return {
    ...presentDifference(difference),
    version: receipt.version,
    steps: { before: steps.before.map(withoutTime), now: steps.now.map(withoutTime) },
    unanswered: now.unanswered,
  };
}

const withoutTime = ({ step, branch }: { readonly step: string; readonly branch: string | null }) => ({ step, branch });
