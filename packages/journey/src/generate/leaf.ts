import type { Call, Expression } from '@waymark/expression';
import { type AnsweringPort, CLAIMS, type InputPath } from './input.ts';
import { childrenOf, nodesOf } from './syntax.ts';

/** Begins the names of variables that stand for an item of a list, while a lambda is solved. */
export const LOCAL = 'local_item_';

/** Begins the names of variables that stand for something that can't be chosen, such as the code of an error. */
export const OPAQUE = 'unknown_value_';

/** Functions that ask a port which answers in turn, and the port. */
export const ASKING: ReadonlyMap<string, AnsweringPort> = new Map([
  ['crypto.verifyToken', 'verifyToken'],
  ['crypto.signToken', 'signToken'],
  ['crypto.hmacSha256', 'hmacSha256'],
  ['crypto.aesEncrypt', 'encrypt'],
  ['crypto.aesDecrypt', 'decrypt'],
  ['crypto.certificateInfo', 'certificateInfo'],
]);

const STUB = /^stub-(\d+)$/;

/** The text that stands for the call of a port, so that it can be told from others of the same port. */
export const stubMark = (index: number) => `stub-${index}`;

export function stubIndex(text: string): number {
  return Number(STUB.exec(text)?.[1] ?? 0);
}

/** Where a formula's value stands in the input, if it is read from there as it is. */
export function leafPath(node: Expression): InputPath | undefined {
  switch (node.kind) {
    case 'variable':
      return node.name.startsWith(LOCAL) ? ['locals', node.name] : undefined;
    case 'member': {
      if (node.target.kind === 'call' && node.target.name === 'time') return node.name === 'now' ? ['now'] : undefined;
      return below(node.target, node.name);
    }
    case 'subscript':
      return node.key.kind === 'string' || node.key.kind === 'number' ? below(node.target, node.key.value) : undefined;
    case 'call':
      return leafCall(node);
    default:
      return undefined;
  }
}

function below(target: Expression, key: string | number): InputPath | undefined {
  const path = leafPath(target);
  return path === undefined ? undefined : [...path, key];
}

function leafCall({ name, args }: Call): InputPath | undefined {
  const [first] = args;
  switch (name) {
    case 'policy.request':
      return ['request'];
    case 'policy.client':
      return ['client'];
    case 'time.now':
      return ['now'];
    case 'env.get':
      return first?.kind === 'string' ? ['environment', first.value] : undefined;
    case 'crypto.extractTokenClaims':
      return first === undefined ? undefined : below(first, CLAIMS);
    default: {
      const port = ASKING.get(name);
      if (port === undefined || first === undefined) return undefined;
      const mark = name === 'crypto.signToken' ? args[1] : first;
      return mark?.kind === 'string' && STUB.test(mark.value)
        ? ['stubs', port, stubIndex(mark.value), 'answer']
        : undefined;
    }
  }
}

/** The places of the input that a formula reads, each once; the longest path where one lies in another. */
export function leavesOf(node: Expression): InputPath[] {
  const found = new Map<string, InputPath>();
  collect(node, found);
  return [...found.values()];
}

function collect(node: Expression, found: Map<string, InputPath>): void {
  const path = leafPath(node);
  if (path !== undefined) found.set(JSON.stringify(path), path);
  else for (const child of childrenOf(node)) collect(child, found);
}

/** Whether a formula's value can differ from run to run. */
export function isUnknown(node: Expression): boolean {
  for (const one of nodesOf(node)) {
    if (one.kind === 'variable' && (one.name.startsWith(LOCAL) || one.name.startsWith(OPAQUE))) return true;
    if (one.kind === 'call' && (IMPURE.has(one.name) || ASKING.has(one.name))) return true;
  }
  return false;
}

const IMPURE = new Set([
  'policy.request',
  'policy.client',
  'time',
  'time.now',
  'time.nowISO',
  'env.get',
  'std.uuid',
  'std.randomBase64',
  'crypto.randomBytes',
  'math.random',
]);
