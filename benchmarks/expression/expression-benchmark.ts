import { readFileSync } from 'node:fs';
import { type JourneyDocument, parseJourney } from '@waymark/journey';
import type { Figure } from '../figure.ts';
import { median, quartiles } from '../statistics.ts';
import { type Condition, type Contender, handBuilt, rivals, waymark } from './contenders.ts';
import { inputs } from './inputs.ts';

const ROUNDS = 41;
const WARM_UP = 6;
/** Long enough for the clock, short enough for other work on the machine to fall on all contenders alike. */
const SLICE_MS = 6;
const EXAMPLE = new URL('../../examples/validate-transaction/journey.yaml', import.meta.url);
const QUESTIONS = ['expiry', 'factors'] as const;
type Question = (typeof QUESTIONS)[number];

/** One condition of the tutorial with the claims decoded already: ours, closures by hand, and four other engines. */
export async function expressionBenchmark(): Promise<Figure[]> {
  const ours = waymark(conditionOf('check-expiration'), conditionOf('check-mfa'));
  const contenders = [handBuilt, ours, ...rivals];
  for (const contender of contenders) await checkAnswers(contender);
  const figures: Figure[] = [];
  for (const question of QUESTIONS) figures.push(...(await measure(contenders, ours, question)));
  return figures;
}

function conditionOf(step: string): string {
  const { value } = parseJourney(readFileSync(EXAMPLE, 'utf8'));
  const condition = ((value as JourneyDocument).steps[step]?.config as { condition?: unknown } | undefined)?.condition;
  if (typeof condition !== 'string') throw new Error(`The example has no condition in the step "${step}"`);
  return condition;
}

async function checkAnswers({ name, expiry, factors }: Contender): Promise<void> {
  for (const input of inputs) {
    if ((await expiry(input)) !== input.valid) throw new Error(`${name} is wrong about the expiry of the tokens`);
    if ((await factors(input)) !== input.factors) throw new Error(`${name} is wrong about the factors`);
  }
}

async function measure(contenders: readonly Contender[], ours: Contender, question: Question): Promise<Figure[]> {
  const times = contenders.map((): number[] => []);
  const calls = await Promise.all(contenders.map((contender) => callsFor(contender[question])));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const order = contenders.map((_, index) => index);
    if (round % 2 !== 0) order.reverse();
    for (const index of order) {
      const time = await timeOf((contenders[index] as Contender)[question], calls[index] as number);
      if (round >= 0) times[index]?.push(time);
    }
  }
  const mine = times[contenders.indexOf(ours)] as number[];
  return contenders.flatMap((contender, index): Figure[] => {
    const theirs = times[index] as number[];
    const nanoseconds = { name: `  ${contender.name}`, value: median(theirs), unit: 'ns' };
    if (contender === ours) return [nanoseconds];
    const ratios = mine.map((time, round) => time / (theirs[round] ?? Number.NaN));
    const ratio = {
      name: `${question}, Waymark ÷ ${contender.name}`,
      value: median(ratios),
      unit: '×',
      limit: contender === handBuilt ? 1.5 : 1,
      detail: quartiles(ratios),
    };
    return [ratio, nanoseconds];
  });
}

/** How many calls fill a slice. */
async function callsFor(condition: Condition): Promise<number> {
  await timeOf(condition, 3_000);
  return Math.max(64, Math.round((SLICE_MS * 1e6) / (await timeOf(condition, 3_000))));
}

/**
 * Nanoseconds of the processor for each call, so that a pause for the machine's other work does not count. An engine
 * that answers with promises is waited for, as a caller has to.
 */
async function timeOf(condition: Condition, calls: number): Promise<number> {
  const count = inputs.length;
  let answer: unknown = condition(inputs[0] as (typeof inputs)[number]);
  const waits = answer instanceof Promise;
  const started = process.cpuUsage();
  if (waits) {
    for (let call = 0; call < calls; call++) answer = await condition(inputs[call % count] as (typeof inputs)[number]);
  } else {
    for (let call = 0; call < calls; call++) answer = condition(inputs[call % count] as (typeof inputs)[number]);
  }
  const { user, system } = process.cpuUsage(started);
  const time = ((user + system) * 1_000) / calls;
  if (typeof (await answer) !== 'boolean') throw new Error('A condition had no answer');
  return time;
}
