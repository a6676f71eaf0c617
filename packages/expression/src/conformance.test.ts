import { describe, expect, it } from 'vitest';
import { runCases } from './run-cases.ts';

declare global {
  interface ImportMeta {
    /** Replaced by the test runner with the texts of the files that match. Imported as JSON they would lose `__proto__`. */
    glob(pattern: string, options: { eager: true; import: 'default'; query: '?raw' }): Record<string, string>;
  }
}

const own = import.meta.glob('../../../conformance/expressions/*.json', {
  eager: true,
  import: 'default',
  query: '?raw',
});
const shared = import.meta.glob('../../../../shared/spec/expression-cases.json', {
  eager: true,
  import: 'default',
  query: '?raw',
});

async function failuresOf(text: string | undefined) {
  const { passed, failed } = await runCases(JSON.parse(text ?? ''));
  expect(passed + failed.length).toBeGreaterThan(0);
  return failed.map(({ case: { id, source, value, error, at }, got }) => ({
    id,
    source,
    want: { value, error, at },
    got,
  }));
}

describe('conformance cases', () => {
  it('are there', () => {
    expect(Object.keys(own).length).toBeGreaterThan(5);
  });
  for (const [path, file] of Object.entries(own)) {
    it(path.split('/').at(-1) ?? path, async () => {
      expect(await failuresOf(file)).toEqual([]);
    });
  }
});

describe('cases of the specification', () => {
  const [file] = Object.values(shared);
  it.skipIf(file === undefined)('expression-cases.json (skipped where the specification is absent)', async () => {
    expect(await failuresOf(file)).toEqual([]);
  });
});
