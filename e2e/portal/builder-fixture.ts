import type { JourneyDocument } from '@waymark/journey';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type PortalFixture, settled } from './portal-fixture.ts';
import type { WatchedPage } from './watched-page.ts';

/** A loop with a condition in it, and two answers. */
export const sampleJourney = (id: string): JourneyDocument => ({
  format: 'journey/1',
  id,
  name: 'Count the tries',
  kind: 'backend-api',
  affinity: 'b2c',
  start: 'read',
  steps: {
    read: {
      kind: 'set-variables',
      name: 'Read the request',
      config: { variables: [{ name: 'tries', value: '0' }] },
      branches: { next: 'again' },
    },
    again: {
      kind: 'while-loop',
      name: 'Try again',
      config: { condition: 'tries < 3', maxPasses: 3, counter: 'tries' },
      branches: { body: 'ask', next: 'approve' },
    },
    ask: {
      kind: 'condition',
      name: 'Is it enough?',
      inside: 'again',
      config: { condition: 'tries > 1' },
      branches: { yes: 'stop', no: 'note' },
    },
    note: {
      kind: 'log-event',
      name: 'Note the try',
      inside: 'again',
      config: { event: 'try', data: '{ "tries": tries }' },
      branches: { next: '$end' },
    },
    stop: { kind: 'http-complete', name: 'Stop', inside: 'again', config: { responseCode: 429 } },
    approve: { kind: 'http-complete', name: 'Approve', config: { responseCode: 200 } },
  },
});

/** Creates a journey over the API and opens it in the builder. */
export async function openJourney(
  portal: PortalFixture,
  document: JourneyDocument,
  options?: Parameters<PortalFixture['open']>[0],
): Promise<WatchedPage> {
  const watched = await portal.openSignedIn('', options);
  await createJourney(watched, document);
  await watched.page.goto(`/portal/journeys/${document.id}`);
  await watched.page.getByRole('heading', { level: 1, name: document.name }).waitFor();
  await settled(watched.page);
  return watched;
}

/** What the server has as the draft. */
export const draftOf = async ({ page }: WatchedPage, id: string): Promise<JourneyDocument> =>
  ((await (await page.request.get(`/api/v1/journeys/${id}/draft`)).json()) as { document: JourneyDocument }).document;

/** The box of a step on the canvas. */
export const box = (page: Page, id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);

/** Waits until everything that was done so far is saved. */
export async function isSaved(page: Page): Promise<void> {
  // What was just done has to reach the page before it can be saved.
  await page.waitForTimeout(150);
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved$/ })
    .waitFor();
}

/** Creates a journey over the API, as the person who is signed in. */
export async function createJourney({ page }: WatchedPage, document: JourneyDocument): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/v1/session')).json()) as { csrfToken: string };
  const answer = await page.request.post('/api/v1/journeys', {
    data: { document },
    headers: { 'x-csrf-token': csrfToken },
  });
  expect(answer.status()).toBe(201);
}
