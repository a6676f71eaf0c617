import { describe, expect, it } from 'vitest';
import { type CaseFile, runCases } from './run-cases.ts';

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

/** Few enough that a test says where to look, many enough that a mutation run isn't busy with counting tests. */
const casesOfATest = 20;

function itHolds(text: string): void {
  const file = JSON.parse(text) as CaseFile;
  for (let start = 0; start < file.cases.length; start += casesOfATest) {
    const cases = file.cases.slice(start, start + casesOfATest);
    it(`${cases[0]?.id} … ${cases.at(-1)?.id}`, async () => {
      const { passed, failed } = await runCases({ ...file, cases });
      const differences = failed.map(({ case: { id, source, value, error, at }, got }) => ({
        id,
        source,
        want: { value, error, at },
        got,
      }));
      expect(differences).toEqual([]);
      expect(passed).toBe(cases.length);
    });
  }
}

describe('conformance cases', () => {
  it('are there', () => {
    expect(Object.keys(own).length).toBeGreaterThan(5);
  });
  for (const [path, text] of Object.entries(own)) {
    describe(path.split('/').at(-1) ?? path, () => itHolds(text));
  }
});

describe('cases of the specification', () => {
  const [text] = Object.values(shared);
  if (text === undefined) it.skip('expression-cases.json is not beside this project');
  else itHolds(text);
});
