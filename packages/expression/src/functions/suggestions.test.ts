import { describe, expect, it } from 'vitest';
import { findFunction } from './catalogue.ts';
import { signatureOf } from './function-definition.ts';
import { suggestFunction } from './suggest-function.ts';

const suggested = (name: string) => suggestFunction(name, 1, 1 + name.length);

describe('an unknown function', () => {
  it.each([
    ['std.isNull', 'Compare instead: value == null.'],
    ['strings.isEmpty', 'Compare instead: @std.len(value) == 0.'],
    ['std.concat', 'Use a template, or a + b.'],
    ['std.join', 'Use a template, a + b, or @strings.join(list, separator).'],
    ['std.toString', 'Use a template: `${value}`.'],
    ['str', 'Use a template: `${value}`.'],
    ['std.length', 'Use @std.len(value).'],
    ['std.if', 'Use condition ? a : b.'],
    ['std.default', 'Use value ?? fallback.'],
    ['std.now', 'Use @time.now().'],
    ['std.split', 'Use @strings.split(text, separator).'],
    ['strings.repeat', 'Write text * count.'],
    ['json.path', 'Use @std.jsonPath(value, path).'],
    ['std.replace', 'Use @strings.replace(text, old, new).'],
  ])('@%s that authors expect has another form', (name, advice) => {
    expect(suggested(name)).toEqual({ message: `There is no function @${name}(). ${advice}` });
  });

  it.each([
    ['std.legacyField', 'it belongs to an older system.'],
    ['std.wrapPushToken', 'it belongs to push notifications.'],
    [
      'crypto.verifyAndDecryptExternalToken',
      'what it checks is not documented. Use @crypto.verifyToken, which says what it checks.',
    ],
  ])('@%s of Mosaic is not supported', (name, reason) => {
    expect(suggested(name)).toEqual({ message: `@${name}() is not supported: ${reason}` });
  });

  it.each([
    ['std.contain', 'std.contains'],
    ['std.filtr', 'std.filter'],
    ['std.mpa', undefined],
    ['std.tyepOf', 'std.typeOf'],
    ['std.CONTAINS', 'std.contains'],
    ['std.findFirs', 'std.findFirst'],
    ['strings.contain', 'strings.contains'],
    ['contain', 'std.contains'],
    ['string.trim', 'strings.trim'],
    ['json.strings.trim', 'strings.trim'],
    ['math.abz', undefined],
    ['math.rounb', 'math.round'],
    ['STD.len', 'std.len'],
    ['Std.Typeof', 'std.typeOf'],
    ['strings.replaec', 'strings.replace'],
    ['json.pathe', undefined],
    ['std.lenght', undefined],
    ['time.formt', 'time.format'],
    ['std.containssss', undefined],
    ['std.containsxx', undefined],
    ['std.xontainxx', undefined],
    ['std.xyz', undefined],
    ['std.m', undefined],
    ['std.', undefined],
    ['', undefined],
    ['nothing.like.it', undefined],
    ['std.trim', 'strings.trim'],
    ['object.keys', 'std.keys'],
    ['std.stringify', 'json.stringify'],
    ['xml.stringify', undefined],
    ['json.format', undefined],
    ['strings.format', undefined],
    ['std.parse', undefined],
    ['strings.parse', undefined],
    ['pars', undefined],
    ['math.contains', undefined],
  ])('@%s is near to %s', (name, near) => {
    const unknown = `There is no function @${name}().`;
    expect(suggested(name)).toEqual(
      near === undefined
        ? { message: unknown }
        : {
            message: `${unknown} Did you mean @${near}()?`,
            fix: { title: `Use @${near}`, edits: [{ start: 1, end: 1 + name.length, text: near }] },
          },
    );
  });

  it.each(['toString', 'std.constructor', '__proto__', 'hasOwnProperty'])('@%s is nothing special', (name) => {
    expect(findFunction(name)).toBeUndefined();
    expect(suggested(name).message).toMatch(/^There is no function|^Use a template/);
  });
});

describe('signatures', () => {
  it.each([
    ['time.now', '@time.now()'],
    ['std.len', '@std.len(value)'],
    ['std.range', '@std.range(startOrEnd, end?, step?)'],
    ['std.splice', '@std.splice(list, start, count, …items)'],
    ['crypto.verifyToken', '@crypto.verifyToken(token, keys, options?)'],
  ])('of %s', (name, signature) => {
    const definition = findFunction(name);
    expect(definition && signatureOf(definition)).toBe(signature);
  });
});
