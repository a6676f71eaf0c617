import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toJsonText } from './json-text.ts';
import { keysOf } from './object-record.ts';
import { readJson } from './read-json.ts';
import type { ValueObject } from './value.ts';

const key = fc.oneof(fc.constantFrom('1', '0', '42', 'a', '"1":', '\\', '[', '{', '__proto__', ''), fc.string());
const json = fc.letrec<{ value: string; entry: string }>((tie) => ({
  entry: fc.tuple(key, tie('value')).map(([name, value]) => `${JSON.stringify(name)}:${value}`),
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('null', 'true', 'false', '0', '-1.5e-3', '[]', '{}', '{"1":{"0":[]}}'),
    fc.string().map((text) => JSON.stringify(text)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc.array(tie('entry'), { maxLength: 4 }).map((entries) => `{${entries.join(',')}}`),
  ),
})).value;

describe('readJson', () => {
  it('reads what the runtime reads', () => {
    fc.assert(
      fc.property(json, (text) => {
        expect(JSON.parse(JSON.stringify(readJson(text)))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('keeps the order of keys', () => {
    const value = readJson(' { "b" : 1 , "2" : [ { "1" : 0 , "0" : 0 } ] , "1" : "x" , "b" : { } } ') as ValueObject;
    expect(keysOf(value)).toEqual(['b', '2', '1']);
    expect(toJsonText(value)).toBe('{"b":{},"2":[{"1":0,"0":0}],"1":"x"}');
  });

  it('takes deep texts', () => {
    const depth = 20_000;
    const text = `${'{"1":['.repeat(depth)}${']}'.repeat(depth)}`;
    expect(Object.keys(readJson(text) as object)).toEqual(['1']);
  });

  it.each(['', '{"1":1', '{"1":}', '{"1":1}}', '{"1" 1}', "{'1':1}", '{"1":01}', '{"1":1,}'])('refuses %j', (text) => {
    expect(() => readJson(text)).toThrow(SyntaxError);
  });
});
