import { type FindSubJourney, type JourneyDocument, proveJourney } from '@waymark/journey';
import type { Random } from '../hostile/random.ts';
import { findSubJourney } from './clean-journeys.ts';

const VALUES = {
  string: ['""', '"DE"', '"+4930123456"', '`${@policy.request().ip}`'],
  number: ['0', '30', '-1', '@time.now()'],
  boolean: ['true', 'false', '@policy.request().method == "GET"'],
  object: ['{}', '{"seen_days": 40}', '{"profile": true}', '@policy.request().params'],
  array: ['[]', '[1]', '["mfa", null]', '[{"amount": 3}]'],
} as const;

/** A journey that calls a sub-journey with values of the types that it wants, and how to find the latter. */
export function callerOf(callee: JourneyDocument, random: Random): { document: JourneyDocument; find: FindSubJourney } {
  const parameters = (callee.parameters ?? [])
    .filter(({ required = true }) => required || random.chance(0.5))
    .map(({ name, type = 'string' }) => ({ name, value: random.pick<string>(VALUES[type]) }));
  const document: JourneyDocument = {
    format: 'journey/1',
    id: 'caller-of-it',
    name: 'Caller',
    kind: 'backend-api',
    affinity: 'b2c',
    settings: { maxSteps: 20_000 },
    start: 'call',
    steps: {
      call: {
        kind: 'sub-journey',
        config: { journey: callee.id, parameters, result: 'result' },
        branches: { next: 'answer', failure: 'failed' },
      },
      answer: { kind: 'http-complete', config: { responseCode: 200, body: { expression: 'result' } } },
      failed: { kind: 'http-complete', config: { responseCode: 500 } },
    },
  };
  const find: FindSubJourney = (id) => (id === callee.id ? { version: 2, document: callee } : findSubJourney(id));
  const { diagnostics } = proveJourney(document, { findSubJourney: find });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`The caller is refused: ${JSON.stringify(errors)}`);
  return { document, find };
}
