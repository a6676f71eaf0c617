import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JourneyDocument, JourneyParameter, Step } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { journeyOf } from '../../test-fixtures.ts';
import { proveJourney } from '../prove-journey.ts';
import { checkTaint } from './check-taint.ts';

type Steps = Record<string, Step>;

interface Case {
  readonly id: string;
  readonly steps: Steps;
  readonly subJourneys?: Record<string, { readonly parameters?: JourneyParameter[]; readonly steps: Steps }>;
  readonly findings?: readonly string[];
}

const TAINT_CODES: ReadonlySet<string> = new Set(['open-redirect', 'unverified-claims', 'token-leak', 'secret-leak']);

const read = (name: string) =>
  parse(readFileSync(new URL(`../../../../../conformance/journeys-taint/${name}`, import.meta.url), 'utf8')) as Case[];

function load({ steps, subJourneys = {} }: Case): { document: JourneyDocument; findSubJourney: FindSubJourney } {
  const callees = new Map(
    Object.entries(subJourneys).map(([id, { steps: own, parameters = [] }]) => [
      id,
      journeyOf(own, { id, kind: 'sub-journey', parameters }),
    ]),
  );
  const findSubJourney: FindSubJourney = (id) => {
    const document = callees.get(id);
    return document === undefined ? undefined : { version: 1, document };
  };
  return { document: journeyOf(steps), findSubJourney };
}

test.each([
  'let f = (self, x) => @(self)(self, x + 1) return @(f)(f, 0)',
  'let f = (s) => [@(s)(s), @(s)(s)] return @(f)(f)',
  'let f = (s) => @std.map([1, 2], (x) => @(s)(s)) return @(f)(f)',
])('a lambda that calls itself comes to an end: %s', (expression) => {
  const steps = { a: { kind: 'http-complete', config: { responseCode: 200, body: { expression } } } };
  expect(proveJourney(journeyOf(steps)).document).toBeDefined();
});

const findingsOf = (one: Case) => {
  const { document, findSubJourney } = load(one);
  return checkTaint(document, findSubJourney);
};

/** A case with a slip of the pen would prove nothing. */
function expectPublishable(one: Case): void {
  const { document, findSubJourney } = load(one);
  const { diagnostics } = proveJourney(document, { findSubJourney });
  const errors = diagnostics.filter(({ severity, code }) => severity === 'error' && !TAINT_CODES.has(code));
  expect(errors).toEqual([]);
}

const clean = read('clean.yaml');
const faulty = read('faulty.yaml');

test('there are cases of both sorts', () => {
  expect(clean.length).toBeGreaterThanOrEqual(40);
  expect(faulty.length).toBeGreaterThanOrEqual(60);
  const ids = [...clean, ...faulty].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('clean journeys', () => {
  test.each(clean.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    expectPublishable(one);
    expect(findingsOf(one)).toEqual([]);
  });
});

describe('faulty journeys', () => {
  test.each(faulty.map((one) => [one.id, one] as const))('%s', (_id, one) => {
    expectPublishable(one);
    const found = findingsOf(one);
    expect([...new Set(found.map(({ code, step }) => `${code}@${step}`))].sort()).toEqual(
      [...(one.findings ?? [])].sort(),
    );
    for (const { severity, code, message } of found) {
      expect(severity).toBe(code === 'unverified-claims' ? 'warning' : 'error');
      expect(message).toMatch(/\.$/);
    }
  });
});
