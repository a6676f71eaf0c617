import { HostError } from './errors.ts';
import { hmacSha256 } from './functions/crypto/sha256.ts';
import type { ExpressionHost, PolicyContext } from './host.ts';
import type { ValueObject } from './values/value.ts';

/** The world of a file of cases. All parts may be left out. */
export interface Fixture extends Partial<PolicyContext> {
  /** Epoch milliseconds. */
  readonly now?: number;
  /** Answers of `@webrequests.<name>`, whatever the arguments. */
  readonly webrequests?: ValueObject;
  /** Claims that `@crypto.verifyToken` answers, by token. */
  readonly tokens?: ValueObject;
  /** Answers of `@env.get`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Keys of `@crypto.hmacSha256` by alias, as text. */
  readonly hmacKeys?: Readonly<Record<string, string>>;
}

/** A host that answers from a fixture. Its random bytes are a fixed series, so that results repeat. */
export function createFixtureHost(fixture: Fixture = {}): ExpressionHost {
  const {
    now = 0,
    webrequests = {},
    tokens = {},
    environment = {},
    hmacKeys = {},
    request = null,
    ...policy
  } = fixture;
  let state = 1;
  return {
    now: () => now,
    randomBytes: (length) =>
      Uint8Array.from({ length }, () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return state >>> 24;
      }),
    policy: { request, ...policy },
    callWebRequest(name) {
      const answer = Object.hasOwn(webrequests, name) ? webrequests[name] : undefined;
      if (answer === undefined) throw new HostError(`There is no web request named ${name}.`, 'E_UNKNOWN_FUNCTION');
      return answer;
    },
    environment: (name) => (Object.hasOwn(environment, name) ? environment[name] : null),
    hmacSha256(text, keyAlias) {
      const key = Object.hasOwn(hmacKeys, keyAlias) ? hmacKeys[keyAlias] : undefined;
      if (key === undefined) throw new HostError(`There is no key "${keyAlias}".`);
      const utf8 = new TextEncoder();
      return hmacSha256(utf8.encode(key), utf8.encode(text));
    },
    verifyToken(token) {
      const claims = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
      if (claims === undefined) throw new HostError("The token isn't valid.");
      return claims;
    },
  };
}
