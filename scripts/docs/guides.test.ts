import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFixtureHost, ExpressionError, evaluateExpression, type Value } from '@waymark/expression';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../docs/guides/', import.meta.url));

/** Every fenced block of expressions gives what the page says below it. The first block of JSON holds the variables. */
const withSamples = readdirSync(folder).filter((name) => readFileSync(folder + name, 'utf8').includes('```waymark'));

it('finds the guide to expressions', () => {
  expect(withSamples).toContain('expressions-in-30-minutes.md');
});

describe.each(withSamples)('%s', (name) => {
  const page = readFileSync(folder + name, 'utf8');
  const variables = JSON.parse(/```json\n(.*?)```/s.exec(page)?.[1] ?? '{}') as Record<string, Value>;
  const samples = [...page.matchAll(/```waymark\n(.*?)\n→ (.*?)\n```/gs)];

  it('has every sample with its result', () => {
    expect(samples).toHaveLength(page.split('```waymark').length - 1);
    expect(samples.length).toBeGreaterThan(0);
  });
  it.each(samples.map(([, source = '', result = '']) => [source, result] as const))('%s', async (source, result) => {
    expect(await shownResult(source, variables)).toBe(result);
  });
});

async function shownResult(source: string, variables: Record<string, Value>): Promise<string> {
  try {
    return JSON.stringify(await evaluateExpression(source, { host: createFixtureHost(), variables }));
  } catch (error) {
    if (error instanceof ExpressionError) return `error ${error.code}`;
    throw error;
  }
}
