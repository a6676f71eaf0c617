import type { JourneyDocument } from '@waymark/journey';
import { type AdminSession, createClient, fetchClientToken, saveDraft, signIn } from '@waymark/testing';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { findOverflow } from './inspect-screen.ts';
import { settled } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

/** Each would set `pwned` if anything took it for markup, script or a template. */
const SCRIPTS = [
  '<script>pwned=1</script>',
  '"><img src=x onerror=pwned=1>',
  "'-(pwned=1)-'",
  '<svg/onload=pwned=1>',
  '</textarea><svg onload="pwned=1">',
  'javascript:pwned=1//',
  '{{constructor.constructor("pwned=1")()}}',
  '${globalThis.pwned=1}',
  '<iframe srcdoc="<script>parent.pwned=1</script>">',
  ']]><![CDATA[<a href=javascript:pwned=1>here</a>',
  '<style>*{display:none}</style>',
  '__proto__',
] as const;

/** Each would break a layout that trusts the length, direction or height of a text. */
const SHAPES = [
  'W'.repeat(200),
  '\u202Eright to left\u2066 \u2069',
  'מזל טוב العربية',
  '\u200B\u200D\uFEFFzero width',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́O',
  '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(10),
  '\\ " \' ` & < > %00 %s $1 ../../etc/passwd',
  'Robert"); DROP TABLE journeys;--',
] as const;

const HOSTILE = [...SCRIPTS, ...SHAPES];

const quoted = (text: string) => JSON.stringify(text).replaceAll('${', '$\\u007b');

/** A journey with a hostile text in every place that takes free text. */
function hostileJourney(text: string, index: number): JourneyDocument {
  return {
    format: 'journey/1',
    id: `hostile-${index}`,
    name: text,
    description: text,
    kind: 'backend-api',
    affinity: 'b2c',
    settings: { receipts: 'all' },
    start: 'read',
    steps: {
      read: {
        kind: 'set-variables',
        name: text,
        description: text,
        config: { variables: [{ name: 'words', value: quoted(text) }] },
        branches: { next: 'event' },
      },
      event: {
        kind: 'log-event',
        name: text,
        description: text,
        config: { event: text, data: `{ "words": words }` },
        branches: { next: 'which' },
      },
      which: {
        kind: 'condition',
        name: text,
        config: { condition: text },
        branches: { yes: 'done', no: 'stop' },
      },
      done: {
        kind: 'http-complete',
        name: text,
        config: { responseCode: 200, body: { template: text }, headers: [{ name: 'x-words', value: text }] },
      },
      stop: { kind: 'abort', name: text, config: { reason: text } },
    },
    tests: [{ name: text, request: { body: { words: text } }, expect: { status: 200, body: text } }],
  } as JourneyDocument;
}

/** One that is published: the text is data. */
function echo(text: string, index: number): JourneyDocument {
  const { start: _, steps: __, tests: ___, ...head } = hostileJourney(text, index);
  return {
    ...head,
    id: `echo-${index}`,
    start: 'note',
    steps: {
      note: {
        kind: 'set-variables',
        name: text,
        description: text,
        config: { variables: [{ name: 'words', value: '@policy.request().body.words' }] },
        branches: { next: 'done' },
      },
      done: {
        kind: 'http-complete',
        name: text,
        config: { responseCode: 200, body: { expression: '{"words": words}' } },
      },
    },
  } as JourneyDocument;
}

describe.skipIf(executablePath === undefined)('hostile texts in every field', () => {
  const portal = usePortal();
  let session: AdminSession;
  const taken: string[] = [];
  const applications: string[] = [];
  beforeAll(async () => {
    const { demo } = portal.server;
    session = await signIn(demo);
    const token = await fetchClientToken(demo);
    for (const [index, text] of HOSTILE.entries()) {
      // A name may be refused, for example for its length; what is taken has to be shown.
      for (const document of [hostileJourney(text, index), echo(text, index)]) {
        const isTaken = await saveDraft(session, document).then(
          () => true,
          () => false,
        );
        if (isTaken) taken.push(document.id);
      }
      await createClient(session, text).then(
        ({ path }) => applications.push(path.split('/')[2] ?? ''),
        () => undefined,
      );
      const published = await session.call('POST', `/journeys/echo-${index}/publish`, { note: text });
      if (published.status !== 201) continue;
      await fetch(`${demo.baseUrl}/ido/api/v2/invoke-api-journey/echo-${index}?clientId=${demo.clientId}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-words': encodeURIComponent(text),
          'x-correlation-id': text.replaceAll(/[^ -~]/g, '').slice(0, 100),
          'user-agent': text.replaceAll(/[^ -~]/g, ''),
        },
        body: JSON.stringify({ words: text, [text]: text }),
      });
    }
    const jwks = { keys: [] };
    for (const text of HOSTILE) await session.call('POST', '/key-sets', { name: 'keys', description: text, jwks });
  }, 180_000);

  /** Opens an address and looks for scripts that ran and for a layout that broke. */
  async function look(page: Page, path: string): Promise<void> {
    await page.goto(`/portal${path}`);
    await settled(page);
    await page.locator('h1').first().waitFor();
    expect(await page.evaluate(() => 'pwned' in globalThis), path).toBe(false);
    expect(await page.locator('main script, main iframe, main style:not([data-mantine-styles])').count(), path).toBe(0);
    expect(await findOverflow(page), path).toEqual([]);
  }

  it('were taken by the server', () => {
    expect(taken.length).toBeGreaterThan(HOSTILE.length);
    expect(applications.length).toBeGreaterThan(HOSTILE.length / 2);
  });

  it('are only text on the lists', async () => {
    const { page } = await portal.openSignedIn();
    const paths = [
      '',
      '/journeys/b2c',
      '/applications',
      '/runs',
      '/audit',
      '/settings?tab=keys',
      '/settings?tab=people',
    ];
    for (const path of paths) await look(page, path);
    await page.goto('/portal/journeys/b2c');
    await page.getByText(SCRIPTS[0], { exact: true }).first().waitFor();
  }, 120_000);

  it('are only text in the builder, its outline and its panels', async () => {
    const { page } = await portal.openSignedIn();
    for (const id of taken.filter((one) => one.startsWith('hostile-'))) {
      await look(page, `/journeys/${id}?view=outline&step=which`);
    }
    for (const id of taken.filter((one) => one.startsWith('hostile-')).slice(0, 4)) {
      await look(page, `/journeys/${id}?step=done`);
      for (const name of ['Problems', 'Answers', 'Try it', 'Tests']) {
        await page.getByRole('tab', { name }).click();
        await settled(page);
        expect(await page.evaluate(() => 'pwned' in globalThis), `${id} ${name}`).toBe(false);
        expect(await findOverflow(page), `${id} ${name}`).toEqual([]);
      }
    }
  }, 240_000);

  it('are only text in versions, applications and runs', async () => {
    const { page } = await portal.openSignedIn();
    const runs = (await session.call('GET', '/runs?limit=50')).body.items as { id?: string; runId?: string }[];
    expect(runs.length).toBeGreaterThan(5);
    const published = taken.filter((one) => one.startsWith('echo-'));
    for (const id of published) await look(page, `/journeys/${id}/versions`);
    for (const id of published.slice(0, 6)) await look(page, `/journeys/${id}/versions/1`);
    for (const id of applications) await look(page, `/applications/${id}`);
    for (const { id, runId } of runs) await look(page, `/runs/${id ?? runId}`);
  }, 240_000);

  it('are only text where they are typed, and in an address', async () => {
    const { page } = await portal.openSignedIn();
    for (const text of HOSTILE) {
      await look(page, `/nothing/${encodeURIComponent(text)}`);
    }
    for (const text of HOSTILE.slice(0, 6)) {
      const part = encodeURIComponent(text);
      await look(page, `/runs?status=${part}&correlation=${part}`);
    }
    await page.goto('/portal/applications/new');
    for (const text of HOSTILE) {
      await page.getByLabel('Application name').fill(text);
      await page.getByLabel('Redirect URIs').fill(text);
      await page.getByRole('button', { name: 'Create application' }).click();
      expect(await page.evaluate(() => 'pwned' in globalThis), text).toBe(false);
      expect(await findOverflow(page), text).toEqual([]);
    }
  }, 120_000);
});
