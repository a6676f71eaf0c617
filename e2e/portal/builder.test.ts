import { describe, expect, it } from 'vitest';
import { executablePath } from './browser.ts';
import { box, createJourney, draftOf, isSaved, openJourney, sampleJourney } from './builder-fixture.ts';
import { checkAccessibilityInBothSchemes } from './check-accessibility.ts';
import { takeScreenshots } from './portal-fixture.ts';
import { usePortal } from './use-portal.ts';

describe.skipIf(executablePath === undefined)('the builder', () => {
  const portal = usePortal();

  it('shows loops as areas, adds, connects, undoes and saves by itself', async () => {
    const watched = await openJourney(portal, sampleJourney('count-tries'));
    const { page } = watched;
    await box(page, 'again').waitFor();
    await page.getByRole('button', { name: 'Show the whole journey' }).click();
    expect(await box(page, 'again/$end').textContent()).toBe('End');
    await takeScreenshots(watched, 'builder');
    await checkAccessibilityInBothSchemes(watched);

    // Quick-add behind the selected step: the branch that leads on goes through the new step.
    await box(page, 'read').click();
    await page.getByRole('tab', { name: 'Step' }).waitFor();
    await takeScreenshots(watched, 'builder-step');
    await box(page, 'read').focus();
    await page.keyboard.press('/');
    const dialog = page.getByRole('dialog', { name: 'Add a step' });
    await dialog.getByLabel('Which step?').fill('condition');
    await checkAccessibilityInBothSchemes(watched);
    await page.keyboard.press('Enter');
    await box(page, 'condition').waitFor();
    await isSaved(page);
    const added = await draftOf(watched, 'count-tries');
    expect(added.steps.read?.branches).toEqual({ next: 'condition' });
    expect(added.steps.condition?.branches).toEqual({ yes: 'again' });

    // Connect by keyboard, then undo and redo everything.
    await box(page, 'condition').focus();
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Connect Condition' }).getByLabel('Where does it lead?').fill('appr');
    await page.keyboard.press('Enter');
    await page.locator('.react-flow__edge[data-id="condition:no"]').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await box(page, 'condition').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+Shift+z');
    await isSaved(page);
    expect((await draftOf(watched, 'count-tries')).steps.condition?.branches).toEqual({ yes: 'again', no: 'approve' });
  }, 120_000);

  it('takes kinds from the palette by drag, on a wire as well, and moves steps in and out of areas', async () => {
    const watched = await openJourney(portal, sampleJourney('drag-around'), { width: 1920, height: 1080 });
    const { page } = watched;
    await box(page, 'again').waitFor();
    const palette = page.getByRole('region', { name: 'Steps to add' });
    const canvas = page.locator('.react-flow');
    const area = await canvas.boundingBox();
    if (area === null) throw new Error('The canvas has no size.');
    await palette.getByRole('button', { name: 'HTTP complete' }).dragTo(canvas, {
      targetPosition: { x: area.width / 2, y: area.height - 200 },
    });
    await box(page, 'http-complete').waitFor();

    // A handle to a box, then its wire to where nothing is.
    const from = await box(page, 'ask').locator('.react-flow__handle[data-handleid="otherwise"]').boundingBox();
    const to = await box(page, 'note').boundingBox();
    if (from === null || to === null) throw new Error('Out of sight.');
    await page.mouse.move(from.x + 6, from.y + 6);
    await page.mouse.down();
    await page.mouse.move(to.x + 30, to.y + 30, { steps: 8 });
    await page.mouse.up();
    await page.locator('.react-flow__edge[data-id="ask:otherwise"]').waitFor({ state: 'attached' });

    // Out of the loop.
    const note = await box(page, 'note').boundingBox();
    if (note === null) throw new Error('Out of sight.');
    await page.mouse.move(note.x + 60, note.y + 20);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width / 2, area.y + area.height - 300, { steps: 12 });
    await page.mouse.up();
    await isSaved(page);
    const draft = await draftOf(watched, 'drag-around');
    expect(draft.steps.note?.inside).toBeUndefined();
    expect(draft.steps.ask?.branches).toEqual({ yes: 'stop' });
    expect(draft.steps['http-complete']).toMatchObject({ kind: 'http-complete' });
    // One undo brings the place, the area and the branches back.
    await page.getByRole('button', { name: 'Undo' }).click();
    await isSaved(page);
    expect((await draftOf(watched, 'drag-around')).steps.note?.inside).toBe('again');
  }, 120_000);

  it('puts a step that waits for its place on the wire that it is dropped on', async () => {
    const watched = await openJourney(portal, sampleJourney('drop-on-wire'), { width: 1920, height: 1080 });
    const { page } = watched;
    await box(page, 'again').waitFor();
    const canvas = page.locator('.react-flow');
    const palette = page.getByRole('region', { name: 'Steps to add' });
    await palette.getByRole('button', { name: 'Log event' }).dragTo(canvas, { targetPosition: { x: 400, y: 800 } });
    await box(page, 'log-event').waitFor();
    const middle = page.locator('.react-flow__edge[data-id="read:next"] circle:not([class])');
    const [from, to] = [await box(page, 'log-event').boundingBox(), await middle.boundingBox()];
    if (from === null || to === null) throw new Error('Out of sight.');
    await page.mouse.move(from.x + 60, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 12 });
    await page.mouse.up();
    await isSaved(page);
    const draft = await draftOf(watched, 'drop-on-wire');
    expect(draft.steps.read?.branches).toEqual({ next: 'log-event' });
    expect(draft.steps['log-event']?.branches).toEqual({ next: 'again' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await isSaved(page);
    expect((await draftOf(watched, 'drop-on-wire')).steps.read?.branches).toEqual({ next: 'again' });
  }, 120_000);

  it('has everything in an outline that needs no pointer', async () => {
    const watched = await openJourney(portal, sampleJourney('outlined'));
    const { page } = watched;
    await page.getByText('Outline', { exact: true }).click();
    const outline = page.getByRole('navigation', { name: 'Steps of the journey' });
    await outline.getByRole('button', { name: /^Read the request/ }).focus();
    await takeScreenshots(watched, 'builder-outline');
    await checkAccessibilityInBothSchemes(watched);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('F2');
    const rename = page.getByRole('dialog', { name: 'Rename Try again' });
    await rename.getByLabel('Name').fill('Three tries');
    await rename.getByLabel('Id').fill('three-tries');
    await page.keyboard.press('Enter');
    await outline.getByRole('button', { name: /^Three tries/ }).waitFor();
    await outline.getByRole('button', { name: 'Add a step behind Otherwise of Is it enough?' }).press('Enter');
    await page.getByLabel('Which step?').fill('log');
    await page.keyboard.press('Enter');
    await outline.getByRole('button', { name: 'Connect Next of Log event' }).press('Enter');
    await page.getByLabel('Where does it lead?').fill('end of');
    await page.keyboard.press('Enter');
    await outline.getByRole('button', { name: 'What to do with Note the try' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    await isSaved(page);
    const draft = await draftOf(watched, 'outlined');
    expect(draft.steps['log-event']).toMatchObject({ inside: 'three-tries', branches: { next: '$end' } });
    expect(draft.steps.ask?.branches).toEqual({ yes: 'stop', no: '$end', otherwise: 'log-event' });
    expect(draft.steps.note).toBeUndefined();
  }, 120_000);

  it('copies steps as text into another journey', async () => {
    const watched = await openJourney(portal, sampleJourney('copied-from'));
    await createJourney(watched, {
      ...sampleJourney('copied-to'),
      name: 'Other',
      steps: { read: sampleJourney('x').steps.approve as never },
    });
    const { page } = watched;
    await box(page, 'again').waitFor();
    await page.getByRole('button', { name: 'Show the whole journey' }).click();
    await box(page, 'read').click();
    await page.keyboard.press('Control+a');
    const text = await page.evaluate(() => {
      const data = new DataTransfer();
      document.body.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
      return data.getData('text/plain');
    });
    expect(JSON.parse(text)).toMatchObject({ format: 'journey-steps/1' });
    await page.goto('/portal/journeys/copied-to');
    await box(page, 'read').waitFor();
    await page.evaluate((copied) => {
      const data = new DataTransfer();
      data.setData('text/plain', copied);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);
    await page.getByText('6 steps selected').waitFor();
    await isSaved(page);
    const draft = await draftOf(watched, 'copied-to');
    expect(Object.keys(draft.steps)).toHaveLength(7);
    expect(draft.steps.again?.branches).toEqual({ body: 'ask', next: 'approve' });
  }, 120_000);
});
