import { describe, expect, it } from 'vitest';
import { runKillRounds } from './soak/kill/run-kill-rounds.ts';

describe('a server that is killed three times while it writes', () => {
  it('lost nothing that it acknowledged', async () => {
    const report = await runKillRounds(3, 7);
    expect(report.faults).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(10);
  });
});
