import type { Expression } from '../syntax/tree.ts';
import { type Type, unknownType } from './type.ts';

/** A name that has a value: a variable from outside, a `let` binding or a parameter. */
export interface Name {
  readonly name: string;
  readonly type: Type;
  readonly origin: 'variable' | 'let' | 'parameter';
  /** Tells names apart that shadow each other. */
  readonly id: string;
  /** The value of a `let` binding. */
  readonly value?: Expression;
}

/** What is known at one place of an expression. Never changes: each method answers another environment. */
export class Environment {
  readonly names: ReadonlyMap<string, Name>;
  /** Types found out by tests: of names, of members (`a.b`) and of `@policy.…()`, by their paths. */
  readonly facts: ReadonlyMap<string, Type>;
  /** False where evaluation can't get to. */
  readonly reachable: boolean;
  /** True if other variables may exist. */
  readonly open: boolean;

  constructor(
    names: ReadonlyMap<string, Name>,
    open: boolean,
    facts: ReadonlyMap<string, Type> = new Map(),
    reachable = true,
  ) {
    this.names = names;
    this.open = open;
    this.facts = facts;
    this.reachable = reachable;
  }

  find(name: string): Name | undefined {
    return this.names.get(name);
  }

  withNames(names: readonly Name[]): Environment {
    if (names.length === 0) return this;
    const all = new Map(this.names);
    for (const entry of names) all.set(entry.name, entry);
    return new Environment(all, this.open, this.facts, this.reachable);
  }

  withFact(path: string, type: Type): Environment {
    const facts = new Map(this.facts).set(path, type);
    return new Environment(this.names, this.open, facts, this.reachable && type.kind !== 'never');
  }

  withFacts(facts: ReadonlyMap<string, Type>): Environment {
    return new Environment(this.names, this.open, facts, this.reachable);
  }

  unreachable(): Environment {
    return this.reachable ? new Environment(this.names, this.open, this.facts, false) : this;
  }

  /**
   * The path of a value that is the same each time it is read, or `undefined`. Nothing ever changes in an evaluation,
   * so what a test found out about it stays true.
   */
  pathOf(node: Expression): string | undefined {
    const names: string[] = [];
    let root = node;
    while (root.kind === 'member' || root.kind === 'subscript') {
      if (root.kind === 'member') names.push(root.name);
      else if (root.key.kind === 'string') names.push(root.key.value);
      else return undefined;
      root = root.target;
    }
    const rootPath = this.#rootPath(root);
    return rootPath === undefined ? undefined : JSON.stringify([rootPath, ...names.reverse()]);
  }

  #rootPath(root: Expression): string | undefined {
    if (root.kind === 'variable') return this.find(root.name)?.id ?? (this.open ? `$${root.name}` : undefined);
    const isContext = root.kind === 'call' && root.args.length === 0 && root.name.startsWith('policy.');
    return isContext ? `@${root.name}` : undefined;
  }
}

/** The environment of a whole expression. */
export function rootEnvironment(
  variables: Readonly<Record<string, Type>> | 'unknown-allowed' | undefined,
): Environment {
  if (variables === undefined || variables === 'unknown-allowed') return new Environment(new Map(), true);
  const names = Object.entries(variables).map(([name, type]): [string, Name] => [
    name,
    { name, type: type ?? unknownType, origin: 'variable', id: `$${name}` },
  ]);
  return new Environment(new Map(names), false);
}
