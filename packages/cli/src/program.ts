import { Command, CommanderError, Option } from 'commander';
import { CommandError, EXIT } from './command-error.ts';
import { type Finish, JSON_OPTION, remoteCommand } from './command-options.ts';
import { visible } from './print.ts';
import { readPipedExpression } from './read-piped-expression.ts';
import { addRunCommands } from './run-commands.ts';

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
    .argument('[expression]', 'the expression, quoted for your shell; left out, or -, it is read from standard input')
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
        if (options.cases !== undefined && expression !== undefined) {
          throw new CommandError('Give an expression or --cases FILE, not both.', EXIT.usage);
        }
        if (options.cases !== undefined) return evalCases(options.cases, options);
        if (expression !== undefined && expression !== '-') return evalExpression(expression, options);
        if (options.interactive || (process.stdin.isTTY && process.stdout.isTTY)) return evalInteractively(options);
        return evalExpression(readPipedExpression(), options);
      }),
    );

  program
    .command('test')
    .description('run the tests of journey files without a server, and say which branches they take')
    .argument('<path>', 'a journey file, or a folder with some; key-sets/ beside a file has the keys of its tokens')
    .option('--with <path...>', 'files or folders with sub-journeys that it calls, beside those in its own folder')
    .option('--generate', 'find an input for each path, and print tests of them instead of running those in the files')
    .option('--missing', 'with --generate: only for paths that no test takes')
    .option('--branches', 'with --generate: only tests that take a branch that no other test takes')
    .option('--write', 'with --generate: add the tests to the file; one of the same name is replaced')
    .option('--seed <number>', 'with --generate: another start of the search; the same gives the same tests', '1')
    .option(...JSON_OPTION)
    .action(
      on(async (path: string, options) =>
        options.generate || options.missing || options.branches || options.write
          ? (await import('./commands/test-generate.ts')).generateJourneyTests(path, options)
          : (await import('./commands/test.ts')).testJourneys(path, options),
      ),
    );

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

function addJourneyCommands(program: Command, on: Finish): void {
  const journey = program.command('journey').description('check, exchange and publish journeys');
  const remote = (name: string, description: string) => remoteCommand(journey, name, description);
  const commands = () => import('./commands/journey-remote.ts');

  journey
    .command('validate')
    .description('prove a file: errors stop a publish, warnings do not')
    .argument('<file>', 'journey file, YAML or JSON; - reads standard input')
    .option('--with <path...>', 'files or folders with sub-journeys that it calls, beside those in its own folder')
    .option(...JSON_OPTION)
    .action(
      on(async (file: string, options) =>
        (await import('./commands/journey-validate.ts')).validateJourneyFile(file, options),
      ),
    );
  journey
    .command('prove')
    .description('prove a file, and show all answers that its endpoint can give and how a call comes to each')
    .argument('<file>', 'journey file, YAML or JSON; - reads standard input')
    .option('--with <path...>', 'files or folders with sub-journeys that it calls, beside those in its own folder')
    .option(...JSON_OPTION)
    .action(
      on(async (file: string, options) =>
        (await import('./commands/journey-prove.ts')).proveJourneyFile(file, options),
      ),
    );
  journey
    .command('openapi')
    .description('print the OpenAPI document of the endpoint that a file becomes')
    .argument('<file>', 'journey file, YAML or JSON; - reads standard input')
    .option('--with <path...>', 'files or folders with sub-journeys that it calls, beside those in its own folder')
    .option('--server-url <address>', 'where callers reach the server, for the document')
    .option('-o, --output <file>', 'write to this file')
    .action(
      on(async (file: string, options) =>
        (await import('./commands/journey-openapi.ts')).describeJourneyFile(file, options),
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
    .requiredOption('--note <text>', 'why: it is kept with the version; required')
    .action(on(async (id: string, options) => (await commands()).publishJourney(id, options)));
  remote('backtest', 'replay recorded runs on a draft, and group what it would answer otherwise')
    .argument('<id or file>', 'id of the journey, for its draft on the server; or a file to try instead')
    .option('--last <number>', 'the newest so many runs that have a receipt', '1000')
    .option('--since <time>', 'called at or after: a span before now such as 15m, 2h or 3d, or a date and time')
    .option('--until <time>', 'called before, in the same forms')
    .action(
      on(async (target: string, options) =>
        (await import('./commands/journey-backtest.ts')).backtestJourney(target, options),
      ),
    );
  journey
    .command('simulate')
    .description('run a file on a request, without a server, and show every step')
    .argument('<file>', 'journey file, YAML or JSON')
    .option('--body <json>', 'body of the request, as JSON, or @file')
    .option('--request <json>', 'the whole request as in a test: body, params, headers, method, ip; as JSON, or @file')
    .option('--client <json>', 'who calls, such as {"id": "shop", "appId": "web"}; as JSON, or @file')
    .option('--stubs <json>', 'what everything outside answers, as in a test; as JSON, or @file')
    .option('--now <time>', 'the time that the run sees, ISO 8601; now if left out')
    .option(...JSON_OPTION)
    .action(
      on(async (file: string, options) =>
        (await import('./commands/journey-simulate.ts')).simulateJourney(file, options),
      ),
    );
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
