import { describe, expect, it } from 'vitest';
import { checkExpression } from './check-expression.ts';
import { type CheckerCase, type CheckerCaseFile, optionsOfCase } from './conformance-case.ts';

/** A text, and for each finding its message and the title of its fix, which is null if there is none. */
interface MessageCase extends Pick<CheckerCase, 'source' | 'mode' | 'profile' | 'expected' | 'variables'> {
  readonly says: readonly (readonly [message: string, fix: string | null])[];
}

const [text = ''] = Object.values(
  import.meta.glob('./messages.json', { eager: true, import: 'default', query: '?raw' }),
);
const file = JSON.parse(text) as Omit<CheckerCaseFile, 'cases'> & {
  readonly cases: Readonly<Record<string, readonly MessageCase[]>>;
};

describe.each(Object.entries(file.cases))('messages about %s', (_about, cases) => {
  it.each(cases.map((one) => [one.source, one] as const))('%s', (source, one) => {
    const options = optionsOfCase({ ...file, cases: [] }, { ...one, id: '', type: '', diagnostics: [] });
    const said = checkExpression(source, options).diagnostics.map(({ message, fix }) => [message, fix?.title ?? null]);
    expect(said).toEqual(one.says);
  });
});
