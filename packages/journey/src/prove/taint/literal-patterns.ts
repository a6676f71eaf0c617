import type { Value } from '@waymark/expression';
import { fixesHost } from './redirect-text.ts';

/** The names of a JSONPath that leads to one place: `$.a.b`. Undefined for any other. */
export function simplePath(path: Value | undefined): readonly string[] | undefined {
  if (typeof path !== 'string' || !/^\$(\.[A-Za-z_][\w-]*)*$/.test(path)) return undefined;
  return path.split('.').slice(1);
}

/** Whether every text that a regular expression matches begins with a scheme and a host that it names. */
export function isFixedPattern(pattern: Value | undefined): boolean {
  if (typeof pattern !== 'string' || !pattern.startsWith('^') || pattern.includes('|')) return false;
  const literal = /^\^((?:[\w:/%~@-]|\\[./:-])+)(?![*?+{])/.exec(pattern)?.[1];
  return literal !== undefined && fixesHost(literal.replaceAll('\\', ''));
}
