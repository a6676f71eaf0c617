import { describe, expect, it } from 'vitest';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';

const withBytes = (byte: (index: number) => number) => ({
  ...createFixtureHost(),
  randomBytes: (length: number) => Uint8Array.from({ length }, (_, index) => byte(index)),
});
const evaluate = (source: string, byte: (index: number) => number) =>
  evaluateExpression(source, { host: withBytes(byte) });

describe('what is made of random bytes', () => {
  it('is a number from 0 to the last one below 1, in 53 bits', () => {
    expect(evaluate('@math.random()', () => 0)).toBe(0);
    expect(evaluate('@math.random()', () => 255)).toBe(1 - 2 ** -53);
    expect(evaluate('@math.random()', (index) => (index === 0 ? 0x10 : 0))).toBe(0.5);
    expect(evaluate('@math.random()', (index) => (index === 6 ? 1 : 0))).toBe(2 ** -53);
    expect(evaluate('@math.random()', (index) => (index === 0 ? 0xe0 : 0))).toBe(0);
  });

  it('is a UUID of version 4 (RFC 9562)', () => {
    expect(evaluate('@std.uuid()', () => 0)).toBe('00000000-0000-4000-8000-000000000000');
    expect(evaluate('@std.uuid()', () => 255)).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
    expect(evaluate('@std.uuid()', (index) => index * 17)).toBe('00112233-4455-4677-8899-aabbccddeeff');
  });

  it('is text in the encoding asked for', () => {
    expect(evaluate('@std.randomBase64(3)', () => 251)).toBe('+/v7');
    expect(evaluate('@crypto.randomBytes(3)', (index) => index)).toBe('000102');
    expect(evaluate('@crypto.randomBytes(2, "base64")', () => 255)).toBe('//8=');
    expect(evaluate('@crypto.randomBytes(2, "base64url")', () => 255)).toBe('__8');
  });
});
