import { describe, expect, it } from 'vitest';
import { expectUnharmed, figures } from './hostile/expect-unharmed.ts';
import { runHostileRequests } from './hostile/run-hostile-requests.ts';

const MIB = 1_048_576;

describe('100,000 hostile requests', () => {
  it('leave the server as it was', async () => {
    const run = await runHostileRequests(100_000, 8, 20_261_123);
    console.log(figures(run));
    expectUnharmed(run);
    const [first, last] = [run.memory[0], run.memory.at(-1)];
    if (first === undefined || last === undefined) throw new Error('No memory was measured');
    expect(last.heapUsed - first.heapUsed).toBeLessThan(6 * MIB);
    expect(last.rss - first.rss).toBeLessThan(64 * MIB);
  });
});
