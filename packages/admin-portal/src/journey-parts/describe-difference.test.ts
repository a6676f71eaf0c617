import type { DocumentDifference } from '@waymark/journey';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import versions from '../texts/en/versions.json' with { type: 'json' };
import { parseCompareSearch } from './compare-search.ts';
import { describeDifference, groupDifferences, marksOf, nameOfField, printValue } from './describe-difference.ts';

const i18n = i18next.createInstance();
beforeAll(() =>
  i18n.init({
    lng: 'en',
    resources: { en: { versions } },
    defaultNS: 'versions',
    interpolation: { escapeValue: false },
    initAsync: false,
  }),
);
const t = i18n.t.bind(i18n) as unknown as Parameters<typeof nameOfField>[1];
const of = { step: 'ask', name: 'Ask', stepKind: 'condition' };

describe('a difference in words', () => {
  it.each<[DocumentDifference, string]>([
    [{ kind: 'step-added', ...of }, 'was added (condition)'],
    [{ kind: 'step-removed', ...of }, 'was removed (condition)'],
    [{ kind: 'step-renamed', ...of, before: 'old' }, 'has another id: old became ask'],
    [{ kind: 'step-changed', ...of, field: 'config.condition', before: 'a', after: 'b' }, 'Condition was changed'],
    [{ kind: 'step-changed', ...of, field: 'name', before: undefined, after: 'b' }, 'Name was set'],
    [
      { kind: 'journey-changed', field: 'settings.deadlineMs', before: 1, after: undefined },
      'Deadline (ms) was removed',
    ],
    [{ kind: 'branch-moved', ...of, branch: 'yes', before: 'a', after: 'b' }, 'yes leads to b now; it led to a'],
    [{ kind: 'branch-moved', ...of, branch: 'no', before: undefined, after: 'b' }, 'no leads to b now; it led nowhere'],
    [
      { kind: 'branch-moved', ...of, branch: 'no', before: '$end', after: undefined },
      'no leads nowhere now; it led to the end of its area',
    ],
    [{ kind: 'test-added', test: 'a <b> test' }, '“a <b> test” was added'],
  ])('%j', (difference, words) => {
    expect(describeDifference(difference, t)).toBe(words);
  });

  it.each([
    ['config.variables[amount].value', 'Variables [amount].value'],
    ['config.body.expression', 'Body.expression'],
    ['config.unknown', 'unknown'],
    ['parameters[a]', 'parameters[a]'],
    ['name', 'Name'],
  ])('calls the field %s %s', (field, name) => {
    expect(nameOfField(field, t)).toBe(name);
  });

  it('shows texts as they are and the rest as JSON', () => {
    expect(printValue('a\nb')).toBe('a\nb');
    expect(printValue({ expression: '{"a": b}' })).toBe('{"a": b}');
    expect(printValue({ expression: 1 })).toBe('{\n  "expression": 1\n}');
    expect(printValue(false)).toBe('false');
    expect(printValue({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
    expect(printValue(undefined)).toBe('');
  });
});

it('differences stand together by what they are about, and mark the steps on both canvases', () => {
  const differences: DocumentDifference[] = [
    { kind: 'journey-changed', field: 'name', before: 'a', after: 'b' },
    { kind: 'step-renamed', step: 'ask', stepKind: 'condition', before: 'question' },
    { kind: 'step-changed', step: 'ask', stepKind: 'condition', field: 'name', before: 'a', after: 'b' },
    { kind: 'step-added', step: 'new', stepKind: 'abort' },
    { kind: 'step-removed', step: 'old', stepKind: 'abort' },
    { kind: 'test-added', test: 'x' },
  ];
  expect(groupDifferences(differences).map(({ key, differences: { length } }) => [key, length])).toEqual([
    ['journey', 1],
    ['step:ask', 2],
    ['step:new', 1],
    ['step:old', 1],
    ['tests', 1],
  ]);
  const { before, after } = marksOf(differences);
  expect([...before]).toEqual([
    ['question', 'changed'],
    ['old', 'removed'],
  ]);
  expect([...after]).toEqual([
    ['ask', 'changed'],
    ['new', 'added'],
  ]);
});

it('an address says what is compared', () => {
  expect(parseCompareSearch({ from: 3, to: 'draft' })).toEqual({ from: 3, to: 'draft' });
  expect(parseCompareSearch({ from: '12', to: 'x' })).toEqual({ from: 12 });
  expect(parseCompareSearch({ from: -1, to: 1.5 })).toEqual({});
});
