import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  generateTests,
  type JourneyDocument,
  parseJourney,
  printJourney,
  proveJourney,
  runJourneyTests,
  STEP_KINDS,
} from '@waymark/journey';
import { describe, expect, it } from 'vitest';
import { readTestTargets } from '../packages/cli/src/test-target.ts';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const names = readdirSync(EXAMPLES);
const fileOf = (name: string) => join(EXAMPLES, name, 'journey.yaml');
const read = (name: string) => parseJourney(readFileSync(fileOf(name), 'utf8')).value as JourneyDocument;
const documents = new Map(names.map((name) => [name, read(name)]));
const findSubJourney = (id: string) => {
  const document = documents.get(id);
  return document?.kind === 'sub-journey' ? { version: 1, document } : undefined;
};

/** What the tutorial does, and its example says: decide on claims that nobody verified. */
const WARNINGS: Readonly<Record<string, string[]>> = { 'validate-transaction': ['unverified-claims'] };

describe.each(names)('the example %s', (name) => {
  const document = documents.get(name) as JourneyDocument;

  it('is named like its folder, described, laid out and in canonical form', () => {
    expect(document.id).toBe(name);
    expect(document.description).toMatch(/^[A-Z].{60,}\.$/);
    expect(Object.keys(document.layout ?? {}).sort()).toEqual(Object.keys(document.steps).sort());
    expect(printJourney(document)).toBe(readFileSync(fileOf(name), 'utf8'));
  });

  it('can be published', () => {
    const { document: proven, diagnostics } = proveJourney(document, { findSubJourney });
    expect(proven).toBeDefined();
    expect([...new Set(diagnostics.map(({ code }) => code))]).toEqual(WARNINGS[name] ?? []);
  });

  it('passes its tests, which take every branch', async () => {
    const [target] = readTestTargets(fileOf(name), () => findSubJourney);
    const { results, passed, coverage } = await runJourneyTests(document, document.tests, {
      findSubJourney,
      ...(target === undefined ? {} : { tokens: target.tokens }),
    });
    expect(results.filter(({ differences }) => differences.length > 0)).toEqual([]);
    expect(passed).toBeGreaterThan(2);
    expect(coverage.missing).toEqual([]);
  });

  it('has an input for nearly every path, and it is found', async () => {
    const { paths, reached, isComplete } = await generateTests(document, { findSubJourney });
    expect(isComplete).toBe(true);
    expect(reached / paths).toBeGreaterThanOrEqual(0.9);
  });
});

it('together the examples use every kind of step', () => {
  const used = new Set([...documents.values()].flatMap(({ steps }) => Object.values(steps).map(({ kind }) => kind)));
  expect([...used].sort()).toEqual(STEP_KINDS.map(({ kind }) => kind).sort());
});
