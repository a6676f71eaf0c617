import {
  compileJourney,
  executePlan,
  type JourneyDocument,
  proveJourney,
  RunResult,
  type Step,
} from '@waymark/journey';
import { createPorts } from '@waymark/server';
import type { Figure } from '../figure.ts';
import { median, quartiles } from '../statistics.ts';
import { threadMicroseconds } from '../thread-time.ts';

const ROUNDS = 30;
const CALLS = 5000;
const STEPS = 50;

/** Fifty steps of the usual kinds: variables, conditions, a match, a block, and an answer that is computed. */
export async function stepsBenchmark(): Promise<Figure[]> {
  const { document, diagnostics } = proveJourney(fiftySteps());
  if (document === undefined) throw new Error(diagnostics[0]?.message);
  const plan = compileJourney(document, 1);
  const ports = createPorts(() => undefined);
  const request = { body: { amount: 120, channel: 'web' }, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' };
  const run = () => executePlan(plan, request, null, 'run', ports);
  const times: number[] = [];
  for (let round = -5; round < ROUNDS; round++) {
    const started = threadMicroseconds();
    for (let call = 0; call < CALLS; call++) {
      const result = run();
      // Another process had the core for longer than a run's turn: the run goes on later.
      if (!(result instanceof RunResult)) continue;
      if (result.path.length !== 3 * STEPS || result.outcome.kind !== 'answer') throw new Error('A run was wrong');
    }
    if (round >= 0) times.push((threadMicroseconds() - started) / CALLS);
  }
  return [{ name: 'fifty steps', value: median(times), unit: 'µs', limit: 20, detail: quartiles(times) }];
}

function fiftySteps(): JourneyDocument {
  const steps: Record<string, Step> = {};
  const next = (index: number) => (index + 1 < STEPS ? `s${index + 1}` : 'answer');
  for (let index = 1; index < STEPS; index++) steps[`s${index}`] = stepAt(index, next(index));
  steps.answer = { kind: 'http-complete', config: { responseCode: 200, body: { expression: '{"total": total}' } } };
  return {
    format: 'journey/1',
    id: 'fifty',
    name: 'Fifty steps',
    kind: 'backend-api',
    affinity: 'b2c',
    start: 's1',
    steps,
  };
}

function stepAt(index: number, next: string): Step {
  if (index === 1) {
    const variables = [
      { name: 'total', value: '@policy.request().body.amount' },
      { name: 'channel', value: '@policy.request().body.channel' },
    ];
    return { kind: 'set-variables', config: { variables }, branches: { next } };
  }
  if (index % 3 === 0) {
    return {
      kind: 'condition',
      config: { condition: `total > ${index} && channel == "web"` },
      branches: { yes: next, no: 'answer' },
    };
  }
  if (index % 7 === 0) {
    const cases = [
      { name: 'phone', value: '"ivr"' },
      { name: 'online', value: '"web"' },
    ];
    return {
      kind: 'match-case',
      config: { source: 'channel', dataType: 'string', cases },
      branches: { phone: 'answer', online: next, otherwise: 'answer' },
    };
  }
  const variables = [{ name: 'total', value: `total + ${index} * 2` }];
  return { kind: 'set-variables', config: { variables }, branches: { next } };
}
