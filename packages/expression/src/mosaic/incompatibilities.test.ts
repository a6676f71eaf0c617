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
