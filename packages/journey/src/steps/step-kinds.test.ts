import { Check } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { formulasOf } from './fields.ts';
import { branchesOf, FAILURE } from './step-kind.ts';
import { findStepKind, STEP_KINDS } from './step-kinds.ts';

describe.each(STEP_KINDS)('$kind', (definition) => {
  const { kind, config, example, docs, area, returns, callee } = definition;
  const branches = branchesOf(definition, example);

  it('has an example that fits its own fields', () => {
    expect(Check(config, example)).toBe(true);
    expect(definition.check?.(example as never) ?? []).toEqual([]);
  });

  it('says what every formula of its example is for', () => {
    const read = definition.dataFlow(example as never).flatMap((flow) => ('reads' in flow ? [flow.reads.path] : []));
    expect(read.sort()).toEqual(
      formulasOf(config, example)
        .map(({ path }) => path)
        .sort(),
    );
  });

  it('has branches of different names, and those that its form needs', () => {
    const names = branches.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    if (area !== undefined) expect(names.slice(0, 2)).toEqual(['body', 'next']);
    expect(names.includes(FAILURE)).toBe(definition.canFail === true);
    if (returns === true) expect(names).toEqual([]);
    if (area === 'repeated') expect(definition.maxPasses?.(example as never)).toBeGreaterThan(0);
    if (callee !== undefined) expect(callee(example as never)).toMatch(/^[a-z]/);
  });

  it('is found by its name and explained', () => {
    expect(findStepKind(kind)).toBe(definition);
    expect(docs.length).toBeGreaterThan(80);
  });
});
