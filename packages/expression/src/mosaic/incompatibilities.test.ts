import { describe, expect, it } from 'vitest';
import { functionCatalogue } from '../functions/catalogue.ts';
import { mosaicIncompatibilities } from './incompatibilities.ts';

const found = (source: string) =>
  mosaicIncompatibilities(source).map(({ start, end, message, fix }) => ({
    text: source.slice(start, end),
    message,
    ...(fix && { use: fix.edits[0]?.text }),
  }));

describe('mosaicIncompatibilities', () => {
  it.each([
    '@std.contains(user.amr, "mfa") && @policy.isUserAuthenticated()',
    'letr a = 1, b = a return `${b}`',
    '@time.now() / 1000 < @crypto.extractTokenClaims(token).exp',
  ])('has nothing to say about %s', (source) => {
    expect(mosaicIncompatibilities(source)).toEqual([]);
  });
  it('names each extension, in the order of the text, with what comes near', () => {
    const all = found('[a ?? 1, @strings.trim(b), @json.stringify(c), @time.nowISO(), /* x */ 1e3,]');
    expect(all.map(({ text }) => text)).toEqual([
      '??',
      'strings.trim',
      'json.stringify',
      'time.nowISO',
      '/* x */',
      '1e3',
      ',',
    ]);
    expect(all[0]?.message).toContain('a == null ? b : a');
    expect(all[2]?.use).toBe('strings.toJson');
    expect(all[3]?.message).toContain('@time().nowISO');
  });
  it('looks inside templates and lambdas', () => {
    const [template] = mosaicIncompatibilities('Hello ${@strings.trim(name)}', 'template');
    expect(template).toMatchObject({ start: 9, end: 21, code: 'E_UNKNOWN_FUNCTION' });
    expect(found('@std.map(list, (x) => @strings.toUpper(x))')).toMatchObject([{ text: 'strings.toUpper' }]);
  });
  it('offers a fix where a documented function means the same, and only there', () => {
    expect(mosaicIncompatibilities('@json.stringify(a)')).toEqual([
      {
        severity: 'error',
        code: 'E_UNKNOWN_FUNCTION',
        message: "@json.stringify() is an extension that Mosaic doesn't document. Use @strings.toJson(value).",
        start: 1,
        end: 15,
        fix: { title: 'Use @strings.toJson', edits: [{ start: 1, end: 15, text: 'strings.toJson' }] },
      },
    ]);
    expect(mosaicIncompatibilities('1 + @time.nowISO()')).toEqual([
      {
        severity: 'error',
        code: 'E_UNKNOWN_FUNCTION',
        message: "@time.nowISO() is an extension that Mosaic doesn't document. Use @time().nowISO.",
        start: 5,
        end: 16,
      },
    ]);
    expect(found('@strings.toUpper(a)')[0]?.message).toContain('No documented form comes near');
  });
  it('reports a text beyond the limits once', () => {
    expect(mosaicIncompatibilities('('.repeat(300))).toMatchObject([{ code: 'E_LIMIT' }]);
    expect(mosaicIncompatibilities('1'.repeat(65_537))).toMatchObject([{ code: 'E_LIMIT' }]);
  });
  it('takes a text as an expression unless told that it is a template', () => {
    expect(mosaicIncompatibilities('Hello')).toEqual([]);
    expect(mosaicIncompatibilities('Hello you')).toHaveLength(1);
    expect(mosaicIncompatibilities('Hello you', 'template')).toEqual([]);
  });
  it('knows unknown functions and texts that cannot be read', () => {
    expect(found('@nope()')).toMatchObject([{ text: 'nope' }]);
    expect(mosaicIncompatibilities('1 +')).toHaveLength(1);
  });
  it('reports every function that is ours, and no other', () => {
    for (const { name, extension, parameters } of functionCatalogue) {
      const args = parameters.filter(({ optional, rest }) => !optional && !rest).map(() => 'x');
      const codes = mosaicIncompatibilities(`@${name}(${args.join(', ')})`).map(({ code }) => code);
      expect(codes, name).toEqual(extension === true ? ['E_UNKNOWN_FUNCTION'] : []);
    }
  });
});
