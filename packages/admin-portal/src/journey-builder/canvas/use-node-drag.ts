import type { JourneyDocument, Position } from '@waymark/journey';
import { type NodeChange, type OnNodeDrag, useReactFlow, type XYPosition } from '@xyflow/react';
import { type RefObject, useCallback, useRef, useState } from 'react';
import type { CanvasElements } from './build-canvas.ts';
import type { CanvasEdits } from './canvas-edits.ts';
import type { BranchEdge, CanvasNode } from './canvas-node.ts';
import { DragPreview } from './drag-preview.ts';
import { dropAreaOf } from './drop-area.ts';
import { pointOfEvent, wireAt } from './under-pointer.ts';

/** Where what is dragged would land. */
interface DropTarget {
  readonly area?: string | undefined;
  /** Id of the wire that a loose step would be put on. */
  readonly wire?: string | undefined;
}

const NOWHERE: DropTarget = {};
const NOTHING: ReadonlyMap<string, XYPosition> = new Map();

/** Steps that are dragged: what they would land in, and what is changed when they are dropped. */
export function useNodeDrag(
  document: JourneyDocument,
  elements: RefObject<CanvasElements | undefined>,
  edits: CanvasEdits | undefined,
  frame: RefObject<HTMLElement | null>,
) {
  const flow = useReactFlow<CanvasNode, BranchEdge>();
  const [target, setTarget] = useState(NOWHERE);
  /** Where React Flow has them at the moment, relative to their areas: a build of the canvas in between keeps that. */
  const dragged = useRef(NOTHING);
  const loose = useRef<string>(undefined);
  const preview = useRef<DragPreview>(undefined);
  /** Where the canvas was when React Flow last heard of the drag. */
  const toldAt = useRef('');
  /** Whether the canvas has moved since the preview looked at the screen. */
  const isMoved = useRef(false);

  const aim = useCallback(
    (event: MouseEvent | TouchEvent, node: CanvasNode, nodes: readonly CanvasNode[]) => {
      const places = elements.current?.places ?? new Map<string, Position & { width: number; height: number }>();
      const placesNow = new Map(nodes.map((one) => [one.id, absolute(one, places)]));
      const at = placesNow.get(node.id);
      if (at === undefined) return undefined;
      const ids = [...placesNow.keys()];
      const area = dropAreaOf(document, places, ids, node.id, at);
      if (loose.current !== node.id) return { places: placesNow, at, area, wire: undefined };
      const size = places.get(node.id);
      const middle = flow.flowToScreenPosition({
        x: at.x + (size?.width ?? 0) / 2,
        y: at.y + (size?.height ?? 0) / 2,
      });
      const wire = [pointOfEvent(event), middle]
        .map((point) => point && wireAt(point.x, point.y))
        .find((id) => id !== undefined && !id.startsWith(`${node.id}:`));
      return { places: placesNow, at, area, wire };
    },
    [document, elements, flow],
  );

  const onNodeDragStart: OnNodeDrag<CanvasNode> = useCallback(
    (_event, node, nodes) => {
      loose.current = nodes.length === 1 && edits?.isLoose(node.id) === true ? node.id : undefined;
      const ids = [node.id, ...nodes.map(({ id }) => id)];
      preview.current = frame.current === null ? undefined : new DragPreview(flow, frame.current, ids);
      toldAt.current = '';
    },
    [edits, flow, frame],
  );

  /** What React Flow's state has to know: not each move of what follows the pointer on the screen. */
  const withoutPreviewed = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      if (preview.current === undefined) return changes;
      const { x, y, zoom } = flow.getViewport();
      const now = `${x} ${y} ${zoom}`;
      if (toldAt.current !== now) {
        toldAt.current = now;
        isMoved.current = true;
        return changes;
      }
      return changes.filter((change) => change.type !== 'position' || change.dragging !== true);
    },
    [flow],
  );

  const onNodeDrag: OnNodeDrag<CanvasNode> = useCallback(
    (event, node, nodes) => {
      dragged.current = new Map(nodes.map(({ id, position }) => [id, position]));
      const aimed = aim(event, node, nodes);
      if (aimed === undefined) return;
      const { at, area, wire } = aimed;
      if (isMoved.current) preview.current?.find();
      isMoved.current = false;
      preview.current?.move(at);
      setTarget((before) => (before.area === area && before.wire === wire ? before : { area, wire }));
    },
    [aim],
  );

  const onNodeDragStop: OnNodeDrag<CanvasNode> = useCallback(
    (event, node, nodes) => {
      const aimed = aim(event, node, nodes);
      dragged.current = NOTHING;
      preview.current?.end(aimed?.at);
      preview.current = undefined;
      setTarget(NOWHERE);
      if (aimed === undefined || edits === undefined) return;
      const { places, at, area, wire } = aimed;
      const edge = elements.current?.edges.find(({ id }) => id === wire)?.data;
      if (edge !== undefined) edits.insertStep(node.id, edge, at);
      else edits.move(Object.fromEntries(places), area === document.steps[node.id]?.inside ? undefined : { to: area });
    },
    [aim, document, elements, edits],
  );

  return { target, dragged, withoutPreviewed, onNodeDragStart, onNodeDrag, onNodeDragStop };
}

function absolute({ position, parentId }: CanvasNode, places: ReadonlyMap<string, Position>): Position {
  const outer = parentId === undefined ? undefined : places.get(parentId);
  return { x: position.x + (outer?.x ?? 0), y: position.y + (outer?.y ?? 0) };
}
