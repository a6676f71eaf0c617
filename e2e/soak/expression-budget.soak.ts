import { compileExpression, createFixtureHost, ExpressionError, preloadLibraries } from '@waymark/expression';
import { beforeAll, describe, expect, it } from 'vitest';
import { adversarialBodies, adversarialInputs } from './expressions/adversarial-programs.ts';

const VARIABLES = Object.keys(adversarialInputs);
const host = { ...createFixtureHost({ now: 1_711_846_800_000 }) };
/** Measured below 100 ms each; twice that leaves room for a slower or busier machine. */
const LONGEST_MS = 200;

beforeAll(preloadLibraries);

/** Time of the processor, the least of some runs: waiting for the machine's other work does not count. */
function evaluationTime(source: string): { milliseconds: number; code: string } {
  const result = compileExpression(source, { variables: VARIABLES });
  if (!result.ok) throw new Error(`${source}: ${result.diagnostics[0]?.message}`);
  let milliseconds = Number.POSITIVE_INFINITY;
  let code = 'none';
  for (let run = 0; run < 5 && milliseconds > LONGEST_MS / 4; run++) {
    const before = process.cpuUsage();
    try {
      result.expression.evaluate(Object.values(adversarialInputs), host);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      code = error.code;
    }
    const { user, system } = process.cpuUsage(before);
    milliseconds = Math.min(milliseconds, (user + system) / 1_000);
  }
  return { milliseconds, code };
}

describe('the default budget ends every program before it holds up the others', () => {
  it.each(adversarialBodies)('%s', (body) => {
    const source = `@std.reduce(@std.range(0, 400000), (t, i) => let v = ${body} return 0, 0)`;
    for (const program of [source, `try (${source}) catch 1`]) {
      const { milliseconds, code } = evaluationTime(program);
      expect(code, program).toBe('E_LIMIT');
      expect(milliseconds, program).toBeLessThan(LONGEST_MS);
    }
  });
});
