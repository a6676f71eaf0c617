import type { Receipt } from '@waymark/journey';
import type { RunToKeep } from '../runs/run-to-keep.ts';

const PLAN = {
  journeyId: 'pay',
  version: 1,
  steps: [
    { id: 'check', branchNames: ['yes', 'no'] },
    { id: 'done', branchNames: [] },
  ],
};

/** Run number n of process p, 10 ms after the one before. */
export function run(number: number, fields: Partial<RunToKeep> & { journeyId?: string } = {}): RunToKeep {
  const { journeyId, ...rest } = fields;
  return {
    id: `p-${String(number).padStart(6, '0')}`,
    plan: journeyId === undefined ? PLAN : { ...PLAN, journeyId },
    path: [0, 0, 20, 1, -1, 50],
    at: 1_750_000_000_000 + number * 10,
    status: 200,
    clientId: 'shop',
    correlationId: `correlation-${number}`,
    outcome: 'answer',
    ...rest,
  };
}

export function receipt(runId: string, secret = 'token'): Receipt {
  return {
    journeyId: 'pay',
    version: 1,
    subJourneys: {},
    runId,
    request: { body: { secret }, params: {}, headers: {}, method: 'POST', ip: '127.0.0.1' },
    caller: null,
    answers: [{ port: 'now', value: 1 }],
  };
}
