import type { Plan } from '../plan/plan.ts';
import type { Failure, Outcome } from '../run/outcome.ts';
import { answerOf, bodyValue, headersOf } from './answer-of.ts';
import type { JourneyTest } from './journey-test.ts';
import { valueDifferences } from './value-differences.ts';

const MAX_SHOWN = 200;
/** A body that differs everywhere is not told place by place. */
const MAX_PLACES = 5;

/** Says in what an outcome differs from what a test expects: one sentence a difference, none where it fits. */
export function compareAnswer(
  expect: JourneyTest['expect'],
  plan: Pick<Plan, 'defaultAnswer'>,
  outcome: Outcome,
  path: readonly string[],
): string[] {
  const { status, headers, body } = answerOf(plan, outcome);
  const why = outcome.kind === 'failure' ? `: ${outcome.message} (at ${placeOf(outcome)})` : '';
  return [
    ...(status === expect.status ? [] : [`status: expected ${expect.status}, got ${status}${why}`]),
    ...comparePath(expect.path, path),
    ...compareHeaders(expect.headers, headersOf(headers ?? [])),
    ...('body' in expect ? compareBody(expect.body, body, why) : []),
  ];
}

const placeOf = ({ step, field }: Failure) => (field === undefined ? step : `${step}, ${field}`);

function comparePath(expected: readonly string[] | undefined, got: readonly string[]): string[] {
  if (expected === undefined) return [];
  const index = expected.findIndex((step, position) => step !== got[position]);
  const first = index === -1 ? expected.length : index;
  if (first === expected.length && got.length === expected.length) return [];
  const at = (path: readonly string[]) => (path[first] === undefined ? 'the end of the run' : `"${path[first]}"`);
  const place = first === 0 ? 'at the start' : `after ${first === 1 ? 'one step' : `${first} steps`}`;
  return [`path, ${place}: expected ${at(expected)}, got ${at(got)} (${got.join(' → ')})`];
}

function compareHeaders(expected: Readonly<Record<string, string>> = {}, got: ReadonlyMap<string, string>): string[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = got.get(name.toLowerCase());
    return found === value ? [] : [`header ${name}: expected ${show(value)}, got ${show(found)}`];
  });
}

function compareBody(expected: unknown, body: string | undefined, why: string): string[] {
  if (body === undefined) return [`body: expected ${show(expected)}, but the journey gave no answer of its own${why}`];
  const differences = valueDifferences(expected, typeof expected === 'string' ? body : bodyValue(body));
  const told = differences.slice(0, MAX_PLACES).map(({ pointer, ...sides }) => {
    const place = pointer === '' ? 'body' : `body ${pointer}`;
    return `${place}: expected ${show(sides.expected)}, got ${show(sides.got)}`;
  });
  const more = differences.length - told.length;
  return more > 0 ? [...told, `body: ${more} more differences`] : told;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
