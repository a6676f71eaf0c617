import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder, useBuilderStore } from './builder-provider.tsx';
import { ControlButton, Drawing } from './canvas/canvas-controls.tsx';
import type { BranchRef, CanvasEdits } from './canvas/canvas-edits.ts';
import { JourneyCanvas } from './canvas/journey-canvas.tsx';
import { focusStep } from './focus-step.ts';
import { geometryOf, STEP_HEIGHT, STEP_WIDTH } from './model/canvas-geometry.ts';
import { connectFault } from './model/connect.ts';
import { isLoose } from './model/insert-step.ts';
import { type Direction, neighbourOf } from './model/neighbours.ts';
import { useDrawnDocument } from './use-drawn-document.ts';
import classes from './workbench.module.css';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const NO_FINDINGS = [] as const;

interface BuilderCanvasProps {
  readonly onOpenPanel: () => void;
  readonly onListKeys: () => void;
  readonly onSelectBranch: (branch: BranchRef | undefined) => void;
}

/** The canvas of the open journey, with everything that can be done on it. */
export function BuilderCanvas({ onOpenPanel, onListKeys, onSelectBranch }: BuilderCanvasProps) {
  const { t } = useTranslation('builder');
  const store = useBuilderStore();
  const actions = useBuilderActions();
  const document = useDrawnDocument();
  const selection = useBuilder((state) => state.selection);
  const overlay = useBuilder((state) => state.overlay);
  const diagnostics = useBuilder((state) => state.proof?.diagnostics ?? NO_FINDINGS);
  const readOnly = useBuilder((state) => state.readOnly);
  const frame = useRef<HTMLDivElement>(null);

  const edits = useMemo<CanvasEdits>(
    () => ({
      move: actions.move,
      insertStep: actions.insertStep,
      isLoose: (id) => isLoose(store.getState().document, id),
      connect: actions.connect,
      reconnect: actions.reconnect,
      dropWire: (after, { x, y }) => store.getState().openQuickAdd({ after, position: { x, y: y - STEP_HEIGHT / 2 } }),
      insertOn: (after) => store.getState().openQuickAdd({ after, between: true }),
      dropKind(kind, { x, y }, inside, wire) {
        const position = { x: x - STEP_WIDTH / 2, y: y - STEP_HEIGHT / 2 };
        if (wire === undefined) actions.add({ kind, position, inside });
        else actions.add({ kind, after: wire, between: true });
      },
      canConnect: ({ step, branch }, to) => connectFault(store.getState().document, step, branch, to) === undefined,
      addAt: (position) => store.getState().openQuickAdd({ position }),
    }),
    [actions, store],
  );

  const onSelect = useCallback((ids: readonly string[]) => store.getState().select(ids), [store]);

  const onKeyDown = (event: KeyboardEvent) => {
    const id = (event.target as Element).closest('.react-flow__node')?.getAttribute('data-id');
    const direction = ARROWS[event.key];
    if (event.key === 'Enter' && typeof id === 'string') {
      store.getState().select([id]);
      onOpenPanel();
      event.preventDefault();
      return;
    }
    if (direction === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    const from = typeof id === 'string' ? id : selection[0];
    const to = from === undefined ? document.start : neighbourOf(document, from, direction);
    event.preventDefault();
    if (to !== undefined) store.getState().select([to]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the boxes inside, which have the focus.
    <div ref={frame} className={classes.view} onKeyDown={onKeyDown}>
      <JourneyCanvas
        document={document}
        selection={selection}
        overlay={overlay}
        diagnostics={diagnostics}
        readOnly={readOnly}
        onSelect={onSelect}
        onSelectBranch={onSelectBranch}
        {...(readOnly ? {} : { edits })}
        controls={
          <>
            {!readOnly && (
              <ControlButton label={t('canvas.layout')} onClick={actions.arrange}>
                <Drawing path="M3 4h5v4H3zM12 4h5v4h-5zM12 12h5v4h-5zM8 6h4M10 6v8h2" />
              </ControlButton>
            )}
            <ControlButton label={t('keys.open')} onClick={onListKeys}>
              <Drawing path="M2.500 5.500h15v9h-15zM5.500 8.500h.01M8.500 8.500h.01M11.500 8.500h.01M14.500 8.500h.01M7 11.700h6" />
            </ControlButton>
          </>
        }
      >
        <FollowSelection frame={frame} />
        <Hint />
      </JourneyCanvas>
    </div>
  );
}

/** How to go on, as long as there is next to nothing on the canvas. */
function Hint() {
  const { t } = useTranslation('builder');
  const count = useBuilder(({ document }) => Object.keys(document.steps).length);
  const readOnly = useBuilder((state) => state.readOnly);
  if (count === 0) return <p className={classes.emptyCanvas}>{t('canvas.empty')}</p>;
  if (count > 1 || readOnly) return null;
  return (
    <p className={classes.emptyCanvas} data-beside>
      {t('canvas.blank')}
    </p>
  );
}

/** Brings the selected step into sight, and the focus to it where the canvas has the focus. */
function FollowSelection({ frame }: { readonly frame: React.RefObject<HTMLDivElement | null> }) {
  const flow = useReactFlow();
  const store = useBuilderStore();
  const only = useBuilder(({ selection }) => (selection.length === 1 ? selection[0] : undefined));
  const current = useBuilder(({ overlay }) =>
    overlay?.current === undefined ? undefined : overlay.steps[overlay.current]?.step,
  );
  const wanted = current ?? only;
  useEffect(() => {
    if (wanted === undefined || frame.current === null) return;
    const place = geometryOf(store.getState().document).get(wanted);
    if (place === undefined) return;
    const { width, height } = frame.current.getBoundingClientRect();
    const { x, y, zoom } = flow.getViewport();
    const left = place.x * zoom + x;
    const top = place.y * zoom + y;
    const isSeen = left >= 0 && top >= 0 && left + STEP_WIDTH * zoom <= width && top + STEP_HEIGHT * zoom <= height;
    if (!isSeen) void flow.setCenter(place.x + STEP_WIDTH / 2, place.y + STEP_HEIGHT / 2, { zoom });
    const active = window.document.activeElement;
    if (active !== window.document.body && frame.current.contains(active) === false) return;
    // A field that the new selection leads to gets the focus instead.
    if (store.getState().focusedField !== undefined) return;
    // A box that was out of sight is there after the next frame.
    const timer = setTimeout(() => focusStep(frame.current, wanted), 30);
    return () => clearTimeout(timer);
  }, [wanted, flow, frame, store]);
  return null;
}
