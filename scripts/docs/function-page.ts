import {
  createFixtureHost,
  docsOfNamespace,
  evaluateExpression,
  type FunctionDefinition,
  formatType,
  functionCatalogue,
  namespaceDocs,
  preloadLibraries,
  signatureOf,
  type Value,
} from '@waymark/expression';

/** The reference of functions, from their definitions. Each example is evaluated for the page. */
export async function functionsPage(): Promise<string> {
  await preloadLibraries();
  const namespaces = ['', ...Object.keys(namespaceDocs).filter((name) => name !== 'webrequests')];
  const sections = await Promise.all(namespaces.map(namespaceSection));
  const extensions = functionCatalogue.filter(({ extension }) => extension === true).length;
  return `# Functions

<!-- Generated from packages/expression/src/functions by "npm run docs": change the definitions, not this page. -->

There are ${functionCatalogue.length} functions. ${extensions} of them are marked **extension**: they are Waymark's own, and an
expression that uses one can't be carried over to Mosaic. A parameter with \`?\` may be left out, \`…\` takes any number of
arguments. The wrong number of arguments is an error before anything runs. Where a text is expected, a number or a
boolean counts as its text, but \`null\` is an error; see [the language](../concepts/expressions.md). The results below the
examples were computed when this page was written; an example without one depends on the clock, on chance, on keys or
on the request.

\`@webrequests.<name>(…)\` calls a web request that the journey defines and answers \`{status, body}\`.

${sections.join('\n')}`;
}

async function namespaceSection(namespace: string): Promise<string> {
  const definitions = functionCatalogue.filter(({ name }) => namespaceOf(name) === namespace);
  const entries = await Promise.all(definitions.map(functionEntry));
  const title = docsOfNamespace(namespace).replace(/\.$/, '');
  const heading = namespace === '' ? 'Without a namespace' : `\`@${namespace}\`: ${title}`;
  return `## ${heading}\n\n${entries.join('\n')}`;
}

const namespaceOf = (name: string): string => (name.includes('.') ? (name.split('.')[0] ?? '') : '');

async function functionEntry(definition: FunctionDefinition): Promise<string> {
  const { name, parameters, returns, docs, examples, extension, caution } = definition;
  const rows = parameters.map((parameter) => {
    const mark = parameter.rest ? '…' : parameter.optional ? '?' : '';
    return `| \`${parameter.name}\`${mark} | ${code(formatType(parameter.type))} | ${cell(parameter.docs)} |`;
  });
  const table = rows.length === 0 ? '' : `| parameter | type | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n\n`;
  const lines = await Promise.all(examples.map(exampleLines));
  return `### \`@${name}\`

\`${signatureOf(definition)}\` gives \`${formatType(returns)}\`.${extension === true ? ' **Extension.**' : ''}

${docs}${caution === undefined ? '' : `\n\n> Caution: ${caution}`}

${table}\`\`\`text
${lines.join('\n')}
\`\`\`
`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const code = (text: string): string => `\`${cell(text)}\``;

/** An example with what it really gives. Throws if that differs from what the definition says. */
async function exampleLines({ source, result }: FunctionDefinition['examples'][number]): Promise<string> {
  if (result === undefined) return source;
  const value: Value = await evaluateExpression(source, { host: createFixtureHost() });
  const shown = JSON.stringify(value);
  if (shown !== JSON.stringify(result)) {
    throw new Error(`${source} gives ${shown}, but its definition says ${JSON.stringify(result)}.`);
  }
  return `${source}\n→ ${shown}`;
}
