/**
 * What is certain at one place of a journey. `verified:<token>`: the token was checked. `listed:<value>`: the value is one
 * of a list that the caller didn't write. Values are named by their identity, and a value never changes, so a fact stays true.
 */
export type Facts = ReadonlySet<string>;

export const NO_FACTS: Facts = new Set();

export const verifiedFact = (token: string) => `verified:${token}`;
export const listedFact = (value: string) => `listed:${value}`;

export function eitherFacts(left: Facts, right: Facts): Facts {
  if (left === right) return left;
  if (left.size === 0 || right.size === 0) return NO_FACTS;
  const common = [...left].filter((fact) => right.has(fact));
  return common.length === left.size ? left : new Set(common);
}

export function bothFacts(left: Facts, right: Facts): Facts {
  if (right.size === 0 || left === right) return left;
  if (left.size === 0) return right;
  return [...right].every((fact) => left.has(fact)) ? left : new Set([...left, ...right]);
}

export const sameFacts = (left: Facts, right: Facts): boolean =>
  left === right || (left.size === right.size && [...left].every((fact) => right.has(fact)));
