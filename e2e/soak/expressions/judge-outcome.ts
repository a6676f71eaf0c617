import { type CompileResult, type ExpressionError, Lambda } from '@waymark/expression';

const CODES: readonly string[] = [
  ...['E_UNDEFINED', 'E_UNKNOWN_FUNCTION', 'E_TYPE', 'E_NOT_OBJECT', 'E_DIV_ZERO', 'E_FUNCTION', 'E_LIMIT'],
];
/** Pieces of what the host's own exceptions say. */
const FOREIGN =
  /\bundefined\b|\bNaN\b| is not a function|Cannot (?:read|set|convert|create)|Invalid (?:time|array|string|count|code)|Maximum call|RangeError|SyntaxError|TypeError|Unexpected token|malformed|in JSON at|\[object|secret/;

/** What is wrong with the refusal to compile, or nothing. */
export function judgeDiagnostics(result: CompileResult & { ok: false }, source: string): string | undefined {
  if (result.diagnostics.length === 0) return 'is refused without a reason';
  for (const { message, start, end } of result.diagnostics) {
    if (FOREIGN.test(message.replaceAll(/"[^"]*"/g, ''))) return `is refused with "${message}"`;
    if (start < 0 || end > source.length + 1 || start > end) return `is refused outside of its text, at ${start}`;
  }
  return undefined;
}

export function judgeError(error: unknown): string | undefined {
  const { name, code, message, stack } = error as ExpressionError;
  if (name !== 'ExpressionError' || !CODES.includes(code)) return `throws ${String(error)}`;
  if (FOREIGN.test(message.replaceAll(/"[^"]*"/g, ''))) return `says "${message}"`;
  return stack === undefined ? undefined : 'has a stack';
}

/** Data only, all the way down: nothing that can be called, no object of the host, no number that JSON lacks. */
export function judgeValue(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `answers ${value}`;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value !== 'object') return `answers ${typeof value}`;
  if (value instanceof Promise) return 'waits';
  if (value instanceof Lambda) return 'lets a lambda out';
  if (!isPlain(value)) return 'answers an object of the host';
  if (depth > 4) return undefined;
  for (const part of Object.values(value).slice(0, 10)) {
    const problem = judgeValue(part, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return Object.getPrototypeOf(value) === Array.prototype;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Reflect.ownKeys(prototype as object).length === 0;
}
