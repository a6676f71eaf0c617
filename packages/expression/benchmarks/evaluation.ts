/**
 * Time of one evaluation, beside closures written by hand for the same tree: `node packages/expression/benchmarks/evaluation.ts`.
 * Prints the best of many short rounds, taken in turns, in nanoseconds.
 */
import { compileExpression, createFixtureHost, type Value } from '../src/index.ts';

const claims = {
  sub: 'u1',
  exp: 2e9,
  iat: 17e8,
  iss: 'https://id.example.com',
  aud: 'a',
  amr: ['pwd', 'mfa'],
  email: 'a@b.c',
};
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({ alg: 'RS256', typ: 'at+jwt', kid: 'k1' })}.${part(claims)}.${'Ab3_'.repeat(85)}AA`;
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
const host = {
  ...createFixtureHost({ request: copy({ body: { token }, query: {}, method: 'POST' }) }),
  now: () => Date.now(),
};
const names = ['external_access_token', 'external_id_token'];
const values = [copy(claims), copy(claims)] as Value[];

function evaluation(source: string): () => unknown {
  const result = compileExpression(source, { variables: names });
  if (!result.ok) throw new Error(result.diagnostics[0]?.message);
  const { expression } = result;
  return () => expression.evaluate(values, host);
}

/** The hand-written counterpart: checks types, own keys and undefined variables, and has no budgets or positions. */
class Context {
  readonly values = values;
  now: number | undefined = undefined;
}
type Closure = (context: Context) => unknown;
const refuse = (): never => {
  throw new Error('refused');
};
const variable =
  (slot: number): Closure =>
  (context) =>
    context.values[slot] ?? refuse();
const member =
  (target: Closure, name: string): Closure =>
  (context) => {
    const object = target(context);
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return refuse();
    return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : null;
  };
const integer =
  (operand: Closure): Closure =>
  (context) => {
    const value = operand(context);
    return typeof value === 'number' ? Math.trunc(value) : refuse();
  };
const now: Closure = (context) => {
  context.now ??= host.now();
  return context.now;
};
const constant =
  (value: unknown): Closure =>
  () =>
    value;
const binary =
  (left: Closure, right: Closure, compute: (a: number, b: number) => unknown): Closure =>
  (context) => {
    const a = left(context);
    const b = right(context);
    return typeof a === 'number' && typeof b === 'number' ? compute(a, b) : refuse();
  };
const and =
  (left: Closure, right: Closure): Closure =>
  (context) => {
    const value = left(context);
    return value === true ? right(context) : value;
  };
const contains =
  (list: Closure, wanted: Closure): Closure =>
  (context) => {
    const items = list(context);
    const value = wanted(context);
    return Array.isArray(items) ? items.includes(value) : refuse();
  };
const byHand = (closure: Closure) => () => closure(new Context());
const seconds = () => binary(now, constant(1000), (a, b) => (b === 0 ? refuse() : a / b));
const unexpired = (slot: number) => binary(integer(member(variable(slot), 'exp')), seconds(), (a, b) => a > b);

const subjects: [name: string, run: () => unknown][] = [
  [
    'both tokens unexpired',
    evaluation(
      '@std.strToInt(external_access_token.exp) > @time.now()/1000 && @std.strToInt(external_id_token.exp) > (@time.now()/1000)',
    ),
  ],
  ['  by hand', byHand(and(unexpired(0), unexpired(1)))],
  ['mfa in amr', evaluation('@std.contains(external_id_token.amr, "mfa")')],
  ['  by hand', byHand(contains(member(variable(1), 'amr'), constant('mfa')))],
  ['claims of a token', evaluation('@crypto.extractTokenClaims(@policy.request().body.token)')],
  ['  Buffer and JSON.parse', () => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))],
  ['member of the request', evaluation('@policy.request().body.token')],
  ['object of three keys', evaluation('{"decision": "approve", "user": external_id_token.sub, "at": @time.now()}')],
  ['map and reduce of 100', evaluation('@std.reduce(@std.map(@std.range(0, 100), (x) => x * 2), (a, x) => a + x, 0)')],
];

const best = subjects.map(() => Number.POSITIVE_INFINITY);
let last: unknown;
for (let round = 0; round < 40; round++) {
  subjects.forEach(([, run], index) => {
    const times = index < 4 ? 200_000 : 10_000;
    const start = performance.now();
    for (let time = 0; time < times; time++) last = run();
    const each = ((performance.now() - start) / times) * 1e6;
    if (round >= 10) best[index] = Math.min(best[index] as number, each);
  });
}
subjects.forEach(([name], index) => {
  console.log(`${name.padEnd(24)} ${(best[index] as number).toFixed(0).padStart(6)} ns`);
});
if (last === undefined) throw new Error('nothing was measured');
