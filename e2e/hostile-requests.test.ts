import { describe, it } from 'vitest';
import { expectUnharmed } from './soak/hostile/expect-unharmed.ts';
import { runHostileRequests } from './soak/hostile/run-hostile-requests.ts';

describe('2,000 hostile requests', () => {
  it('leave the server as it was', async () => {
    expectUnharmed(await runHostileRequests(2000, 8, 7));
  });
});
