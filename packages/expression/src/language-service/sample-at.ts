import type { Expression } from '../syntax/tree.ts';
import type { Environment } from '../types/environment.ts';
import { Lambda } from '../values/lambda.ts';
import { readOwn } from '../values/object-record.ts';
import type { Value, ValueObject } from '../values/value.ts';
import type { LanguageContext } from './language-context.ts';

const longest = 80;

/** The sample value of a variable, of `@policy.…()` or of one of their members, as JSON of one line. */
export function sampleAt(node: Expression, environment: Environment, context: LanguageContext): string | undefined {
  const value = sampleValueOf(node, environment, context);
  if (value === undefined || value instanceof Lambda) return undefined;
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function sampleValueOf(node: Expression, environment: Environment, context: LanguageContext): Value | undefined {
  const { samples = {}, policySamples = {} } = context;
  if (node.kind === 'variable') {
    return environment.find(node.name)?.origin === 'variable' ? own(samples, node.name) : undefined;
  }
  if (node.kind === 'call') {
    return node.name.startsWith('policy.') ? own(policySamples, node.name.slice('policy.'.length)) : undefined;
  }
  if (node.kind !== 'member' && node.kind !== 'subscript') return undefined;
  const target = sampleValueOf(node.target, environment, context);
  if (typeof target !== 'object' || target === null || target instanceof Lambda) return undefined;
  if (node.kind === 'member') return Array.isArray(target) ? undefined : readOwn(target as ValueObject, node.name);
  if (node.key.kind !== 'string' && node.key.kind !== 'number') return undefined;
  return readOwn(target as ValueObject, String(node.key.value));
}

function own(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
