import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { checkAccessibility } from './check-accessibility.ts';
import { settled } from './portal-fixture.ts';
import type { WatchedPage } from './watched-page.ts';

/** Screenshots for people to look at; the folder is not kept. */
const FOLDER = fileURLToPath(new URL('../../reports/portal/every-screen/', import.meta.url));

const SIZES = [
  [1280, 800],
  [1920, 1080],
] as const;

/** What is wider than the window, as CSS-like names: the page itself and everything that sticks out of it. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`.slice(0, 100);
    const found: string[] = [];
    for (const element of [document.documentElement, document.querySelector('main')]) {
      if (element !== null && element.scrollWidth > element.clientWidth + 1)
        found.push(`${nameOf(element)} scrolls sideways`);
    }
    if (found.length === 0) return found;
    for (const element of document.querySelectorAll('main *')) {
      if (element.getBoundingClientRect().right > width + 1) found.push(`${nameOf(element)} sticks out`);
    }
    return found.slice(0, 10);
  });
}

/** Looks at a screen in light and dark at both widths: accessible, nothing wider than the window, and a picture of each. */
export async function inspectScreen({ page }: WatchedPage, name: string): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await settled(page);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      // What follows the window is drawn a frame later.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 150))));
      await page.screenshot({ path: join(FOLDER, `${name}-${width}-${colorScheme}.png`) });
      expect.soft(await findOverflow(page), `${name} at ${width}`).toEqual([]);
      await checkAccessibility(page);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
