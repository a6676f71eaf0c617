import type { Plan } from '../plan/plan.ts';
import type { Clock } from '../ports.ts';
import { pathOf } from '../run/path-of.ts';
import type { Receipt } from '../run/receipt.ts';
import { type AnswerDifference, compareRuns, type Parting, type RunDifference } from './compare-runs.ts';
import { replayRun } from './replay-run.ts';

/** A recorded run with the plan of the version that made it. */
export interface RecordedCase {
  readonly runId: string;
  readonly receipt: Receipt;
  /** Null where the version, or a sub-journey of it, is gone. */
  readonly plan: Plan | null;
}

/** Runs whose answers and ways change alike. */
export interface ChangeGroup {
  /** The same for groups of other reports that change alike. */
  readonly key: string;
  /** What changes in the answer, with the values of one of the runs; empty where only the way does. */
  readonly answer: readonly AnswerDifference[];
  readonly parting: Parting | null;
  readonly count: number;
  /** A few of the runs. */
  readonly runIds: readonly string[];
  /** What the draft asks and was not recorded: the result is a guess there. */
  readonly unanswered: readonly string[];
}

/** What a draft would have answered to recorded calls. */
export interface BacktestReport {
  readonly replayed: number;
  readonly same: number;
  readonly changed: number;
  /** Recorded runs that could not be repeated: the version that made them is gone. */
  readonly skipped: number;
  /** The largest group first. */
  readonly groups: readonly ChangeGroup[];
}

const MAX_EXAMPLES = 5;

/** Replays recorded runs on a draft, and on their own version to compare with. */
export async function backtest(
  draft: Plan,
  cases: AsyncIterable<RecordedCase> | Iterable<RecordedCase>,
  clock: Clock,
): Promise<BacktestReport> {
  const groups = new Map<string, ChangeGroup>();
  let [replayed, same, skipped] = [0, 0, 0];
  for await (const { runId, receipt, plan } of cases) {
    if (plan === null) {
      skipped++;
      continue;
    }
    replayed++;
    const before = await replayRun(plan, receipt, clock);
    const now = await replayRun(draft, receipt, clock);
    const difference = compareRuns(
      { outcome: before.result.outcome, steps: pathOf(plan, before.result.path) },
      { outcome: now.result.outcome, steps: pathOf(draft, now.result.path) },
    );
    if (difference.isSame) same++;
    else addTo(groups, difference, runId, now.unanswered);
  }
  return { replayed, same, changed: replayed - same, skipped, groups: largestFirst(groups) };
}

/** One report of two: what the draft would have answered to the calls of both. */
export function mergeBacktests(left: BacktestReport, right: BacktestReport): BacktestReport {
  const groups = new Map(left.groups.map((group) => [group.key, group]));
  for (const group of right.groups) {
    const known = groups.get(group.key);
    groups.set(group.key, known === undefined ? group : { ...known, ...together(known, group) });
  }
  return {
    replayed: left.replayed + right.replayed,
    same: left.same + right.same,
    changed: left.changed + right.changed,
    skipped: left.skipped + right.skipped,
    groups: largestFirst(groups),
  };
}

const largestFirst = (groups: ReadonlyMap<string, ChangeGroup>): readonly ChangeGroup[] =>
  [...groups.values()].sort((left, right) => right.count - left.count);

type Counted = Pick<ChangeGroup, 'count' | 'runIds' | 'unanswered'>;

function together(left: Counted, right: Counted): Counted {
  return {
    count: left.count + right.count,
    runIds: [...left.runIds, ...right.runIds].slice(0, MAX_EXAMPLES),
    unanswered: [...new Set([...left.unanswered, ...right.unanswered])].sort(),
  };
}

function addTo(
  groups: Map<string, ChangeGroup>,
  { answer, parting }: RunDifference,
  runId: string,
  unanswered: readonly string[],
): void {
  const key = JSON.stringify([answer.map(groupKey), parting?.before ?? null, parting?.now ?? null]);
  const known = groups.get(key) ?? { key, answer, parting, count: 0, runIds: [], unanswered: [] };
  groups.set(key, { ...known, ...together(known, { count: 1, runIds: [runId], unanswered }) });
}

/** Statuses and failures are told apart by their values; of everything else it counts only that it differs. */
const groupKey = ({ part, before, now }: AnswerDifference): string =>
  part === 'status' || part === 'failure' ? `${part} ${before} ${now}` : part;
