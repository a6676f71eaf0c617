import { existsSync } from 'node:fs';
import { type ServerOptions, withAdminClient } from '../admin-client.ts';
import { EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson } from '../print.ts';
import { readJourneyFile } from '../read-journey-file.ts';
import { printAnswerDifferences, type ShownDifference } from './answer-differences.ts';
import { readNumber, readTime } from './run-filters.ts';

interface BacktestOptions extends ServerOptions {
  readonly json?: boolean;
  readonly last: string;
  readonly since?: string;
  readonly until?: string;
}

/** `waymark journey backtest`: what a draft would have answered to recorded calls. */
export function backtestJourney(target: string, options: BacktestOptions): Promise<number> {
  const document = existsSync(target) ? readJourneyFile(target) : undefined;
  const id = document?.id ?? target;
  const now = Date.now();
  const request = {
    last: Number(readNumber('--last', options.last, /^[1-9]\d{0,4}$/)),
    ...(options.since !== undefined && { from: Number(readTime('--since', options.since, now)) }),
    ...(options.until !== undefined && { until: Number(readTime('--until', options.until, now)) }),
    ...(document !== undefined && { document }),
  };
  return withAdminClient(options, async (client) => {
    const path = `/journeys/${encodeURIComponent(id)}/backtest`;
    const { status, body } = await client.call('POST', path, request, {}, [422]);
    if (options.json) printJson(body);
    else if (status === 422) {
      printDiagnostics(body.diagnostics ?? []);
      print('Not replayed; mend the errors above.');
    } else printReport(body);
    return status === 422 ? EXIT.findings : EXIT.done;
  });
}

interface Report {
  readonly replayed: number;
  readonly same: number;
  readonly changed: number;
  readonly skipped: number;
  readonly groups: readonly (ShownDifference & {
    readonly count: number;
    readonly runIds: readonly string[];
    readonly unanswered: readonly string[];
  })[];
}

function printReport({ replayed, same, changed, skipped, groups }: Report): void {
  if (replayed + skipped === 0) {
    print('No recorded run has a receipt: set "receipts: all" in the journey\'s settings, or wait for the sample.');
    return;
  }
  print(
    `${replayed} runs replayed: ${same} the same, ${changed} changed${skipped === 0 ? '' : `; ${skipped} of versions that are gone`}`,
  );
  for (const { count, answer, parting, runIds, unanswered } of groups) {
    print('');
    print(`${count} ${count === 1 ? 'run' : 'runs'}, such as ${runIds.join(', ')}`);
    if (parting !== null) print(`  way: ${parting.before ?? 'ended'} → ${parting.now ?? 'ends'}`);
    printAnswerDifferences(answer, '  ');
    if (unanswered.length > 0) print(`  asked, and not on record: ${unanswered.join(', ')}`);
  }
}
