import type { Run } from '../compile/run.ts';
import { objectType, stringType } from '../types/type.ts';
import { unionType } from '../types/union.ts';
import { isObject } from '../values/kinds.ts';
import { keysOf, readOwn, recordOf } from '../values/object-record.ts';
import { readJson } from '../values/read-json.ts';
import type { Value, ValueObject } from '../values/value.ts';
import { failure, objectArgument, textArgument, wrongType } from './arguments.ts';
import { decodeBase64Url } from './base64.ts';
import { hashingFunctions } from './crypto/hashing.ts';
import { keyedFunctions } from './crypto/keyed.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** Longest token that is read, in characters. */
const maximumTokenLength = 65_536;

/** The namespace `@crypto`. */
export const cryptoFunctions: readonly FunctionDefinition[] = [
  {
    name: 'crypto.extractTokenClaims',
    parameters: [{ name: 'token', type: stringType, docs: 'A JSON Web Token.', strict: true }],
    returns: objectType,
    docs: 'The claims of a token, **unverified**: neither its signature nor its expiry is checked, so anybody can make a token with any claims. Use `@crypto.verifyToken` wherever a decision depends on them.',
    examples: [
      { source: '@crypto.extractTokenClaims("eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1MSJ9.")', result: { sub: 'u1' } },
    ],
    caution: 'The claims are not verified. Use @crypto.verifyToken where a decision depends on them.',
    implementation: (run, token) => readClaims(run, token as Value),
  },
  {
    name: 'crypto.verifyToken',
    parameters: [
      { name: 'token', type: stringType, docs: 'A signed JSON Web Token.' },
      {
        name: 'keys',
        type: unionType(stringType, objectType),
        docs: 'The alias of a key set, or options with the alias as `jwks`.',
      },
      {
        name: 'options',
        type: objectType,
        docs: '`issuer`, `audience`, `algorithms` (list) and `clockSkew` (seconds).',
        optional: true,
      },
    ],
    returns: objectType,
    docs: 'The claims of a token whose signature, expiry, issuer and audience were checked. Anything wrong is an error.',
    examples: [{ source: '@crypto.verifyToken(t, {"jwks": "partner", "issuer": "https://id.example.com"}).sub' }],
    extension: true,
    impure: true,
    waits: true,
    implementation: (run, token, keys, options) =>
      run.verifyToken(textArgument(token as Value, 0), verifyOptions(keys as Value, options)),
  },
  ...keyedFunctions,
  ...hashingFunctions,
];

/** Both forms of the call as one object of options. */
function verifyOptions(keys: Value, options: Value | undefined): ValueObject {
  if (isObject(keys)) {
    if (options !== undefined) throw failure('The options are given twice.', 2);
    if (typeof readOwn(keys, 'jwks') !== 'string') throw failure('The options need "jwks", the alias of a key set.', 1);
    return keys;
  }
  if (typeof keys !== 'string') throw wrongType('the alias of a key set or an object of options', keys, 1);
  const given = options === undefined ? undefined : objectArgument(options, 2);
  const entries = given === undefined ? [] : keysOf(given).map((key): [string, Value] => [key, readOwn(given, key)]);
  return recordOf([...entries, ['jwks', keys]]);
}

/**
 * RFC 7515 §7.1: three parts, of which the payload must be base64url without padding. Header and signature are not looked
 * at: nobody checks them here, and a look at every character would cost as much as the rest.
 */
function readClaims(run: Run, token: Value): Value {
  if (typeof token !== 'string') throw wrongType('a token as text', token, 0);
  if (token.length > maximumTokenLength) throw failure('The token is too long.', 0);
  run.charge(20 + (token.length >>> 5));
  const first = token.indexOf('.');
  const second = token.indexOf('.', first + 1);
  if (first < 1 || second === -1 || token.includes('.', second + 1)) throw malformed();
  const claims = parseClaims(run, token.slice(first + 1, second));
  if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) throw malformed();
  return claims;
}

function parseClaims(run: Run, payload: string): Value {
  try {
    return readJson(decodeBase64Url(payload));
  } catch {
    // An exception of the host is dear.
    run.charge(40);
    throw malformed();
  }
}

function malformed() {
  return failure("This isn't a JSON Web Token with claims.", 0);
}
