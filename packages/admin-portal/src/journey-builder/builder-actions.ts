import { END_OF_AREA, findStepKind, type JourneyDocument, type Position } from '@waymark/journey';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../ui/toast.tsx';
import { announce } from './announcer.tsx';
import { useBuilderStore } from './builder-provider.tsx';
import type { BuilderStore } from './builder-store.ts';
import type { BranchRef } from './canvas/canvas-edits.ts';
import type { NewStep } from './model/add-step.ts';
import { addWithRoom } from './model/add-with-room.ts';
import { connect, connectFault, disconnect } from './model/connect.ts';
import { copySteps, duplicateSteps, pasteSteps } from './model/copy-steps.ts';
import { insertStep } from './model/insert-step.ts';
import { layoutDocument } from './model/layout-document.ts';
import { moveIntoArea } from './model/move-into-area.ts';
import { nameOf } from './model/names.ts';
import { moveWithContents } from './model/place-new-step.ts';
import { removeSteps } from './model/remove-steps.ts';
import { renameStep, setStepName } from './model/rename-step.ts';
import { branchesOfStep } from './model/step-branches.ts';

/** Everything that can be done to the open journey, each an undo step of its own, said to screen readers. */
export type BuilderActions = ReturnType<typeof createActions>;

/** The actions of the journey that is open. */
export function useBuilderActions(): BuilderActions {
  const store = useBuilderStore();
  const { t } = useTranslation('builder');
  return useMemo(() => createActions(store, t), [store, t]);
}

function createActions(store: BuilderStore, t: TFunction<'builder'>) {
  const now = () => store.getState();
  const branchLabel = ({ step, branch }: BranchRef) => {
    const found = now().document.steps[step];
    const label = found && branchesOfStep(found).find(({ name }) => name === branch)?.label;
    return label ?? branch;
  };
  const targetName = (document: JourneyDocument, from: string, to: string) =>
    to === END_OF_AREA
      ? t('connect.end', { area: nameOf(document, document.steps[from]?.inside ?? from) })
      : nameOf(document, to);

  return {
    add(wanted: NewStep): string | undefined {
      if (now().readOnly) return undefined;
      const { document, id } = addWithRoom(now().document, wanted);
      const name = findStepKind(wanted.kind)?.name ?? wanted.kind;
      now().apply(() => document, t('edits.add', { name }));
      now().select([id]);
      announce(t('said.added', { name }));
      return id;
    },

    connect(from: BranchRef, to: string): void {
      const { document } = now();
      const fault = connectFault(document, from.step, from.branch, to);
      if (fault !== undefined) {
        showToast(t(`connect.faults.${fault}`));
        return;
      }
      now().apply((before) => connect(before, from.step, from.branch, to), t('edits.connect'));
      announce(
        t('said.connected', {
          branch: branchLabel(from),
          from: nameOf(document, from.step),
          to: targetName(document, from.step, to),
        }),
      );
    },

    reconnect(old: BranchRef, from: BranchRef, to: string): void {
      const fault = connectFault(now().document, from.step, from.branch, to);
      if (fault !== undefined) {
        showToast(t(`connect.faults.${fault}`));
        return;
      }
      const isSame = old.step === from.step && old.branch === from.branch;
      now().apply(
        (before) => connect(isSame ? before : disconnect(before, old.step, old.branch), from.step, from.branch, to),
        t('edits.connect'),
      );
    },

    disconnect(from: BranchRef): void {
      now().apply((before) => disconnect(before, from.step, from.branch), t('edits.disconnect'));
      announce(t('said.disconnected', { branch: branchLabel(from), from: nameOf(now().document, from.step) }));
    },

    remove(ids: readonly string[]): void {
      const [first] = ids;
      if (first === undefined) return;
      const { document } = now();
      const name = nameOf(document, first);
      const label = ids.length === 1 ? t('edits.removeOne', { name }) : t('edits.remove', { count: ids.length });
      now().apply((before) => removeSteps(before, ids), label);
      announce(ids.length === 1 ? t('said.removedOne', { name }) : t('said.removed', { count: ids.length }));
    },

    duplicate(ids: readonly string[]): void {
      const copied = duplicateSteps(now().document, ids);
      if (copied.ids.length === 0 || now().readOnly) return;
      now().apply(() => copied.document, t('edits.duplicate'));
      now().select(copied.ids);
      announce(t('said.pasted', { count: copied.ids.length }));
    },

    textOf: (ids: readonly string[]): string => copySteps(now().document, ids),

    paste(text: string): void {
      const { document, selection, readOnly } = now();
      if (readOnly) return;
      const [only] = selection;
      const inside = selection.length === 1 && only !== undefined ? document.steps[only]?.inside : undefined;
      const pasted = pasteSteps(document, text, { inside });
      if ('fault' in pasted) {
        showToast(t(`paste.${pasted.fault}`));
        return;
      }
      now().apply(() => pasted.document, t('edits.paste'));
      now().select(pasted.ids);
      announce(t('said.pasted', { count: pasted.ids.length }));
    },

    move(
      places: Readonly<Record<string, { x: number; y: number }>>,
      area: { readonly to: string | undefined } | undefined,
    ) {
      const ids = Object.keys(places);
      const label =
        area === undefined
          ? t('edits.move')
          : area.to === undefined
            ? t('edits.moveOut')
            : t('edits.moveInto', { name: nameOf(now().document, area.to) });
      now().apply((before) => {
        const moved = moveWithContents(before, places);
        return area === undefined ? moved : moveIntoArea(moved, ids, area.to);
      }, label);
    },

    insertStep(id: string, edge: BranchRef, position: Position): void {
      const { document } = now();
      const name = nameOf(document, id);
      now().apply((before) => insertStep(before, id, edge, position), t('edits.insert', { name }));
      announce(t('said.inserted', { name, before: nameOf(document, edge.step) }));
    },

    moveInto(ids: readonly string[], area: string | undefined): void {
      const [first] = ids;
      if (first === undefined) return;
      const label =
        area === undefined ? t('edits.moveOut') : t('edits.moveInto', { name: nameOf(now().document, area) });
      now().apply((before) => layoutDocument(moveIntoArea(before, ids, area)), label);
      announce(t('said.moved', { name: nameOf(now().document, first) }));
    },

    beginWith(id: string): void {
      now().apply((before) => ({ ...before, start: id }), t('edits.move'));
    },

    rename(id: string, name: string): void {
      now().apply((before) => setStepName(before, id, name), t('edits.rename'), { merge: `name:${id}` });
    },

    changeId(from: string, to: string): void {
      const { selection } = now();
      now().apply((before) => renameStep(before, from, to), t('edits.rename'));
      now().select(selection.map((id) => (id === from ? to : id)));
      if (selection.includes(from)) now().select([to]);
    },

    arrange(): void {
      now().apply(layoutDocument, t('edits.layout'));
    },

    undo(): void {
      const { undoLabel } = now();
      now().undo();
      if (undoLabel !== undefined) announce(t('said.undone', { label: undoLabel }));
    },

    redo(): void {
      const { redoLabel } = now();
      now().redo();
      if (redoLabel !== undefined) announce(t('said.redone', { label: redoLabel }));
    },
  };
}
