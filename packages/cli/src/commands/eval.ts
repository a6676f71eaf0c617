import {
  createFixtureHost,
  ExpressionError,
  evaluateExpression,
  type Profile,
  runCases,
  type Value,
} from '@waymark/expression';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';
import { parseJson, readJsonFile } from '../read-file.ts';

interface EvalOptions {
  readonly variables?: string;
  readonly request?: string;
  readonly template?: boolean;
  readonly profile?: Profile;
  readonly json?: boolean;
}

/** `waymark eval EXPRESSION`: the value as JSON, or the error with its place. */
export async function evalExpression(source: string, options: EvalOptions): Promise<number> {
  const fixture = {
    now: Date.now(),
    request: options.request === undefined ? null : (readJsonOption(options.request, '--request') as Value),
  };
  try {
    const value = await evaluateExpression(source, {
      mode: options.template ? 'template' : 'expression',
      profile: options.profile ?? 'extended',
      variables: options.variables === undefined ? {} : readVariables(options.variables),
      host: createFixtureHost(fixture),
    });
    if (options.json) printJson({ value });
    else print(JSON.stringify(value));
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { code, message, start, end } = error;
    if (options.json) printJson({ error: { code, message, start, end } });
    else
      for (const line of [`${code} at ${start}–${end}: ${message}`, ...caretLines(source, start, end)])
        process.stderr.write(`${line}\n`);
    return EXIT.findings;
  }
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

/** JSON given in place, or `@file`. */
const readJsonOption = (text: string, option: string): unknown =>
  text.startsWith('@') ? readJsonFile(text.slice(1)) : parseJson(text, option);

/** The line of the error with carets under it. */
function caretLines(source: string, start: number, end: number): string[] {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = source.indexOf('\n', start);
  const line = source.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const width = Math.max(1, Math.min(end, lineStart + line.length) - start);
  return [`  ${line}`, `  ${' '.repeat(start - lineStart)}${'^'.repeat(width)}`];
}
