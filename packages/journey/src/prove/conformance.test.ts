import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { JourneyDocument } from '../document/journey-document.ts';
import { STEP_KINDS } from '../steps/step-kinds.ts';
import type { JourneyDiagnostic, PatchOperation } from './diagnostic.ts';
import { DIAGNOSTIC_CODES, pointerTo } from './diagnostic-codes.ts';
import { applyJourneyFix } from './fix/apply-journey-fix.ts';
import { proveJourney } from './prove-journey.ts';

const FOLDER = new URL('../../../../conformance/journeys/', import.meta.url);

const filesIn = (folder: string): [string, unknown][] =>
  readdirSync(new URL(folder, FOLDER))
    .sort()
    .map((name) => [name.replace('.yaml', ''), parse(readFileSync(new URL(`${folder}/${name}`, FOLDER), 'utf8'))]);

const clean = new Map(filesIn('clean') as [string, JourneyDocument][]);

interface ExpectedFinding {
  readonly code: string;
  readonly step?: string;
  readonly field?: string;
  /** Instead of step and field, for what is in no step. */
  readonly pointer?: string;
  /** The text that the range covers. */
  readonly at?: string;
  /** Title of the fix. */
  readonly fix?: string;
  /** Part of the message. */
  readonly says?: string;
}

interface Fault {
  readonly name: string;
  /** A journey of the folder `clean`, or else `document`. */
  readonly journey?: string;
  readonly document?: unknown;
  readonly patch?: readonly PatchOperation[];
  readonly subJourneys?: readonly JourneyDocument[];
  readonly expect: readonly ExpectedFinding[];
}

const faults = filesIn('faults').flatMap(([topic, file]) =>
  (file as { cases: Fault[] }).cases.map((fault): [string, Fault] => [`${topic}: ${fault.name}`, fault]),
);

const finderOf = (own: readonly JourneyDocument[]) => (id: string) => {
  const document = own.find((one) => one.id === id) ?? clean.get(id);
  return document === undefined ? undefined : { version: 1, document };
};

const proven = (value: unknown, own: readonly JourneyDocument[] = []) =>
  proveJourney(value, { findSubJourney: finderOf(own) });

describe('clean journeys', () => {
  it.each([...clean])('%s has no findings', (_name, document) => {
    const { diagnostics, document: result } = proven(document);
    expect(diagnostics).toEqual([]);
    expect(result).toBe(document);
  });

  it('use every kind of step', () => {
    const used = new Set([...clean.values()].flatMap(({ steps }) => Object.values(steps).map(({ kind }) => kind)));
    expect([...used].sort()).toEqual(STEP_KINDS.map(({ kind }) => kind).sort());
  });
});

const placeOf = ({ step, field, pointer }: ExpectedFinding) =>
  step === undefined ? (pointer ?? '') : pointerTo(step, field ?? '');

const short = ({ code, pointer }: JourneyDiagnostic) => `${code} ${pointer}`;

describe('planted faults', () => {
  it.each(faults)('%s', (_name, fault) => {
    const base = fault.journey === undefined ? fault.document : clean.get(fault.journey);
    const document = applyJourneyFix(base, { title: '', patch: fault.patch ?? [] });
    const { diagnostics, document: result } = proven(document, fault.subJourneys);
    const expected = fault.expect.map((one) => `${one.code} ${placeOf(one)}`);
    expect(diagnostics.map(short).sort()).toEqual(expected.sort());
    expect(result === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
    for (const one of fault.expect) checkDetails(document, one, diagnostics, fault.subJourneys ?? []);
  });

  it('are there for every finding that this proof reports', () => {
    const planted = new Set(faults.flatMap(([, { expect: findings }]) => findings.map(({ code }) => code)));
    expect(Object.keys(DIAGNOSTIC_CODES).filter((code) => !planted.has(code) && !ELSEWHERE.has(code))).toEqual([]);
  });
});

/** Findings of running the tests, which is no part of the proof of a document. */
const ELSEWHERE = new Set(['failing-test', 'low-coverage']);

function checkDetails(
  document: unknown,
  expected: ExpectedFinding,
  diagnostics: readonly JourneyDiagnostic[],
  subJourneys: readonly JourneyDocument[],
): void {
  const place = placeOf(expected);
  const found = diagnostics.filter(({ code, pointer }) => code === expected.code && pointer === place);
  const { at, says, fix } = expected;
  if (at !== undefined) {
    const source = String(valueAt(document, place));
    expect(found.map(({ range }) => source.slice(range?.start, range?.end))).toContain(at);
  }
  if (says !== undefined) expect(found.map(({ message }) => message).join('\n')).toContain(says);
  if (fix !== undefined) expect(found.map((one) => one.fix?.title)).toContain(fix);
  for (const one of found) {
    expect(one.message).toMatch(/^.*[.?]$/s);
    if (one.fix === undefined) continue;
    const mended = applyJourneyFix(document, one.fix);
    const count = (some: readonly JourneyDiagnostic[]) =>
      some.filter(({ code, pointer }) => code === one.code && pointer === place).length;
    expect(count(proven(mended, subJourneys).diagnostics)).toBeLessThan(count(diagnostics));
  }
}

const valueAt = (document: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce((value: unknown, key) => (value as Record<string, unknown> | undefined)?.[key], document);
