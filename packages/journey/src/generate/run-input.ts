import { HostError, type Value } from '@waymark/expression';
import type { Ports } from '../ports.ts';
import { executePlan, resultOf } from '../run/execute-plan.ts';
import { fromHex } from '../run/hex.ts';
import type { Outcome, StepRecord } from '../run/outcome.ts';
import { pathOf } from '../run/path-of.ts';
import { testRequest } from '../test-cases/run-journey-test.ts';
import type { TestPlan } from '../test-cases/test-plan.ts';
import type { AnsweringPort, Input } from './input.ts';
import { answerAt, renderRequest } from './render-input.ts';

/** What a plan did with an input. */
export interface InputRun {
  readonly steps: readonly StepRecord[];
  readonly outcome: Outcome;
  /** How often it asked each port. */
  readonly calls: ReadonlyMap<AnsweringPort, number>;
}

/** Runs a plan for an input. Calls that the input says nothing about get an answer all the same. */
export async function runInput({ plan }: TestPlan, input: Input): Promise<InputRun> {
  const calls = new Map<AnsweringPort, number>();
  const { request, client = null } = renderRequest(input);
  const run = await resultOf(executePlan(plan, testRequest({ request }), client, 'test', answeringPorts(input, calls)));
  return { steps: pathOf(plan, run.path), outcome: run.outcome, calls };
}

function answeringPorts(input: Input, calls: Map<AnsweringPort, number>): Ports {
  const next = (port: AnsweringPort): Value => {
    const index = calls.get(port) ?? 0;
    calls.set(port, index + 1);
    const stub = answerAt(input.stubs[port]?.[index], port);
    if ('error' in stub) throw new HostError(stub.error);
    return stub.answer as Value;
  };
  let randomByte = 0;
  return {
    clock: { now: () => input.now, monotonic: () => 0 },
    random: { bytes: (length) => Uint8Array.from({ length }, () => randomByte++ % 256) },
    tokens: { verify: () => next('verifyToken') },
    keys: {
      signToken: () => next('signToken') as string,
      hmacSha256: () => fromHex(next('hmacSha256') as string) ?? new Uint8Array(),
      encrypt: () => next('encrypt') as string,
      decrypt: () => next('decrypt') as string,
      certificateInfo: () => next('certificateInfo') as never,
    },
    environment: (name) => (Object.hasOwn(input.environment, name) ? input.environment[name] : undefined),
  };
}
