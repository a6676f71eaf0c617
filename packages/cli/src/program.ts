import { Command, CommanderError, Option } from 'commander';
import { CommandError, EXIT } from './command-error.ts';
import { visible } from './print.ts';

const JSON_OPTION = ['--json', 'print JSON for machines'] as const;

/** Builds the command line. Each command loads its own code, so that `--help` is quick. */
export function createProgram(finish: (exitCode: number) => void): Command {
  const program = new Command('waymark')
    .description('Draws the logic behind a REST endpoint, proves it, publishes it and explains every answer.')
    .version('0.1.0', '-V, --version')
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(add --help for the options)')
    .exitOverride();

  const on =
    <Args extends unknown[]>(action: (...args: Args) => Promise<number> | number) =>
    async (...args: Args) =>
      finish(await action(...args));

  program
    .command('start')
    .description('run the server until it is told to stop')
    .option('--demo', 'on an empty database, create an administrator, an application and the tutorial’s journey')
    .option('--host <address>', 'address to listen on (WAYMARK_HOST, 127.0.0.1)')
    .option('--port <number>', 'port to listen on (WAYMARK_PORT, 8080)')
    .option('--data <folder>', 'folder of the database (WAYMARK_DATA, ./data)')
    .action(on(async (options) => (await import('./commands/start.ts')).start(options)));

  program
    .command('eval')
    .description('evaluate an expression, or a file of cases')
    .argument('[expression]', 'the expression; quote it for your shell')
    .option('--cases <file>', 'run the cases of a JSON file and print each that fails')
    .option('--variables <json>', 'variables as a JSON object, or @file')
    .option('--request <json>', 'what @policy.request() yields, as JSON, or @file')
    .option('--template', 'the text is a template: text with ${expression} in it')
    .option('--type', 'print the type of the expression instead of its value')
    .option('-i, --interactive', 'ask for one expression after the other; so does no argument at a terminal')
    .addOption(new Option('--profile <profile>', 'the language').choices(['extended', 'mosaic']).default('extended'))
    .option(...JSON_OPTION)
    .action(
      on(async (expression: string | undefined, options) => {
        const { evalCases, evalExpression, evalInteractively } = await import('./commands/eval.ts');
        if (options.cases !== undefined) return evalCases(options.cases, options);
        if (expression !== undefined) return evalExpression(expression, options);
        if (options.interactive || (process.stdin.isTTY && process.stdout.isTTY)) return evalInteractively(options);
        throw new CommandError('Give an expression, or --cases FILE.', EXIT.usage);
      }),
    );

  program
    .command('test')
    .description('run the tests of a folder without a server')
    .argument('<folder>', 'folder with journey.yaml, tests.yaml and, for verified tokens, key-sets/')
    .option(...JSON_OPTION)
    .action(on(async (folder: string, options) => (await import('./commands/test.ts')).testFolder(folder, options)));

  addJourneyCommands(program, on);
  addRunCommands(program, on);

  program
    .command('token')
    .description('fetch a client access token (WAYMARK_CLIENT_ID, WAYMARK_CLIENT_SECRET, or the demo’s)')
    .option('--server <address>', 'address of the server (WAYMARK_SERVER)')
    .option('--client-id <id>', 'id of the client')
    .option(...JSON_OPTION)
    .action(on(async (options) => (await import('./commands/token.ts')).fetchToken(options)));

  program
    .command('migrate')
    .description('bring the database to the format of this version')
    .option('--data <folder>', 'folder of the database (WAYMARK_DATA, ./data)')
    .option(...JSON_OPTION)
    .action(on(async (options) => (await import('./commands/migrate.ts')).migrate(options)));

  return program;
}

type Finish = <Args extends unknown[]>(
  action: (...args: Args) => Promise<number> | number,
) => (...args: Args) => Promise<void>;

function addJourneyCommands(program: Command, on: Finish): void {
  const journey = program.command('journey').description('check, exchange and publish journeys');
  const remote = (name: string, description: string) =>
    journey
      .command(name)
      .description(description)
      .option('--server <address>', 'address of the server (WAYMARK_SERVER)')
      .option('--email <email>', 'who signs in (WAYMARK_EMAIL; the password is WAYMARK_PASSWORD)')
      .option(...JSON_OPTION);
  const commands = () => import('./commands/journey-remote.ts');

  journey
    .command('validate')
    .description('prove a file: errors stop a publish, warnings do not')
    .argument('<file>', 'journey file, YAML or JSON; - reads standard input')
    .option(...JSON_OPTION)
    .action(
      on(async (file: string, options) =>
        (await import('./commands/journey-validate.ts')).validateJourneyFile(file, options),
      ),
    );
  remote('list', 'list the journeys of a server').action(
    on(async (options) => (await commands()).listJourneys(options)),
  );
  remote('pull', 'print the draft of a journey, or write it to a file')
    .argument('<id>', 'id of the journey')
    .option('-o, --output <file>', 'write to this file')
    .action(on(async (id: string, options) => (await commands()).pullJourney(id, options)));
  remote('push', 'save a file as the draft; creates the journey if it is new')
    .argument('<file>', 'journey file, YAML or JSON; - reads standard input')
    .option('--force', 'replace what others saved since the file was pulled')
    .action(on(async (file: string, options) => (await commands()).pushJourney(file, options)));
  remote('publish', 'prove the draft and make it the version that answers calls')
    .argument('<id>', 'id of the journey')
    .requiredOption('--note <text>', 'why: it is kept with the version')
    .action(on(async (id: string, options) => (await commands()).publishJourney(id, options)));
}

function addRunCommands(program: Command, on: Finish): void {
  const run = program.command('run').description('look at what journeys did');
  const remote = (name: string, description: string) =>
    run
      .command(name)
      .description(description)
      .option('--server <address>', 'address of the server (WAYMARK_SERVER)')
      .option('--email <email>', 'who signs in (WAYMARK_EMAIL; the password is WAYMARK_PASSWORD)')
      .option(...JSON_OPTION);
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
}

/** Runs one command line. @returns The exit status. */
export async function runCommand(args: readonly string[]): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof CommandError || isExplained(error)) {
      process.stderr.write(`${visible(error.message)}\n`);
      if (error instanceof CommandError) return error.exitCode;
      return error.name === 'ConfigurationError' ? EXIT.usage : EXIT.failed;
    }
    process.stderr.write(`Unexpected error: ${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.failed;
  }
}

/** Errors of lower packages whose message is written for the person at the keyboard. */
const isExplained = (error: unknown): error is Error =>
  error instanceof Error && ['ConfigurationError', 'StorageError', 'StartError'].includes(error.name);
