import { createHash } from 'node:crypto';
import { backtest, type RecordedCase } from '@waymark/journey';
import { operation } from '../../operation.ts';
import type { AdminApiOptions } from '../../options.ts';
import { toCursor, toPageRequest } from '../../page-schema.ts';
import { VIEWER } from '../../policy.ts';
import { sendProblem } from '../../problem.ts';
import type { Api } from '../../type-provider.ts';
import { DOCUMENT_BODY_LIMIT, journeyParams } from '../journeys/schema.ts';
import { BROKEN_DRAFT, compileDraft } from './draft-plan.ts';
import { presentDifference } from './present-difference.ts';
import type { RecordedPlans } from './recorded-plans.ts';
import { backtestBody } from './schema.ts';

const DEFAULT_LAST = 1000;
const PAGE = 200;
/** Pages that may hold nothing to replay: a journey without receipts must not be searched for ever. */
const MAX_PAGES = 500;

/** Replays recorded runs of a journey on its draft. */
export function backtestRoute(api: Api, options: AdminApiOptions, plans: RecordedPlans): void {
  const { storage } = options;
  api.post(
    '/journeys/:journeyId/backtest',
    operation({
      operationId: 'backtestJourney',
      summary: 'Replay recorded runs on the draft',
      description:
        'Repeats the last runs that have a receipt on the draft, or on the document in the body, and groups what would change. Nothing outside is asked: every answer is the recorded one.',
      tag: 'Runs',
      policy: VIEWER,
      params: journeyParams,
      body: backtestBody,
      bodyLimit: DOCUMENT_BODY_LIMIT,
      response: { 200: { $ref: 'BacktestReport#' } },
      problems: ['not-found', 'not-publishable'],
    }),
    async ({ params, body }, reply) => {
      const { journeyId } = params;
      const { last = DEFAULT_LAST, cursor, from, until, document } = body ?? {};
      const journey = await storage.journeys.get(journeyId);
      if (journey === undefined) return sendProblem(reply, 'not-found', { detail: 'There is no journey of this id.' });
      const compiled = await compileDraft(document ?? journey.draft, options);
      if (compiled.plan === null) {
        return sendProblem(reply, 'not-publishable', { detail: BROKEN_DRAFT, diagnostics: compiled.diagnostics });
      }
      const filter = {
        journeyId,
        hasReceipt: true,
        ...(from !== undefined && { from }),
        ...(until !== undefined && { until }),
      };
      const clock = { now: () => 0, monotonic: () => performance.now() };
      const { after = null } = toPageRequest(cursor === undefined ? {} : { cursor });
      const place = { next: after };
      const { groups, ...report } = await backtest(compiled.plan, recordedCases(filter, last, place), clock);
      return {
        ...report,
        groups: groups.map((group) => ({ ...group, ...presentDifference(group), key: shortKey(group.key) })),
        nextCursor: toCursor(place.next),
      };
    },
  );

  /** @param place - Where to begin, and behind the last case that was given: where to go on; null at the end */
  async function* recordedCases(
    filter: Parameters<typeof storage.runs.list>[0],
    last: number,
    place: { next: string | null },
  ): AsyncGenerator<RecordedCase> {
    let given = 0;
    for (let page = 0; page < MAX_PAGES && given < last; page++) {
      const limit = Math.min(PAGE, last - given);
      const after = place.next === null ? {} : { after: place.next };
      const { items, next } = await storage.runs.list(filter, { limit, ...after });
      for (const { id } of items) {
        const receipt = await storage.runs.findReceipt(id);
        if (receipt === undefined) continue;
        given += 1;
        yield { runId: id, receipt, plan: (await plans.find(receipt))?.plan ?? null };
      }
      place.next = next;
      if (next === null) return;
    }
  }
}

/** A key may name what a run failed with: callers need only tell whether two are the same. */
const shortKey = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);
