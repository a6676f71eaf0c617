import { afterAll, afterEach, beforeAll } from 'vitest';
import { PortalFixture } from './portal-fixture.ts';

/** A build, a server and a browser may all have to start on a busy machine. */
const START_MS = 180_000;

/**
 * The product and a browser for the tests of a `describe`. After each test its pages are closed, and it fails when one of
 * them complained; of a test that failed, pictures are in `reports/portal`.
 */
export function usePortal(environment: Readonly<Record<string, string>> = {}): PortalFixture {
  const portal = new PortalFixture();
  beforeAll(() => portal.launch(environment), START_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await portal.takePictures(task.name);
    try {
      portal.expectNoComplaints();
    } finally {
      await portal.closePages();
    }
  });
  afterAll(() => portal.stop());
  return portal;
}
