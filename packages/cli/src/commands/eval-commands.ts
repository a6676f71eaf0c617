import {
  functionCatalogue,
  functionDocs,
  namespaceDocs,
  toJsonText,
  typedSignature,
  type Value,
} from '@waymark/expression';
import { CommandError } from '../command-error.ts';
import { parseJson, readTextFile } from '../read-file.ts';
import { type Problem, reportLines } from './eval-report.ts';
import { type Answer, type EvalSession, isIncomplete, shownValue } from './eval-session.ts';

/** What an input leads to. `more`: it isn't complete, and the next line belongs to it. */
export type Reply =
  | { readonly kind: 'shown' | 'failed'; readonly lines: readonly string[]; readonly problems: readonly string[] }
  | { readonly kind: 'more' }
  | { readonly kind: 'quit' };

/** The commands, as `:help` shows them. */
export const COMMANDS: readonly (readonly [name: string, parameter: string, docs: string])[] = [
  ['set', 'name = expression', 'give a variable a value'],
  ['vars', '', 'show the variables; _ is the last result'],
  ['load', 'file', 'take the variables of a JSON file, or evaluate the expression in any other file'],
  ['type', 'expression', 'show the type of an expression without evaluating it'],
  ['functions', '[namespace]', 'list the namespaces, or the functions of one'],
  ['doc', 'name', 'explain a function'],
  ['help', '', 'show this'],
  ['quit', '', 'leave (or Ctrl-D)'],
];
const KEYWORDS = ['let', 'letr', 'return', 'try', 'catch', 'true', 'false', 'null'];

/** Answers a line, or the lines of one expression. @param ended - True if no line can follow. */
export async function answerInput(session: EvalSession, input: string, ended = false): Promise<Reply> {
  const text = input.trim();
  if (text === '') return shown([]);
  if (text.startsWith(':')) return command(session, text, ended);
  if (session.options.mode === 'template') return evaluated(session, input, await session.evaluate(input));
  if (!ended && isIncomplete(input)) return { kind: 'more' };
  const source = input.trimEnd();
  return evaluated(session, source, await session.evaluate(source));
}

const shown = (lines: readonly string[]): Reply => ({ kind: 'shown', lines, problems: [] });
const failed = (...problems: string[]): Reply => ({ kind: 'failed', lines: [], problems });
const reported = (source: string, problems: readonly Problem[]): string[] =>
  problems.flatMap((problem) => reportLines(source, problem));

function evaluated(session: EvalSession, source: string, answer: Answer): Reply {
  const problems = reported(source, answer.problems);
  if (!answer.ok) return { kind: 'failed', lines: [], problems };
  session.set('_', answer.value);
  return { kind: 'shown', lines: shownValue(answer.text), problems };
}

async function command(session: EvalSession, text: string, ended: boolean): Promise<Reply> {
  const [, name = '', rest = ''] = /^:(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  switch (name) {
    case 'help':
    case 'h':
      return shown(helpLines());
    case 'quit':
    case 'q':
      return { kind: 'quit' };
    case 'vars':
      return shown(Array.from(session.variables, ([variable, value]) => `${variable} = ${toJsonText(value)}`));
    case 'set':
      return setVariable(session, rest, ended);
    case 'load':
      return load(session, rest);
    case 'type': {
      if (rest === '') return failed('Use :type expression.');
      if (!ended && isIncomplete(rest)) return { kind: 'more' };
      const answer = session.inferType(rest);
      const problems = reported(rest, answer.problems);
      return answer.ok ? { kind: 'shown', lines: [answer.text], problems } : { kind: 'failed', lines: [], problems };
    }
    case 'functions':
      return functions(rest.replace(/^@/, ''));
    case 'doc':
      return documentation(rest.replace(/^@/, '').replace(/\(.*$/, ''));
    default:
      return failed(`There is no command :${name}. Try :help.`);
  }
}

function helpLines(): string[] {
  const usages = COMMANDS.map(([name, parameter, docs]) => [`:${name} ${parameter}`, docs] as const);
  const width = Math.max(...usages.map(([usage]) => usage.length));
  return [
    'Type an expression; an empty line ends one that goes over several lines. Tab completes.',
    ...usages.map(([usage, docs]) => `  ${usage.padEnd(width)}  ${docs}`),
  ];
}

async function setVariable(session: EvalSession, text: string, ended: boolean): Promise<Reply> {
  const [, name, source] = /^([A-Za-z_]\w*)\s*=(?!=)\s*([\s\S]+)$/.exec(text) ?? [];
  if (name === undefined || source === undefined) return failed('Use :set name = expression.');
  if (KEYWORDS.includes(name)) return failed(`"${name}" is a word of the language.`);
  if (!ended && isIncomplete(source)) return { kind: 'more' };
  const answer = await session.evaluate(source, 'expression');
  const problems = reported(source, answer.problems);
  if (!answer.ok) return { kind: 'failed', lines: [], problems };
  session.set(name, answer.value);
  return { kind: 'shown', lines: [], problems };
}

async function load(session: EvalSession, path: string): Promise<Reply> {
  if (path === '' || path === '-') return failed('Use :load file.');
  try {
    const text = readTextFile(path);
    if (!path.endsWith('.json')) return evaluated(session, text, await session.evaluate(text));
    const variables = parseJson(text, path);
    if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) {
      return failed(`${path} must hold an object of variables: {"name": value}.`);
    }
    for (const [name, value] of Object.entries(variables)) session.set(name, value as Value);
    const names = Object.keys(variables);
    return shown([names.length === 0 ? `${path} has no variables.` : `${names.join(', ')} from ${path}`]);
  } catch (error) {
    if (error instanceof CommandError) return failed(error.message);
    throw error;
  }
}

const namespaceOf = (name: string): string => (name.includes('.') ? (name.split('.')[0] ?? '') : '');
/** The first sentence of a documentation. */
const summaryOf = (docs: string): string => (/^.*?[.!?](?=\s|$)/s.exec(docs)?.[0] ?? docs).replaceAll('\n', ' ');

function functions(namespace: string): Reply {
  if (namespace === '') {
    const globals = functionCatalogue.filter(({ name }) => namespaceOf(name) === '');
    const names = Object.entries(namespaceDocs).map(([name, docs]) => `  @${name.padEnd(12)}${docs}`);
    return shown([...names, ...globals.map(({ name, docs }) => `  @${`${name}()`.padEnd(12)}${summaryOf(docs)}`)]);
  }
  const found = functionCatalogue.filter(({ name }) => namespaceOf(name) === namespace);
  if (found.length === 0) return failed(`There are no functions in @${namespace}. Try :functions.`);
  return shown(found.flatMap((definition) => [typedSignature(definition), `    ${summaryOf(definition.docs)}`]));
}

function documentation(name: string): Reply {
  if (name === '') return failed('Use :doc name, such as :doc std.len.');
  const exact = functionCatalogue.find((definition) => definition.name === name);
  if (exact !== undefined) return shown([typedSignature(exact), '', ...functionDocs(exact).split('\n')]);
  const alike = functionCatalogue.filter((definition) => definition.name.toLowerCase().includes(name.toLowerCase()));
  if (alike.length === 0) return failed(`There is no function @${name}. Try :functions.`);
  return failed(
    `There is no function @${name}. There is ${alike
      .map((one) => `@${one.name}`)
      .slice(0, 8)
      .join(', ')}.`,
  );
}
