import { HostError, type Value } from '@waymark/expression';
import type { JourneyRequest, Ports } from '@waymark/journey';
import type { Random } from '../hostile/random.ts';

/** Names that the clean journeys read from a body. */
const KEYS = [
  'amount',
  'country',
  'channel',
  'token',
  'history',
  'device',
  'user',
  'items',
  'orders',
  'price',
  'names',
  'lists',
  'entries',
  'consents',
  'profile',
  'kyc',
  'status',
  'tier',
  'payees',
  'iban',
  'rules',
  'groups',
  'signals',
  'vpn',
  'score',
  'rate',
  'card',
  'number',
  'kind',
  'factors',
  'type',
  'states',
  'locked',
  'phone',
  'born',
  'seen_days',
  'rooted',
  'fast',
  'failures',
  'good',
  'all',
  'id',
] as const;

const TEXTS = [
  '',
  'x',
  '12',
  '-3.5',
  'DE',
  'web',
  'app',
  'gold',
  'passed',
  'number',
  'text',
  'mfa',
  '2000-01-01',
  '+4930123456',
  'a.b.c',
  '{"a": 1}',
  'done',
  'é\u0000',
] as const;

function arbitraryValue(random: Random, depth: number): Value {
  const choice = random.below(depth > 3 ? 6 : 9);
  if (choice === 0) return null;
  if (choice === 1) return random.chance(0.5);
  if (choice < 4) return random.pick([0, 1, -1, 30, 0.5, 1000, 9999, 1_700_000_000_000]);
  if (choice < 6) return random.pick(TEXTS);
  if (choice === 6) return Array.from({ length: random.below(5) }, () => arbitraryValue(random, depth + 1));
  return arbitraryObject(random, depth + 1);
}

const arbitraryObject = (random: Random, depth: number) =>
  Object.fromEntries(
    Array.from({ length: random.below(depth === 0 ? 12 : 5) }, () => [
      random.pick(KEYS),
      arbitraryValue(random, depth + 1),
    ]),
  );

/** A request as the server would hand it to a run. */
export const arbitraryRequest = (random: Random): JourneyRequest => ({
  body: random.chance(0.8) ? arbitraryObject(random, 0) : arbitraryValue(random, 0),
  params: random.chance(0.5) ? {} : { scope: random.pick(['profile', 'read write', '']) },
  headers: Object.fromEntries(
    ['x-partner', 'x-signature', 'accept-language', 'x-beta']
      .filter(() => random.chance(0.5))
      .map((name) => [name, random.pick(['acme', 'de,en', 'on', 'abc'])]),
  ),
  method: random.pick(['GET', 'POST']),
  ip: random.pick(['127.0.0.1', '10.0.0.9']),
});

/** Ports that answer at once, and sometimes refuse. */
export function arbitraryPorts(random: Random): Ports {
  const refuse = () => {
    if (random.chance(0.3)) throw new HostError('The port refused.');
  };
  return {
    clock: { now: () => 1_795_435_200_000, monotonic: () => 0 },
    random: { bytes: (length) => Uint8Array.from({ length }, () => random.below(256)) },
    tokens: {
      verify() {
        refuse();
        return {
          sub: random.pick([null, 'u1']),
          amr: random.pick<Value>([null, ['mfa'], 'mfa']),
          roles: random.pick<Value>([null, ['admin'], 7]),
        };
      },
    },
    keys: {
      signToken: () => 'a.b.c',
      hmacSha256: () => new Uint8Array(32),
      encrypt: (text) => text,
      decrypt: (text) => text,
      certificateInfo: () => ({}),
    },
  };
}
