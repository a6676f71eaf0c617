import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Envelope, type SealedPlace } from './envelope.ts';

const MASTER_KEY = randomBytes(32);
const PLACE: SealedPlace = { table: 'signing_keys', column: 'private', tenantId: 'default', rowId: 'k1' };
const envelope = new Envelope(MASTER_KEY);

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'opened';
}

describe('a sealed value', () => {
  test('opens in its place with its key, after a restart too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        return new Envelope(MASTER_KEY).open(envelope.seal(text, PLACE), PLACE) === text;
      }),
    );
  });

  test('never looks the same twice and shows nothing', () => {
    const [a, b] = [envelope.seal('hunter2', PLACE), envelope.seal('hunter2', PLACE)];
    expect(a).not.toBe(b);
    expect(a).toMatch(/^v1\.[0-9a-f]{16}\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(a.split('.')[3] ?? '', 'base64url').toString('latin1')).not.toContain('hunter2');
  });

  test.each([
    ['row', { rowId: 'k2' }],
    ['table', { table: 'other' }],
    ['column', { column: 'public' }],
    ['tenant', { tenantId: 'other' }],
    ['names that run together the same', { column: 'privat', tenantId: 'edefault' }],
  ])('does not open in another %s', (_name, change) => {
    const sealed = envelope.seal('secret', PLACE);
    expect(codeOf(() => envelope.open(sealed, { ...PLACE, ...change }))).toBe('sealed-value-damaged');
  });

  test('does not open with another key, and says so', () => {
    const sealed = envelope.seal('secret', PLACE);
    expect(codeOf(() => new Envelope(randomBytes(32)).open(sealed, PLACE))).toBe('unknown-master-key');
  });

  test('does not open when any character was changed', () => {
    const sealed = envelope.seal('a secret', PLACE);
    for (let i = 0; i < sealed.length; i++) {
      const changed = `${sealed.slice(0, i)}${sealed[i] === 'A' ? 'B' : 'A'}${sealed.slice(i + 1)}`;
      const same = Buffer.from(changed.split('.')[3] ?? '', 'base64url').equals(
        Buffer.from(sealed.split('.')[3] ?? '', 'base64url'),
      );
      // The last character of base64url may carry bits that decode to nothing.
      if (same && i === sealed.length - 1) continue;
      expect([i, codeOf(() => envelope.open(changed, PLACE))]).not.toEqual([i, 'opened']);
    }
  });

  test.each(['', 'v1', 'v2.a.b.c', 'v1...', 'plain text', 'v1.a.b.c.d'])('%j is none', (text) => {
    expect(codeOf(() => envelope.open(text, PLACE))).not.toBe('opened');
  });

  test('a cut tag does not open', () => {
    const [version, keyId, iv, payload = ''] = envelope.seal('a longer secret text', PLACE).split('.');
    for (let bytes = 0; bytes < 20; bytes++) {
      const cut = Buffer.from(payload, 'base64url').subarray(0, bytes).toString('base64url');
      expect(codeOf(() => envelope.open([version, keyId, iv, cut].join('.'), PLACE))).toBe('sealed-value-damaged');
    }
  });

  test('errors hold nothing of the value', () => {
    const sealed = envelope.seal('secret', PLACE);
    try {
      envelope.open(sealed, { ...PLACE, rowId: 'x' });
    } catch (error) {
      expect(String(error)).not.toContain(sealed.split('.')[3]);
    }
  });
});

test('a master key has 32 bytes', () => {
  expect(() => new Envelope(new Uint8Array(16))).toThrow(TypeError);
});
