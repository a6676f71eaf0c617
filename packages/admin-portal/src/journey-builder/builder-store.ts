import type { JourneyDocument, Proof } from '@waymark/journey';
import { createStore, type StoreApi } from 'zustand';
import type { PathOverlay } from './path-overlay.ts';

export type { PathOverlay } from './path-overlay.ts';

/** How the draft on the screen relates to the one on the server. */
export type SaveState = 'saved' | 'saving' | 'dirty' | 'offline' | 'conflict' | 'failed';

/** What another editor saved while this draft was open. */
export interface ForeignDraft {
  readonly document: JourneyDocument;
  readonly revision: number;
}

/** A branch that a new step is to be put behind; without one it starts a path of its own. */
export interface QuickAddPlace {
  readonly after?: { readonly step: string; readonly branch?: string };
  /** Put between the branch and the step that it leads to. */
  readonly between?: boolean;
  readonly inside?: string | undefined;
  readonly position?: { readonly x: number; readonly y: number };
}

/** The tabs of the panel beside the journey. */
export type PanelTab = 'step' | 'problems' | 'answers' | 'try' | 'tests';

/** Everything that is known about the journey that is open. */
export interface BuilderState {
  readonly journeyId: string;
  readonly document: JourneyDocument;
  readonly revision: number;
  /** The reader may only look: a viewer, or a version or a run is shown. */
  readonly readOnly: boolean;
  /** Ids of steps. One selected step opens its panel. */
  readonly selection: readonly string[];
  /** Dotted path below the step, such as `config.condition`, that is to get the focus; gone as soon as it has it. */
  readonly focusedField: string | undefined;
  readonly tab: PanelTab;
  readonly isPanelOpen: boolean;
  /** Of the current document; recomputed soon after each change. */
  readonly proof: Proof | undefined;
  readonly overlay: PathOverlay | undefined;
  readonly saveState: SaveState;
  /** What another editor saved; there while the two drafts differ. */
  readonly foreign: ForeignDraft | undefined;
  readonly quickAdd: QuickAddPlace | undefined;
  /** The step whose branch is being connected by keyboard. */
  readonly connecting: { readonly step: string; readonly branch?: string } | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What an undo would take back, in words. */
  readonly undoLabel: string | undefined;
  readonly redoLabel: string | undefined;
  /** Changes the document: one undo step. The same merge key within a second joins the step before. */
  apply(change: (document: JourneyDocument) => JourneyDocument, label: string, options?: { merge?: string }): void;
  undo(): void;
  redo(): void;
  /** With a field, the step's panel opens and the field gets the focus. */
  select(ids: readonly string[], field?: string): void;
  /** The field that was asked for has the focus. */
  fieldReached(): void;
  openTab(tab: PanelTab): void;
  hidePanel(): void;
  showOverlay(overlay: PathOverlay | undefined): void;
  openQuickAdd(place: QuickAddPlace | undefined): void;
  connectFrom(from: BuilderState['connecting']): void;
}

interface Moment {
  readonly document: JourneyDocument;
  readonly selection: readonly string[];
  readonly label: string;
}

export type BuilderStore = StoreApi<BuilderState>;

const MAX_HISTORY = 200;
const MERGE_MS = 1000;

/** The state of one open journey. */
export function createBuilderStore(
  opened: Pick<BuilderState, 'journeyId' | 'document' | 'revision' | 'readOnly'>,
  now: () => number = Date.now,
): BuilderStore {
  const past: Moment[] = [];
  const future: Moment[] = [];
  let lastMerge: { readonly key: string; readonly at: number } | undefined;
  const history = () => ({
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    undoLabel: past.at(-1)?.label,
    redoLabel: future.at(-1)?.label,
  });
  return createStore<BuilderState>((set, get) => {
    const travel = (from: Moment[], to: Moment[]) => {
      const moment = from.pop();
      if (moment === undefined || get().readOnly) return;
      const { document, selection } = get();
      to.push({ document, selection, label: moment.label });
      lastMerge = undefined;
      set({ document: moment.document, selection: existing(moment.document, moment.selection), ...history() });
    };
    return {
      ...opened,
      selection: [],
      focusedField: undefined,
      tab: 'step',
      isPanelOpen: true,
      proof: undefined,
      overlay: undefined,
      saveState: 'saved',
      foreign: undefined,
      quickAdd: undefined,
      connecting: undefined,
      ...history(),
      apply(change, label, { merge } = {}) {
        const { document, selection, readOnly } = get();
        const changed = change(document);
        if (readOnly || changed === document) return;
        const at = now();
        const joins = merge !== undefined && lastMerge?.key === merge && at - lastMerge.at < MERGE_MS;
        if (!joins) past.push({ document, selection, label });
        if (past.length > MAX_HISTORY) past.shift();
        future.length = 0;
        lastMerge = merge === undefined ? undefined : { key: merge, at };
        set({ document: changed, selection: existing(changed, selection), ...history() });
      },
      undo: () => travel(past, future),
      redo: () => travel(future, past),
      select: (selection, focusedField) =>
        set({ selection, focusedField, ...(focusedField === undefined ? {} : { tab: 'step', isPanelOpen: true }) }),
      fieldReached: () => set({ focusedField: undefined }),
      openTab: (tab) => set({ tab, isPanelOpen: true }),
      hidePanel: () => set({ isPanelOpen: false }),
      showOverlay: (overlay) => set({ overlay }),
      openQuickAdd: (quickAdd) => set({ quickAdd, connecting: undefined }),
      connectFrom: (connecting) => set({ connecting, quickAdd: undefined }),
    };
  });
}

/** A selection never names a step that is gone. */
function existing({ steps }: JourneyDocument, selection: readonly string[]): readonly string[] {
  return selection.every((id) => Object.hasOwn(steps, id))
    ? selection
    : selection.filter((id) => Object.hasOwn(steps, id));
}
