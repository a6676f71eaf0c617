import type { ExternalTokenOptions } from '@waymark/authorization-server';
import { HostError, type Value, type ValueObject } from '@waymark/expression';

const KNOWN = ['jwks', 'issuer', 'audience', 'algorithms', 'clockSkew'];

/** Reads the options of `@crypto.verifyToken`, strictly: a misspelt check must not be a check left out. */
export function readVerifyOptions(options: ValueObject): { name: string; checks: ExternalTokenOptions } {
  const unknown = Object.keys(options).find((key) => !KNOWN.includes(key));
  if (unknown !== undefined) throw new HostError(`There is no option "${unknown}": use ${KNOWN.join(', ')}.`);
  const { jwks, issuer, audience, algorithms, clockSkew } = options;
  if (typeof jwks !== 'string') throw new HostError('The option "jwks" must name a key set.');
  return {
    name: jwks,
    checks: {
      ...(isGiven(issuer) ? { issuer: textOrTexts(issuer, 'issuer') } : {}),
      ...(isGiven(audience) ? { audience: textOrTexts(audience, 'audience') } : {}),
      ...(isGiven(algorithms) ? { algorithms: [textOrTexts(algorithms, 'algorithms')].flat() } : {}),
      ...(isGiven(clockSkew) ? { clockSkewSeconds: seconds(clockSkew) } : {}),
    },
  };
}

const isGiven = (value: Value | undefined): value is Value => value !== undefined;

/** `null` is refused as well: a check against a value that is missing must fail, not pass. */
function textOrTexts(value: Value, option: string): string | readonly string[] {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')) return value;
  throw new HostError(`The option "${option}" must be a text or a list of texts.`);
}

function seconds(value: Value): number {
  if (typeof value === 'number') return value;
  throw new HostError('The option "clockSkew" must be a number of seconds.');
}
