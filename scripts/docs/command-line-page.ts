import { createProgram } from '../../packages/cli/src/program.ts';

type Command = ReturnType<typeof createProgram>;

/** The reference of the `waymark` command, from its own definitions. */
export function commandLinePage(): string {
  const program = createProgram(() => undefined);
  return `# Command line

<!-- Generated from packages/cli/src/program.ts by "npm run docs". -->

\`npx waymark <command>\` inside the project. Every command has \`--help\`, and \`--json\` where a machine may read along.

| exit status | meaning |
| --- | --- |
| 0 | Done. |
| 1 | Done, and there are findings: a journey with errors, a test or an expression that failed. |
| 2 | The command line or a file on it can't be used as it is. |
| 3 | It could not be done: the server does not answer, refused the sign-in, or has a newer draft. |

${program.commands.flatMap((command) => sections(command, 'waymark')).join('\n')}`;
}

function sections(command: Command, parent: string): string[] {
  const name = `${parent} ${command.name()}`;
  if (command.commands.length > 0) return command.commands.flatMap((inner) => sections(inner, name));
  const parameters = command.registeredArguments.map((argument) => {
    const text = argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
    return [`\`${text}\``, argument.description];
  });
  const options = command.options.map((option) => [
    `\`${option.flags}\``,
    `${option.description}${choices(option.argChoices)}`,
  ]);
  const usage = [
    name,
    ...command.registeredArguments.map((argument) =>
      argument.required ? `<${argument.name()}>` : `[${argument.name()}]`,
    ),
  ].join(' ');
  return [
    `## \`${usage}\`

${capitalise(command.description())}.

| | |
| --- | --- |
${[...parameters, ...options].map((row) => `| ${row.join(' | ')} |`).join('\n')}
`,
  ];
}

const choices = (values: readonly string[] | undefined) => (values === undefined ? '' : `: ${values.join(', ')}`);
const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
