import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WatchedPage } from './watched-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails on serious and critical findings of axe, in the colour scheme that the page has. */
export async function checkAccessibility(page: Page, within?: string): Promise<void> {
  // Evaluated by the debugger: the policy of the page lets no foreign script element in, and it should not.
  await page.evaluate(`if (globalThis.axe === undefined) { ${AXE} }`);
  const results = await page.evaluate((selector) => {
    const { axe } = globalThis as unknown as { axe: { run(context: unknown): Promise<AxeResults> } };
    return axe.run(selector ?? document);
  }, within);
  const serious = results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
    );
  expect(serious).toEqual([]);
}

/** {@link checkAccessibility} in light and in dark. */
export async function checkAccessibilityInBothSchemes({ page }: WatchedPage): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(finishTransitions);
    await checkAccessibility(page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** In the page: colours on their way from one scheme to the other are neither's. */
async function finishTransitions(): Promise<void> {
  const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
}
