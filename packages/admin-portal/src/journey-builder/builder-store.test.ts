import { newJourneyDocument } from '@waymark/journey';
import { expect, it } from 'vitest';
import { createBuilderStore } from './builder-store.ts';

const open = () => {
  const document = newJourneyDocument({ id: 'test', name: 'Test', affinity: 'b2c' });
  return createBuilderStore({ journeyId: 'test', document, revision: 1, readOnly: false });
};

it('leads to a field each time it is asked for, also when the panel shows something else', () => {
  const store = open();
  const { openTab, hidePanel, select, fieldReached } = store.getState();
  for (let time = 0; time < 2; time++) {
    openTab('problems');
    hidePanel();
    select([store.getState().document.start], 'config.condition');
    expect(store.getState()).toMatchObject({ tab: 'step', isPanelOpen: true, focusedField: 'config.condition' });
    fieldReached();
    expect(store.getState().focusedField).toBeUndefined();
  }
});

it('stays at the tab where a step is only selected, and asks for no field after an undo', () => {
  const store = open();
  const { openTab, select, apply, undo } = store.getState();
  openTab('try');
  select([store.getState().document.start]);
  apply((document) => ({ ...document, name: 'Other' }), 'Rename');
  undo();
  expect(store.getState()).toMatchObject({ tab: 'try', focusedField: undefined, canUndo: false, canRedo: true });
  expect(store.getState().document.name).toBe('Test');
});
