import { ActionIcon, Tooltip } from '@mantine/core';
import { type KeyboardEvent, lazy, Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Announcer } from './announcer.tsx';
import { useBuilderActions } from './builder-actions.ts';
import { BuilderCanvas } from './builder-canvas.tsx';
import { BuilderHeader, type BuilderView, FoldIcon } from './builder-header.tsx';
import { useBuilder, useBuilderStore } from './builder-provider.tsx';
import type { PanelTab } from './builder-store.ts';
import type { BranchRef } from './canvas/canvas-edits.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import type { DraftKeeper } from './draft/draft-keeper.ts';
import { SaveFailed } from './draft/save-failed.tsx';
import { focusFirstField } from './focus-first-field.ts';
import { focusStep } from './focus-step.ts';
import { OutlineView } from './outline/outline-view.tsx';
import { Palette } from './palette.tsx';
import { QuickAddDialog } from './quick-add-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';
import { SidePanel } from './side-panel.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import classes from './workbench.module.css';

const ShortcutList = lazy(async () => ({ default: (await import('./shortcut-list.tsx')).ShortcutList }));

interface WorkbenchProps {
  readonly keeper: DraftKeeper;
  readonly publishedVersion: number | null | undefined;
  readonly view: BuilderView;
  readonly onView: (view: BuilderView) => void;
}

/** The builder: steps to add on the left, the journey in the middle, details on the right. */
export function Workbench({ keeper, publishedVersion, view, onView }: WorkbenchProps) {
  const { t } = useTranslation('builder');
  const actions = useBuilderActions();
  const store = useBuilderStore();
  const readOnly = useBuilder((state) => state.readOnly);
  const isPanelOpen = useBuilder((state) => state.isPanelOpen);
  const [hasPalette, setPalette] = useState(true);
  const [isPublishing, setPublishing] = useState(false);
  const [listsKeys, setListsKeys] = useState(false);
  const [renamed, setRenamed] = useState<string>();
  const branch = useRef<BranchRef>(undefined);
  const middle = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);

  const openTab = useCallback(
    (wanted: PanelTab) => {
      store.getState().openTab(wanted);
      focusFirstField(() => panel.current);
    },
    [store],
  );
  const openPanel = useCallback(() => openTab('step'), [openTab]);
  const showPanel = () => store.getState().openTab(store.getState().tab);
  const publish = async () => {
    await keeper.flush();
    setPublishing(true);
  };
  const removeBranch = () => {
    if (branch.current === undefined) return false;
    actions.disconnect(branch.current);
    branch.current = undefined;
    return true;
  };
  const leavePanel = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    const [only] = store.getState().selection;
    if (event.key !== 'Escape' || event.defaultPrevented || only === undefined) return;
    // A dialog or a menu of the panel stands elsewhere, and a list that is open closes first.
    if (!(target instanceof Element) || !currentTarget.contains(target) || isOpenList(target)) return;
    if (focusStep(middle.current, only)) event.preventDefault();
  };
  useShortcuts({
    view: middle,
    openPanel,
    rename: setRenamed,
    removeBranch,
    save: () => void keeper.flush(),
    publish: () => void publish(),
    tryIt: () => openTab('try'),
    listKeys: () => setListsKeys(true),
  });

  return (
    <div className={classes.workbench}>
      <BuilderHeader
        publishedVersion={publishedVersion}
        view={view}
        onView={onView}
        isPublishing={isPublishing}
        onPublishing={(isWanted) => (isWanted ? void publish() : setPublishing(false))}
      />
      <ConflictBanner keeper={keeper} />
      <SaveFailed keeper={keeper} />
      <div className={classes.body}>
        {!readOnly && hasPalette && (
          <div className={classes.palette}>
            <Palette onHide={() => setPalette(false)} />
          </div>
        )}
        <div ref={middle} className={classes.middle}>
          {view === 'canvas' ? (
            <BuilderCanvas
              onOpenPanel={openPanel}
              onListKeys={() => setListsKeys(true)}
              onSelectBranch={(selected) => {
                branch.current = selected;
              }}
            />
          ) : (
            <OutlineView onOpenPanel={openPanel} onRename={setRenamed} />
          )}
          {!readOnly && !hasPalette && (
            <Unfold side="left" label={t('palette.show')} onClick={() => setPalette(true)} />
          )}
          {!isPanelOpen && <Unfold side="right" label={t('panel.show')} onClick={showPanel} />}
        </div>
        {isPanelOpen && <SidePanel ref={panel} onKeyDown={leavePanel} />}
      </div>
      <QuickAddDialog />
      <ConnectDialog />
      {renamed !== undefined && <RenameDialog id={renamed} onClose={() => setRenamed(undefined)} />}
      {listsKeys && (
        <Suspense fallback={null}>
          <ShortcutList onClose={() => setListsKeys(false)} />
        </Suspense>
      )}
      <Announcer />
    </div>
  );
}

function Unfold(props: { readonly side: 'left' | 'right'; readonly label: string; readonly onClick: () => void }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        className={classes.unfold ?? ''}
        data-side={props.side}
        variant="default"
        size="lg"
        aria-label={props.label}
        onClick={props.onClick}
      >
        <FoldIcon isLeft={props.side === 'left'} />
      </ActionIcon>
    </Tooltip>
  );
}

const isOpenList = (element: Element): boolean => element.getAttribute('aria-expanded') === 'true';
