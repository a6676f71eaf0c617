import { readFileSync } from 'node:fs';
import { compileJourney, executePlan, type JourneyDocument, parseJourney, RunResult } from '@waymark/journey';
import { createPorts } from '@waymark/server';
import { decide } from '../contenders/hand-written.ts';
import type { Figure } from '../figure.ts';
import { sampleBodies } from '../sample-request.ts';
import { median, quartiles } from '../statistics.ts';
import { threadMicroseconds } from '../thread-time.ts';

const ROUNDS = 20;
/** The system counts a thread's time in steps of 4 ms: they are below a hundredth of what so many calls take. */
const CALLS = 100_000;
const EXAMPLE = new URL('../../examples/validate-transaction/journey.yaml', import.meta.url);

/** The decision without HTTP: three steps and an answer, against the function that an engineer would write. */
export async function decisionBenchmark(): Promise<Figure[]> {
  const { value } = parseJourney(readFileSync(EXAMPLE, 'utf8'));
  const plan = compileJourney(value as JourneyDocument, 1);
  const ports = createPorts(() => undefined);
  // As a server has them: fresh from the parser, not as ropes of the pieces that they were made of here.
  const bodies: ReturnType<typeof sampleBodies> = JSON.parse(JSON.stringify(sampleBodies(200)));
  const requests = bodies.map((body) => ({ body, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' }));

  const drawn = (call: number) => {
    const result = executePlan(plan, requests[call % 200] as never, null, 'run', ports);
    // Another process had the core for longer than a run's turn: the run goes on later, and the figure is not its own.
    if (!(result instanceof RunResult)) return true;
    return result.outcome.kind === 'answer' && result.outcome.status === 200;
  };
  const written = (call: number) => decide(bodies[call % 200] as (typeof bodies)[number]) === 200;

  const times: [number[], number[]] = [[], []];
  for (let round = -2; round < ROUNDS; round++) {
    const order = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const which of order) {
      const time = timeOf(which === 0 ? drawn : written);
      if (round >= 0) times[which].push(time);
    }
  }
  const ratios = times[0].map((time, round) => time / (times[1][round] ?? Number.NaN));
  return [
    {
      name: 'three steps, drawn ÷ written by hand',
      value: median(ratios),
      unit: '×',
      limit: 1.3,
      detail: quartiles(ratios),
    },
    { name: '  drawn', value: median(times[0]), unit: 'µs' },
    { name: '  written by hand', value: median(times[1]), unit: 'µs' },
  ];
}

/** Microseconds for each call. */
function timeOf(call: (index: number) => boolean): number {
  const started = threadMicroseconds();
  for (let index = 0; index < CALLS; index++) if (!call(index)) throw new Error('A decision was wrong');
  return (threadMicroseconds() - started) / CALLS;
}
