import { type ServerOptions, withAdminClient } from '../admin-client.ts';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson } from '../print.ts';
import { readJourneyFile } from '../read-journey-file.ts';
import { printAnswerDifferences, type ShownDifference } from './answer-differences.ts';

interface ReplayOptions extends ServerOptions {
  readonly json?: boolean;
  readonly draft?: boolean;
  readonly file?: string;
}

/** `waymark run replay`: repeats a recorded run, and tells whether it is the same. */
export function replayRun(id: string, options: ReplayOptions): Promise<number> {
  if (options.draft && options.file !== undefined) {
    throw new CommandError('Give --draft or --file, not both.', EXIT.usage);
  }
  const request =
    options.file !== undefined
      ? { document: readJourneyFile(options.file) }
      : { on: options.draft ? 'draft' : 'version' };
  return withAdminClient(options, async (client) => {
    const { status, body } = await client.call('POST', `/runs/${encodeURIComponent(id)}/replay`, request, {}, [422]);
    if (options.json) printJson(body);
    else if (status === 422) {
      printDiagnostics(body.diagnostics ?? []);
      print('Not replayed; mend the errors above.');
    } else printReplay(body);
    return status === 422 || !body.isSame ? EXIT.findings : EXIT.done;
  });
}

interface Replay extends ShownDifference {
  readonly isSame: boolean;
  readonly version: number;
  readonly steps: { readonly before: readonly ShownStep[]; readonly now: readonly ShownStep[] };
  readonly unanswered: readonly string[];
}
type ShownStep = { readonly step: string; readonly branch: string | null };

function printReplay({ isSame, parting, answer, steps, version, unanswered }: Replay): void {
  const common = parting?.after ?? steps.now.length;
  for (const step of steps.now.slice(0, common)) print(`  ${describeStep(step)}`);
  if (parting !== null) {
    print(`The ways part after ${parting.after} steps:`);
    for (const step of steps.before.slice(common)) print(`- ${describeStep(step)}`);
    for (const step of steps.now.slice(common)) print(`+ ${describeStep(step)}`);
  }
  printAnswerDifferences(answer);
  if (unanswered.length > 0) print(`Asked, and not on record: ${unanswered.join(', ')}`);
  print(isSame ? `The same as recorded on version ${version}.` : `Not the same as recorded on version ${version}.`);
}

const describeStep = ({ step, branch }: ShownStep) => (branch === null ? step : `${step} → ${branch}`);
