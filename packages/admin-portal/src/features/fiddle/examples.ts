import { EMPTY_REQUEST, type FiddleState } from './fiddle-state.ts';

/** Something to start from. */
export interface FiddleExample {
  readonly key: 'conditions' | 'lists' | 'defaults' | 'template' | 'request' | 'claims' | 'clock' | 'errors';
  readonly state: Partial<FiddleState>;
  /** What it yields, for the tests. */
  readonly result: string;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

/** A token that was made for these pages; nobody signed it. */
const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c2VyLTEiLCJhbXIiOlsicHdkIiwib3RwIl0sImV4cCI6MTg5MzQ1NjAwMH0.';

export const EXAMPLES: readonly FiddleExample[] = [
  {
    key: 'conditions',
    state: {
      source: 'amount > 1000 && country != "DE" ? "step-up" : "allow"',
      variables: json({ amount: 2500, country: 'FR' }),
    },
    result: 'step-up',
  },
  {
    key: 'lists',
    state: {
      source: '@std.map(@std.filter(orders, (o) => o.total > 50), (o) => o.id)',
      variables: json({
        orders: [
          { id: 'a-1', total: 20 },
          { id: 'a-2', total: 70 },
          { id: 'a-3', total: 120 },
        ],
      }),
    },
    result: '[\n  "a-2",\n  "a-3"\n]',
  },
  {
    key: 'defaults',
    state: { source: 'user.nickname ?? user.name ?? "somebody"', variables: json({ user: { name: 'Ada' } }) },
    result: 'Ada',
  },
  {
    key: 'template',
    state: {
      mode: 'template',
      source: 'https://shop.example/stepup?user=${user}&amount=${amount}',
      variables: json({ user: 'ada', amount: 42 }),
    },
    result: 'https://shop.example/stepup?user=ada&amount=42',
  },
  {
    key: 'request',
    state: {
      source: '@policy.request().body.amount * 2',
      request: EMPTY_REQUEST.replace('"body": {}', '"body": { "amount": 21 }'),
    },
    result: '42',
  },
  {
    key: 'claims',
    state: { source: '@std.contains(@crypto.extractTokenClaims(token).amr, "otp")', variables: json({ token: TOKEN }) },
    result: 'true',
  },
  {
    key: 'clock',
    state: {
      source: 'expires > @time.now()',
      variables: json({ expires: 1_893_456_000_000 }),
      clock: '2026-01-05T09:00:00Z',
    },
    result: 'true',
  },
  {
    key: 'errors',
    state: { source: 'try 1 / divisor catch "not divisible"', variables: json({ divisor: 0 }) },
    result: 'not divisible',
  },
];
