import { preloadLibraries } from '@waymark/expression';
import { compileJourney, executePlan, type JourneyDocument, resultOf } from '@waymark/journey';
import { createPorts } from '@waymark/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { adversarialBodies, adversarialInputs } from './expressions/adversarial-programs.ts';

const DEADLINE_MS = 20;
/** Measured below 8 ms each; twice what is promised leaves room for a machine that does other things beside. */
const LATEST_MS = 20;

beforeAll(preloadLibraries);

const ports = createPorts(() => undefined);
const request = { body: adversarialInputs, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' } as never;

/** A journey that would compute far beyond its deadline, within the budget of a single formula. */
function journeyWith(body: string): JourneyDocument {
  const variables = Object.keys(adversarialInputs).map((name) => ({ name, value: `@policy.request().body.${name}` }));
  const value = `@std.reduce(@std.range(0, 15000), (t, i) => let v = ${body} return 0, 0)`;
  return {
    format: 'journey/1',
    id: 'late',
    name: 'Late',
    kind: 'backend-api',
    affinity: 'b2c',
    settings: { deadlineMs: DEADLINE_MS },
    start: 'read',
    steps: {
      read: { kind: 'set-variables', config: { variables }, branches: { next: 'compute' } },
      compute: { kind: 'set-variables', config: { variables: [{ name: 'v', value }] }, branches: { next: 'answer' } },
      answer: { kind: 'http-complete', config: { responseCode: 200 } },
    },
  };
}

describe('a run ends soon after its deadline, whatever it computes', () => {
  it.each(adversarialBodies)('%s', async (body) => {
    const plan = compileJourney(journeyWith(body), 1);
    let late = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 6 && late > LATEST_MS / 2; run++) {
      const started = performance.now();
      await resultOf(executePlan(plan, request, null, 'run', ports));
      late = Math.min(late, performance.now() - started - DEADLINE_MS);
    }
    expect(late).toBeLessThan(LATEST_MS);
  });
});
