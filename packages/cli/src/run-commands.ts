import { type Command, Option } from 'commander';
import { type Finish, remoteCommand } from './command-options.ts';

/** `waymark run …`: what journeys did. */
export function addRunCommands(program: Command, on: Finish): void {
  const run = program.command('run').description('look at what journeys did');
  const remote = (name: string, description: string) => remoteCommand(run, name, description);
  const commands = () => import('./commands/run.ts');
  const outcomes = 'answer failure aborted expression-failed step-failed limit-exceeded deadline-exceeded';

  remote('list', 'list runs, newest first; all options that are given must fit')
    .option('--journey <id>', 'runs of this journey')
    .option('--journey-version <number>', 'runs of this version')
    .option('--status <status>', 'answered with this status, or a class of them such as 5xx')
    .addOption(
      new Option('--outcome <outcome>', 'ended like this; failure is every end but an answer').choices([
        ...outcomes.split(' '),
        'cancelled',
        'internal-error',
      ]),
    )
    .option('--client <id>', 'called by this client')
    .option('--correlation-id <id>', 'answered with this X-Correlation-Id')
    .option('--step <id>', 'took this step')
    .option('--branch <name>', 'left the step by this branch')
    .option('--since <time>', 'called at or after: a span before now such as 15m, 2h or 3d, or a date and time')
    .option('--until <time>', 'called before, in the same forms')
    .option('--slower-than <ms>', 'took at least so many milliseconds')
    .option('--with-receipt', 'with what the run saw')
    .option('--limit <number>', 'at most so many runs', '50')
    .action(on(async (options) => (await commands()).listRuns(options)));
  remote('show', 'show a run with every step that it took')
    .argument('<id>', 'id of the run')
    .action(on(async (id: string, options) => (await commands()).showRun(id, options)));
  remote('explain', 'show what every formula of a run yielded and every step set; needs its receipt')
    .argument('<id>', 'id of the run')
    .action(on(async (id: string, options) => (await import('./commands/run-explain.ts')).explainRun(id, options)));
  remote('replay', 'repeat a run from its receipt, and show where it parts from the record')
    .argument('<id>', 'id of the run')
    .option('--draft', 'on the draft of its journey instead of the version that ran')
    .option('--file <file>', 'on a journey file instead')
    .action(on(async (id: string, options) => (await import('./commands/run-replay.ts')).replayRun(id, options)));
}
