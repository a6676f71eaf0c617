import type { Random } from '../hostile/random.ts';

type StepJson = { kind: string; inside?: string; config?: unknown; branches?: Record<string, string> };

/** Values of every type, and what changes the variable itself. */
const VALUES = [
  (): string => 'null',
  () => 'true',
  () => '3',
  () => '"x"',
  () => '[1, "x"]',
  () => '{"a": 1}',
  () => '@policy.request().body',
  () => '@policy.request().method == "GET" ? null : 7',
  () => '@policy.user()',
  (name: string) => name,
  (name: string) => `[${name}]`,
  (name: string) => `try ${name} + 1 catch "none"`,
  (name: string) => `${name} ?? 0`,
  (name: string) => `{"inner": ${name}}`,
  (name: string) => `@std.typeOf(${name})`,
] as const;

const TESTS = [
  (name: string): string => `${name} == null`,
  (name: string) => `${name} != null`,
  (name: string) => `@std.typeOf(${name}) == "number"`,
  (name: string) => `@std.typeOf(${name}) != "string"`,
  (name: string) => `${name} == "x"`,
  (name: string) => `${name} == 3 || ${name} == true`,
  (name: string) => `!(${name} == null) && ${name} != "x"`,
  (name: string) => `(try ${name} > 2 catch false)`,
  (name: string) => `@std.typeOf(${name}) == "number" && ${name} >= 3`,
  (name: string) => `(${name} ?? 1) == 1`,
  (name: string) => `@std.typeOf(${name}) == "object" ? ${name}.a == 1 : false`,
  () => '@policy.request().body?.amount == null',
  () => '@policy.request().method == "GET"',
] as const;

/**
 * Puts steps between a step and the next that keep the journey provable: they test a variable and set it again. The
 * proof has much to find out about the types, and must get it right.
 */
export function insertStep(
  steps: Record<string, StepJson>,
  namesAfter: (step: string, branch: string) => readonly string[],
  random: Random,
): void {
  const fromId = pick(random, Object.keys(steps)) ?? '';
  const from = steps[fromId];
  const branch = pick(random, Object.keys(from?.branches ?? {}));
  if (from?.branches === undefined || branch === undefined || branch === 'body') return;
  const name = pick(random, namesAfter(fromId, branch));
  if (name === undefined) return;
  const target = from.branches[branch] as string;
  const id = `new-${Object.keys(steps).length}`;
  const inside = from.inside === undefined ? {} : { inside: from.inside };
  const value = random.pick(VALUES)(name);
  const set: StepJson = {
    ...inside,
    kind: 'set-variables',
    config: { variables: [{ name: random.chance(0.7) ? name : `v${random.below(3)}`, value }] },
    branches: { next: target, ...(random.chance(0.3) ? { failure: target } : {}) },
  };
  steps[`${id}-set`] = set;
  if (random.chance(0.4)) {
    from.branches[branch] = `${id}-set`;
    return;
  }
  const sides = random.chance(0.5) ? [`${id}-set`, target] : [target, `${id}-set`];
  steps[id] = {
    ...inside,
    kind: 'condition',
    config: { condition: random.pick(TESTS)(name) },
    branches: { yes: sides[0] as string, no: sides[1] as string, otherwise: target },
  };
  from.branches[branch] = id;
}

const pick = <Item>(random: Random, items: readonly Item[]): Item | undefined => items[random.below(items.length)];
