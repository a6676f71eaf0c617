import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { clickThroughTutorial } from './tutorial-by-clicking.ts';
import { callInShell, expectTutorialJourney, FreshServer, TYPED } from './tutorial-fixture.ts';

const MAX_ACTIONS = 60;
const MAX_MINUTES = 10;

describe.skipIf(executablePath === undefined)('the tutorial by clicking', () => {
  let fresh: FreshServer;
  beforeAll(async () => {
    fresh = await FreshServer.start();
  }, 180_000);
  afterAll(() => fresh.stop());

  it(
    `takes at most ${MAX_ACTIONS} actions on a fresh server`,
    async () => {
      const watched = await fresh.open();
      const { actions, ...lines } = await clickThroughTutorial(watched.page, fresh.setupCode);
      expect(await callInShell(lines)).toEqual(['200', `307 ${TYPED.redirectUri}`, '401']);
      await expectTutorialJourney(watched, 'check-transaction');
      expect(actions).toBeLessThanOrEqual(MAX_ACTIONS);
      expect(watched.complaints).toEqual([]);
      await watched.close();
    },
    MAX_MINUTES * 60_000,
  );
});
