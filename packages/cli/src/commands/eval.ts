import { type Profile, runCases, type Value, type ValueObject } from '@waymark/expression';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';
import { readJsonFile, readJsonOption } from '../read-file.ts';
import { createEvalHost } from './eval-host.ts';
import { type Problem, reportLines } from './eval-report.ts';
import { EvalSession, type SessionOptions } from './eval-session.ts';

interface EvalOptions {
  readonly variables?: string;
  readonly request?: string;
  readonly template?: boolean;
  readonly type?: boolean;
  readonly profile?: Profile;
  readonly json?: boolean;
}

/** `waymark eval EXPRESSION`: the value as JSON, or the error with its place; what the checker warns of beside it. */
export async function evalExpression(source: string, options: EvalOptions): Promise<number> {
  const session = new EvalSession(readSettings(options));
  if (options.type) return showType(source, session, options);
  const answer = await session.evaluate(source);
  if (options.json && answer.ok) printJson({ value: answer.value });
  else if (options.json && !answer.ok && answer.error !== undefined) {
    const { code, message, start, end } = answer.error;
    printJson({ error: { code, message, start, end } });
  } else report(source, answer.problems);
  if (answer.ok && !options.json) print(answer.text);
  return answer.ok ? EXIT.done : EXIT.findings;
}

/** `waymark eval --type EXPRESSION`. */
function showType(source: string, session: EvalSession, options: EvalOptions): number {
  const answer = session.inferType(source);
  if (options.json) printJson({ ...(answer.ok && { type: answer.text }), diagnostics: answer.diagnostics });
  else {
    report(source, answer.problems);
    if (answer.ok) print(answer.text);
  }
  return answer.ok ? EXIT.done : EXIT.findings;
}

function report(source: string, problems: readonly Problem[]): void {
  for (const problem of problems) {
    for (const line of reportLines(source, problem)) process.stderr.write(`${line}\n`);
  }
}

/** `waymark eval`, or `waymark eval --interactive`. */
export async function evalInteractively(options: EvalOptions): Promise<number> {
  const { evalInteractive } = await import('./eval-interactive.ts');
  return evalInteractive(readSettings(options));
}

function readSettings(options: EvalOptions): SessionOptions {
  const { variables, request } = options;
  const given = request === undefined ? undefined : completeRequest(readJsonOption(request, '--request') as Value);
  return {
    host: () => createEvalHost(given ?? null),
    mode: options.template ? 'template' : 'expression',
    profile: options.profile ?? 'extended',
    variables: variables === undefined ? {} : readVariables(variables),
    ...(given !== undefined && { request: given }),
  };
}

/** A request as a journey sees it: its headers are there, and their names are in lower case. */
function completeRequest(given: Value): Value {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  const { headers = {} } = given as ValueObject;
  const isObject = typeof headers === 'object' && headers !== null && !Array.isArray(headers);
  const lower = isObject
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
    : headers;
  return { params: {}, ...(given as ValueObject), headers: lower } as ValueObject;
}

/** `waymark eval --cases FILE`: every failing case, and the count last. */
export async function evalCases(file: string, options: { json?: boolean }): Promise<number> {
  const { passed, failed } = await runCases(readJsonFile(file)).catch((error: unknown) => {
    if (error instanceof TypeError) throw new CommandError(`${file}: ${error.message}`, EXIT.usage);
    throw error;
  });
  if (options.json) printJson({ passed, failed: failed.length, failures: failed });
  else {
    for (const { case: tried, got } of failed) {
      print(`FAIL  ${tried.id}  ${tried.source}`);
      print(
        `      expected ${tried.error ?? JSON.stringify(tried.value)}, got ${'error' in got ? `${got.error}: ${got.message}` : JSON.stringify(got.value)}`,
      );
    }
    print(`${passed} passed, ${failed.length} failed`);
  }
  return failed.length === 0 ? EXIT.done : EXIT.findings;
}

function readVariables(text: string): Record<string, Value> {
  const variables = readJsonOption(text, '--variables');
  if (typeof variables === 'object' && variables !== null && !Array.isArray(variables))
    return variables as Record<string, Value>;
  throw new CommandError('--variables must be a JSON object: {"name": value}.', EXIT.usage);
}
