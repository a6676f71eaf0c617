import type { Diagnostic } from '../diagnostic.ts';
import { ExpressionError } from '../errors.ts';
import type { ExpressionHost } from '../host.ts';
import type { Profile } from '../syntax/profile.ts';
import { jsonSize } from '../values/json-text.ts';
import type { Value } from '../values/value.ts';
import type { Code } from './code.ts';
import type { CompiledNode } from './compiled-node.ts';
import { freezeDeep } from './freeze-deep.ts';
import { defaultLimits } from './limits.ts';
import { Run } from './run.ts';

/** Computing in advance is for small things: what takes more is left to the evaluation and its budget. */
export const foldingLimits = { ...defaultLimits, steps: 2_000, valueSize: 4_096, memory: 16_384 };

export const noHost: ExpressionHost = {
  now: () => {
    throw new ExpressionError('E_FUNCTION', 'There is no clock before the evaluation.');
  },
  randomBytes: () => {
    throw new ExpressionError('E_FUNCTION', 'There is no randomness before the evaluation.');
  },
  policy: { request: null },
};

/** State of one compilation: what is known from outside, and what is found out on the way. */
export class Compiler {
  /** Variable names to slots. */
  readonly slots: ReadonlyMap<string, number>;
  readonly profile: Profile;
  readonly diagnostics: Diagnostic[] = [];
  readonly freeVariables = new Set<string>();
  readonly calls = new Set<string>();
  /** Whether constant parts are evaluated in advance. */
  readonly folds: boolean;
  /** True if a list or an object is made whose size has to be checked before it leaves. */
  makesContainers = false;

  constructor(variables: readonly string[] | ReadonlyMap<string, number>, profile: Profile = 'extended', folds = true) {
    this.profile = profile;
    this.folds = folds;
    this.slots = isList(variables) ? new Map(variables.map((name, slot) => [name, slot])) : variables;
  }

  /**
   * Joins the compiled parts of a node. If all of them are constant and the node is `pure`, it is evaluated now.
   * An error is left to the evaluation, where `try` may catch it.
   */
  node(code: Code, parts: readonly CompiledNode[], pure = true): CompiledNode {
    let size = 1;
    let depth = 0;
    let constant = pure && this.folds;
    for (const part of parts) {
      size += part.size;
      depth = Math.max(depth, part.depth);
      constant &&= part.constant !== undefined;
    }
    const folded = constant ? fold(code) : undefined;
    return folded ?? { code, size, depth: depth + 1 };
  }

  constant(value: Value): CompiledNode {
    return constantNode(value);
  }
}

export function constantNode(constant: Value): CompiledNode {
  const value = typeof constant === 'string' && constant.length <= 64 ? internalized(constant) : constant;
  return { code: () => value, size: 1, depth: 1, constant: { value } };
}

/**
 * The same text as the key of an object, of which the host keeps one copy. Parts of a source text and of JSON are not
 * always that copy, and two different ones have to be compared character by character.
 */
function internalized(text: string): string {
  return Object.keys({ [text]: null })[0] ?? text;
}

function fold(code: Code): CompiledNode | undefined {
  try {
    const value = code(new Run([], noHost, foldingLimits), []);
    return jsonSize(value, foldingLimits.valueSize) > foldingLimits.valueSize
      ? undefined
      : constantNode(freezeDeep(value));
  } catch {
    return undefined;
  }
}

const isList = (variables: readonly string[] | ReadonlyMap<string, number>): variables is readonly string[] =>
  Array.isArray(variables);
