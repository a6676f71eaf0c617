import { describe, expect, it } from 'vitest';
import { runKillRounds } from './kill/run-kill-rounds.ts';

describe('a server that is killed 50 times while it writes', () => {
  it('lost nothing that it acknowledged', async () => {
    const report = await runKillRounds(50, 20_261_123);
    console.log({ ...report, slowestStart: Math.round(report.slowestStart) });
    expect(report.faults).toEqual([]);
    expect(report.acknowledged).toBeGreaterThan(500);
  });
});
