import { describe, expect, it } from 'vitest';
import type { Limits } from '../compile/limits.ts';
import { ExpressionError } from '../errors.ts';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';
import type { ExpressionHost } from '../host.ts';
import { recordOf } from '../values/object-record.ts';
import type { Value } from '../values/value.ts';
import { preloadLibraries } from './libraries.ts';

const host: ExpressionHost = {
  ...createFixtureHost({ now: 1_700_000_000_000, hmacKeys: { k: 'secret' } }),
  encrypt: () => 'sealed',
  decrypt: () => 'opened',
  certificateInfo: () => recordOf([]),
};

/** The least limit with which an expression gets to its end. */
async function least(limit: keyof Limits, source: string, variables: Record<string, Value>): Promise<number> {
  await preloadLibraries();
  const suffices = (value: number): boolean => {
    try {
      void evaluateExpression(source, {
        host,
        variables,
        limits: { steps: 1e9, memory: 1e9, valueSize: 1e9, [limit]: value },
      });
      return true;
    } catch (error) {
      if (error instanceof ExpressionError && error.code !== 'E_LIMIT') return true;
      return false;
    }
  };
  let [low, high] = [-1, 1];
  while (!suffices(high)) [low, high] = [high, high * 4];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return high;
}

const text = (length: number, part = 'ab c') => part.repeat(Math.ceil(length / part.length)).slice(0, length);
const list = (length: number) => Array.from({ length }, (_, index) => index);
const keyed = (length: number) => Object.fromEntries(list(length).map((index) => [`k${index}`, 'v']));
const size = 4_096;

describe('steps grow with what a function has to look at:', () => {
  const growing: [source: string, make: (length: number) => Value, atLeast: number][] = [
    ['@std.map(v, (x) => x)', list, size],
    ['@std.filter(v, (x) => x)', list, size],
    ['@std.reduce(v, (t, x) => t, 0)', list, size],
    ['@std.containsIf(v, (x) => false)', list, size],
    ['@std.findFirst(v, (x) => false)', list, size],
    ['@std.distinct(v)', list, size],
    ['@std.distinct(v)', (length) => list(length >>> 4).map((index) => [index]), (size >>> 5) * (size >>> 4)],
    ['@std.reverse(v)', list, size],
    ['@std.reverse(v)', text, size / 8],
    ['@std.slice(v, 1)', list, size],
    ['@std.splice(v, 0, 1)', list, size],
    ['@std.range(@std.len(v))', text, size],
    ['@std.sort(v)', list, size],
    ['@std.sort([v, v])', text, size / 64],
    ['@std.sort(v, (x) => -x)', list, 2 * size],
    ['@std.contains(v, -1)', list, size],
    ['@std.contains(v, "x")', text, size / 64],
    ['@std.find(v, -1)', list, size],
    ['@std.find(v, "x")', text, size / 64],
    ['@std.find(v, (x) => false)', list, size],
    ['@std.rfind(v, -1)', list, size],
    ['@std.rfind(v, "x")', text, size / 64],
    ['@std.sum(v)', list, size],
    ['@std.sum(v)', (length) => list(length).map(String), 2 * size],
    ['@std.max(v)', list, size],
    ['@std.max(v)', (length) => ['1', text(length, ' ')], 1],
    ['@std.len(v)', keyed, 1],
    ['@std.keys(v)', keyed, size],
    ['@std.values(v)', keyed, size],
    ['@std.kv(v, "a", 1)', keyed, 1],
    ['@std.kv({}, v, 1)', text, size / 64],
    ['@strings.contains(v, "x")', text, size / 64],
    ['@strings.contains(v, v)', text, (size * size) / 2_048],
    ['@strings.startsWith(v, "x")', text, size / 64],
    ['@strings.toUpper(v)', text, size / 64],
    ['@strings.trim(v)', text, size / 64],
    ['@strings.urlEncode(v)', text, size / 64],
    ['@strings.base64Encode(v)', text, size / 64],
    ['@strings.substring(v, 0)', text, size / 64],
    ['@strings.split(v, " ")', text, size / 4],
    ['@strings.split(v, v)', text, (size * size) / 2_048],
    ['@strings.join(v, "-")', list, size],
    ['@strings.replace(v, " ", "-")', text, size / 4],
    ['@strings.replace(v, v, "-")', text, (size * size) / 2_048],
    ['@strings.toJson(v)', text, size / 8],
    ['@strings.fromJson(v)', (length) => JSON.stringify(text(length)), size / 4],
    ['@json.parse(v)', (length) => JSON.stringify(list(length >>> 4).map(() => ({ 1: [] }))), 5_000],
    ['@strings.matches(v, "x")', text, size / 8],
    ['@strings.matches(v, "(a|b)*x")', text, size / 2],
    ['@strings.extractAll(v, "a")', text, size / 4],
    ['@strings.replaceRegex(v, "a", "-")', text, size / 4],
    ['@strings.replaceRegex("", "x", v)', text, size / 8],
    ['@std.jsonPath(v, "$[*]")', list, size],
    ['@std.jsonPath(v, "$..x")', list, size],
    ['@std.jsonPath(v, "$[?@ > 1]")', list, 2 * size],
    ['@std.jsonPath([v], "$[?length(@) > 1]")', text, size / 32],
    ['@std.jsonPath([v, v], "$[?@ == $[1]]")', text, size / 64],
    ['@std.jsonPath([v, v], "$[?@ < $[1]]")', text, size / 64],
    ['@std.jsonPath(v, "$[1:]")', list, size],
    ['@std.jsonToXml({"a": v})', text, size / 4],
    ['@std.jsonToXml({"a": v})', list, size],
    ['@std.xmlToJson("<a>" + v + "</a>")', text, size / 8],
    ['@crypto.sha256(v)', text, size / 8],
    ['@crypto.hmacSha256(v, "k")', text, size / 8],
    ['@crypto.constantTimeEquals(v, "a")', text, size / 8],
    ['@crypto.extractTokenClaims("a." + v + ".c")', text, size / 64],
    ['@time.parse(v, v)', (length) => `'${text(Math.min(length, 90))}'`, 20],
    ['@time.format(0, v)', (length) => text(Math.min(length, 90), 'yyyy '), 20],
    ['@std.getE164Number(v, "US")', (length) => text(Math.min(length, 90), '2125550100'), 1_000],
    ['@std.generateQrCode(v)', (length) => text(Math.min(length, 900)), 10_000],
  ];
  it.each(growing)('%s', async (source, make, atLeast) => {
    const [little, much] = [
      await least('steps', source, { v: make(2) }),
      await least('steps', source, { v: make(size) }),
    ];
    expect(much - little).toBeGreaterThanOrEqual(0.99 * atLeast);
    // And not by so much that ordinary work would be refused.
    expect(much).toBeLessThan(1_000_000);
  });
});

describe('memory grows with what a function makes:', () => {
  const growing: [source: string, make: (length: number) => Value, atLeast: number][] = [
    ['@std.map(v, (x) => x)', list, size],
    ['@std.filter(v, (x) => true)', list, size],
    ['@std.distinct(v)', list, size],
    ['@std.reverse(v)', list, size],
    ['@std.reverse(v)', text, size - 2],
    ['@std.slice(v, 0)', text, size - 2],
    ['@std.splice(v, 0, 0)', list, size],
    ['@std.range(@std.len(v))', text, size],
    ['@std.sort(v)', list, size],
    ['@std.keys(v)', keyed, size],
    ['@std.values(v)', keyed, size],
    ['@std.kv(v, "a", 1)', keyed, size],
    ['@strings.toUpper(v)', text, size - 2],
    ['@strings.trim(v)', text, size - 8],
    ['@strings.substring(v, 0)', text, size - 2],
    ['@strings.split(v, " ")', text, size],
    ['@strings.join(v, "-")', list, size],
    ['@strings.join(v, "-----")', (length) => list(length).map(() => ''), 5 * (size - 4)],
    ['@strings.replace(v, " ", "-----")', text, 1.5 * size],
    ['@strings.toJson(v)', text, size - 4],
    ['@json.stringify(v)', text, size - 4],
    ['@json.parse(v)', (length) => JSON.stringify(text(length)), size - 4],
    ['@strings.extract(v, ".*")', text, size - 2],
    ['@strings.extractAll(v, ".*")', text, size - 2],
    ['@strings.replaceRegex(v, "a", "b")', text, size - 4],
    ['@strings.replaceRegex("a", "a", v)', text, size - 4],
    ['@std.jsonPath(v, "$[*]")', list, size],
    ['@std.jsonToXml({"a": v})', text, size - 2],
    ['@std.xmlToJson("<a>" + v + "</a>")', text, size - 4],
    ['@std.xmlToJson("<a b=\'" + v + "\'></a>")', text, 2 * size],
    ['@time.format(0, v)', (length) => text(Math.min(length, 90), 'yyyy '), 80],
    ['@crypto.aesEncrypt(v, "k")', text, size],
    ['@crypto.aesDecrypt(v, "k")', text, size / 2],
  ];
  it.each(growing)('%s', async (source, make, atLeast) => {
    const [little, much] = [
      await least('memory', source, { v: make(2) }),
      await least('memory', source, { v: make(size) }),
    ];
    expect(much - little).toBeGreaterThanOrEqual(atLeast);
    expect(much).toBeLessThan(40 * size);
  });
});

describe('functions that cost more than their parts:', () => {
  it.each([
    ['@time()', 10],
    ['@time.nowISO()', 3],
    ['@time.format(v)', 3],
    ['@std.uuid()', 10],
    ['@math.random()', 10],
    ['@std.randomBase64(1024)', 500],
    ['@crypto.randomBytes(1024)', 500],
    ['@crypto.sha256(v)', 10],
    ['@crypto.hmacSha256("", "k")', 20],
    ['@crypto.certificateInfo("x")', 900],
    ['@std.isValidE164Number("+1212555010" + v)', 500],
    ['@std.generateQrCode("")', 5_000],
    ['@json.parse(v)', 10],
    ['try @json.parse("x") catch 1', 10],
    ['@strings.matches(v, "a{50}")', 20],
  ])('%s takes %i steps or more', async (source, steps) => {
    expect(await least('steps', source, { v: '0' })).toBeGreaterThanOrEqual(steps);
  });
});
