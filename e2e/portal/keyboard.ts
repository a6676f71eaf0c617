import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const MAX_PRESSES = 40;
/** Rendering on a busy machine. */
const PATIENCE = { timeout: 15_000 };

/** Somebody with a keyboard and nothing else: presses keys, types into what has the focus, and counts. */
export class Keyboard {
  readonly #page: Page;
  /** Keys that were pressed; a text that is typed counts as one. */
  presses = 0;
  /** As with a mouse: going to a control, by however many keys, is one, and going there to press it is one, too. */
  actions = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.presses += 1;
    this.actions += 1;
    await this.#page.keyboard.press(key);
  }

  /** What is long is pasted from the tutorial. */
  async type(text: string): Promise<void> {
    this.presses += 1;
    this.actions += 1;
    if (text.length > 40) await this.#page.keyboard.insertText(text);
    else await this.#page.keyboard.type(text);
  }

  /** Presses a key until the focus is there. */
  async goTo(target: Locator, key = 'Tab'): Promise<void> {
    const { presses, actions } = this;
    while (!(await isFocused(target))) {
      if (this.presses - presses === MAX_PRESSES) {
        const way = await this.#page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
        throw new Error(`${MAX_PRESSES} times ${key} don't lead to ${target}; the focus is in ${way}`);
      }
      await this.pressAndFollow(key);
      this.actions = actions + 1;
    }
  }

  /** Presses a key that moves the focus; arrows do so a moment later. */
  async pressAndFollow(key: string): Promise<void> {
    const before = await this.#page.evaluateHandle(() => document.activeElement);
    await this.press(key);
    await this.#page.waitForFunction((one) => document.activeElement !== one, before);
  }

  /** Goes there and presses it: the same as a click. */
  async activate(target: Locator, { by = 'Tab', key = 'Enter' } = {}): Promise<void> {
    const before = this.actions;
    await this.goTo(target, by);
    await this.press(key);
    this.actions = before + 1;
  }
}

/** What isn't there, such as a step out of sight, has no focus. */
const isFocused = (target: Locator) =>
  target.evaluateAll((elements) => elements.length === 1 && elements[0] === document.activeElement);

/** Waits until the page has put the focus there. */
export async function expectFocus(target: Locator): Promise<void> {
  await expect.poll(() => isFocused(target), { ...PATIENCE, message: `The focus is not in ${target}` }).toBe(true);
}
