import { type RefObject, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { type BuilderActions, useBuilderActions } from './builder-actions.ts';
import { useBuilderStore } from './builder-provider.tsx';
import type { BuilderStore } from './builder-store.ts';
import { withContents } from './model/areas.ts';

const OVERLAY = '[role="dialog"], [role="menu"]';

interface ShortcutOptions {
  /** The canvas or the outline: single letters work while the focus is in there, or nowhere. */
  readonly view: RefObject<HTMLElement | null>;
  readonly openPanel: () => void;
  readonly rename: (id: string) => void;
  /** Deletes the wire that is selected. @returns whether there was one */
  readonly removeBranch: () => boolean;
  readonly save: () => void;
  readonly publish: () => void;
  readonly tryIt: () => void;
  readonly listKeys: () => void;
}

/** Keys and the clipboard for the open journey. */
export function useShortcuts(options: ShortcutOptions): void {
  const store = useBuilderStore();
  const actions = useBuilderActions();
  const { t } = useTranslation('builder');
  const { view } = options;
  useEffect(() => {
    const isHere = (event: Event) => {
      const { target } = event;
      if (!(target instanceof Element) || isEditable(target)) return false;
      return target === document.body || target.id === 'content' || view.current?.contains(target) === true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (takesHistory(event, actions) || takesSave(event, options)) return;
      if (takesAddFromField(event, store)) return;
      if (isHere(event)) takesKey(event, store, actions, options);
    };
    const onCopy = (event: ClipboardEvent) => {
      const { selection, document: journey } = store.getState();
      if (!isHere(event) || selection.length === 0 || !(window.getSelection()?.isCollapsed ?? true)) return;
      event.preventDefault();
      event.clipboardData?.setData('text/plain', actions.textOf(selection));
      if (event.type === 'cut') actions.remove(selection);
      else announce(t('said.copied', { count: withContents(journey, selection).length }));
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (!isHere(event) || text === '') return;
      event.preventDefault();
      actions.paste(text);
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste);
    };
  });
}

/** Fields undo what is typed in them; everywhere else undo is the journey's. */
function takesHistory(event: KeyboardEvent, actions: BuilderActions): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (event.target instanceof Element && isEditable(event.target)) return false;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return false;
  event.preventDefault();
  if (key === 'y' || event.shiftKey) actions.redo();
  else actions.undo();
  return true;
}

/** A habit of many: the browser's own "save page" helps nobody here. */
function takesSave(event: KeyboardEvent, { save }: ShortcutOptions): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return false;
  event.preventDefault();
  save();
  return true;
}

/** In a field "/" is a letter; with Ctrl it adds a step from there, too. */
function takesAddFromField(event: KeyboardEvent, store: BuilderStore): boolean {
  if (event.key !== '/' || !(event.ctrlKey || event.metaKey) || event.altKey) return false;
  const { selection, openQuickAdd, readOnly } = store.getState();
  const [only] = selection.length === 1 ? selection : [];
  if (readOnly || (event.target instanceof Element && event.target.closest(OVERLAY) !== null)) return false;
  openQuickAdd(only === undefined ? {} : { after: { step: only } });
  event.preventDefault();
  return true;
}

function takesKey(event: KeyboardEvent, store: BuilderStore, actions: BuilderActions, options: ShortcutOptions): void {
  const { selection, document: journey, openQuickAdd, connectFrom, select, readOnly } = store.getState();
  const [only] = selection.length === 1 ? selection : [];
  const key = event.key.toLowerCase();
  const done = () => event.preventDefault();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'a') {
      select(Object.keys(journey.steps));
      done();
    } else if (key === 'd') {
      actions.duplicate(selection);
      done();
    }
    return;
  }
  if (event.altKey) return;
  if (event.key === 'Escape' && selection.length > 0) {
    select([]);
    done();
  }
  if (event.key === '?') {
    options.listKeys();
    done();
  } else if (key === 't') {
    options.tryIt();
    done();
  }
  if (readOnly) return;
  if (event.key === '/') {
    openQuickAdd(only === undefined ? {} : { after: { step: only } });
    done();
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    if (selection.length > 0) actions.remove(selection);
    else if (!options.removeBranch()) return;
    done();
  } else if (key === 'c' && only !== undefined) {
    connectFrom({ step: only });
    done();
  } else if (key === 'p') {
    options.publish();
    done();
  } else if (event.key === 'F2' && only !== undefined) {
    options.rename(only);
    done();
  }
}

function isEditable(element: Element): boolean {
  return element.closest(`input, textarea, select, [contenteditable="true"], ${OVERLAY}`) !== null;
}
