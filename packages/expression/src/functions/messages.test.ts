import { describe, expect, it } from 'vitest';
import type { ExpressionError } from '../errors.ts';
import { evaluateExpression } from '../evaluate-expression.ts';
import { createFixtureHost } from '../fixture-host.ts';
import { preloadLibraries } from './libraries.ts';

async function messageOf(source: string): Promise<string> {
  await preloadLibraries();
  const host = createFixtureHost({ hmacKeys: { k: 'x' } });
  try {
    return `no error: ${JSON.stringify(await evaluateExpression(source, { host, variables: { long: 'a'.repeat(70_000) } }))}`;
  } catch (error) {
    return (error as ExpressionError).message;
  }
}

describe('what a function says about wrong arguments', () => {
  it.each([
    ['@strings.trim(null)', 'Argument 1 has to be a text, but is null.'],
    ['@strings.contains("a", [])', 'Argument 2 has to be a text, but is an array.'],
    ['@math.abs("x")', "Argument 1 is a text that isn't a number."],
    ['@math.pow(1, "x")', "Argument 2 is a text that isn't a number."],
    ['@math.abs({})', 'Argument 1 has to be a number, but is an object.'],
    ['@std.slice("a", 0.5)', 'Argument 2 has to be a whole number.'],
    ['@std.map(1, (x) => x)', 'Argument 1 has to be an array, but is a number.'],
    ['@std.map([1], 1)', 'Argument 2 has to be a lambda, but is a number.'],
    ['@std.map([1], (x) => (y) => y)', 'Argument 2 has to be a value, but is a lambda.'],
    ['@std.keys([])', 'Argument 1 has to be an object, but is an array.'],
    ['@std.len(1)', 'Argument 1 has to be a text, an array or an object, but is a number.'],
    ['@std.reverse(1)', 'Argument 1 has to be an array or a text, but is a number.'],
    ['@std.slice(1, 0)', 'Argument 1 has to be an array or a text, but is a number.'],
    ['@std.contains(1, 1)', 'Argument 1 has to be an array, a text or an object, but is a number.'],
    ['@std.find(1, 1)', 'Argument 1 has to be an array or a text, but is a number.'],
    ['@std.strToInt([])', 'Argument 1 has to be a text or a number, but is an array.'],
    ['@std.max([[]])', 'Argument 1 has to be numbers or texts, but is an array.'],
    [
      '@std.sort([1, "a"])',
      'Only texts alone or numbers alone can be sorted. Give a lambda that says what to sort by.',
    ],
    ['@std.range(1, 2, 0)', "The step of a range can't be 0."],
    ['@std.jsonPath(1, 1)', 'Argument 2 has to be a JSONPath query as text, but is a number.'],
    ['@std.jsonPath(1, "$.a[")', "This isn't a JSONPath query (RFC 9535): it can't be read from character 5 on."],
    ['@std.jsonPath(1, long)', 'A path may be 2000 characters long at most.'],
    ['@std.xmlToJson(1)', 'Argument 1 has to be an XML text, but is a number.'],
    ['@std.getE164Number("x")', "This isn't a telephone number."],
    ['@std.getE164Number(long)', "This isn't a telephone number."],
    ['@std.getE164Number("1", "us")', 'The region has to be two capital letters, such as "US".'],
    ['@std.generateQrCode(long)', 'A QR code holds 2331 bytes at most.'],
    ['@strings.replace("a", "", "b")', "An empty text can't be replaced."],
    ['@strings.urlDecode("%")', "This text can't be converted."],
    [
      '@strings.matches("a", "(")',
      "This isn't a regular expression (RE2 syntax: neither lookaround nor backreferences).",
    ],
    ['@strings.matches("a", "a{1000}b{1000}c{1000}")', 'This regular expression repeats too much.'],
    ['@strings.matches("a", long)', 'A regular expression may be 1000 characters long at most.'],
    ['@strings.replaceRegex("a", "a", "$1")', 'The regular expression has no group "1".'],
    ['@strings.replaceRegex("a", "(?P<n>a)", "$<m>")', 'The regular expression has no group "m".'],
    ['@time.add(0, 1, "y")', 'The unit has to be "ms", "s", "m", "h" or "d".'],
    ['@time.format(0, "\'x")', 'A quote in the pattern has no end.'],
    ['@time.format(-62167219200001, "yyyy")', 'Only the years 0 to 9999 can be written with a pattern.'],
    ['@time.parse("x", "QQ")', '"QQ" means nothing in this pattern. Use yyyy MM dd HH mm ss SSS.'],
    ['@json.parse("x")', "This text isn't JSON."],
    ['@json.parse("1e999")', 'This JSON has a number that is too large.'],
    ['@math.sqrt(-1)', "The result isn't a number."],
    ['@crypto.extractTokenClaims(1)', 'Argument 1 has to be a token as text, but is a number.'],
    ['@crypto.extractTokenClaims(long)', 'The token is too long.'],
    [
      '@crypto.verifyToken("a", 1)',
      'Argument 2 has to be the alias of a key set or an object of options, but is a number.',
    ],
    ['@crypto.verifyToken("a", {"jwks": "b"}, {})', 'The options are given twice.'],
    ['@crypto.verifyToken("a", {})', 'The options need "jwks", the alias of a key set.'],
    ['@crypto.hmacSha256("a", 1)', 'Argument 2 has to be the alias of a key, but is a number.'],
    ['@crypto.hmacSha256("a", "-")', "This can't be the alias of a key."],
    ['@crypto.signToken({}, "k")', "@crypto functions with keys or certificates aren't available here."],
    ['@crypto.certificateInfo(1)', 'Argument 1 has to be a certificate as text, but is a number.'],
    ['@crypto.certificateInfo(long)', 'The certificate is too long.'],
    ['@crypto.sha256("a", "x")', 'The encoding has to be "hex", "base64" or "base64url".'],
    ['@crypto.randomBytes(0)', 'The number of bytes has to be from 1 to 1024.'],
    ['@crypto.constantTimeEquals("a", 1)', 'Only two texts can be compared.'],
    ['@env.get(1)', 'Argument 1 has to be a name as text, but is a number.'],
  ])('%s', async (source, message) => {
    expect(await messageOf(source)).toBe(message);
  });
});
