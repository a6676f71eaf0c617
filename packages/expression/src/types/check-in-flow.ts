import { reportCautions } from './cautions.ts';
import type { CheckResult, ParsedSource } from './check-expression.ts';
import { checkNode } from './check-node.ts';
import type { CheckOptions } from './check-options.ts';
import { checkResult } from './check-result.ts';
import { Checker } from './checker.ts';
import { reportContradictions } from './contradictions.ts';
import { type Environment, rootEnvironment } from './environment.ts';
import { reportEscapedQuotes } from './escaped-quotes.ts';
import { reportFailingCalls } from './failing-calls.ts';
import { assume, narrow } from './narrow.ts';
import { reportPlaceholders } from './placeholders.ts';
import type { Type } from './type.ts';
import { widen } from './union.ts';

/** Something that earlier expressions found out about a value that can be read again: `order.total`, `@policy.request().body`. */
export interface Fact {
  /** Name of the variable that it begins with, or of the call such as `@policy.request`. */
  readonly root: string;
  /** Names of the members behind it; empty for the value itself. */
  readonly members: readonly string[];
  readonly type: Type;
}

/** A checked expression in a row of others, and what its value tells about theirs. */
export interface FlowCheck extends CheckResult {
  /** The type with its literals: `"high"` rather than `string`. */
  readonly exact: Type;
  /** What is known once the value counted as true, or as false. Undefined if that can't happen. */
  after(outcome: boolean): readonly Fact[] | undefined;
  /** What is known once the value turned out to be of a type. */
  whenIs(type: Type): readonly Fact[];
}

/**
 * Checks an expression whose variables were set, and whose values were tested, by expressions before it. Never throws.
 *
 * @param facts - What those found out; the answers of `after` and `whenIs` hold them as well.
 */
export function checkInFlow(
  { source, tree }: ParsedSource,
  options: CheckOptions,
  facts: readonly Fact[] = [],
): FlowCheck {
  const checker = new Checker(source, options.profile ?? 'extended', options, checkNode, options.trials);
  const environment = withFacts(rootEnvironment(options.variables), facts);
  const exact = checker.check(tree, environment);
  checkResult(tree, exact, options.expected, checker);
  reportCautions(tree, options.expected, checker);
  reportContradictions(tree, checker);
  reportFailingCalls(tree, checker);
  reportPlaceholders(tree, checker);
  reportEscapedQuotes(tree, checker);
  const diagnostics = [...checker.diagnostics].sort((left, right) => left.start - right.start);
  return {
    type: widen(exact),
    exact,
    diagnostics,
    complete: checker.complete,
    after(outcome) {
      const narrowed = narrow(tree, outcome, environment, checker);
      return narrowed.reachable ? factsOf(narrowed) : undefined;
    },
    whenIs: (type) => factsOf(assume(tree, type, environment, checker)),
  };
}

function withFacts(environment: Environment, facts: readonly Fact[]): Environment {
  if (facts.length === 0) return environment;
  return environment.withFacts(
    new Map(
      facts.map(({ root, members, type }) => [
        JSON.stringify([root.startsWith('@') ? root : `$${root}`, ...members]),
        type,
      ]),
    ),
  );
}

/** Names bound inside the expression are left out: nobody else can read them. */
function factsOf({ facts }: Environment): Fact[] {
  const found: Fact[] = [];
  for (const [path, type] of facts) {
    const [root = '', ...members] = JSON.parse(path) as string[];
    if (root.startsWith('#') || type.kind === 'never') continue;
    found.push({ root: root.startsWith('$') ? root.slice(1) : root, members, type });
  }
  return found;
}
