import { randomBytes } from 'node:crypto';
import { createFixtureHost, type ExpressionHost, type Value } from '@waymark/expression';

/** What expressions see on the command line: the clock, real randomness, a given request, and this machine's settings. */
export function createEvalHost(request: Value): ExpressionHost {
  return {
    ...createFixtureHost({ now: Date.now(), request }),
    randomBytes,
    environment: (name) => process.env[`WAYMARK_ENV_${name}`] ?? null,
  };
}
