import { type Handle, type InternalNode, Position, type ReactFlowInstance, type XYPosition } from '@xyflow/react';
import { BODY } from '../model/step-branches.ts';
import type { BranchEdge, CanvasNode } from './canvas-node.ts';
import { labelPlace, type WireEnds, wireShape } from './wire-shape.ts';

type Flow = ReactFlowInstance<CanvasNode, BranchEdge>;

/** A box on the screen that follows the pointer, with its place before the drag. */
interface Box {
  readonly element: HTMLElement;
  readonly origin: XYPosition;
}

/** A wire on the screen at one of these boxes. */
interface Wire {
  readonly element: SVGElement;
  readonly edge: BranchEdge;
}

/**
 * Moves boxes and the wires at them on the screen while they are dragged, and nothing else: React Flow would look at every box
 * and every wire of the journey for each move of the pointer. It learns of the end of the drag, and of where the boxes are
 * whenever it moves the canvas under them.
 */
export class DragPreview {
  readonly #flow: Flow;
  readonly #frame: HTMLElement;
  readonly #moved: ReadonlySet<string>;
  readonly #origins = new Map<string, XYPosition>();
  #boxes: readonly Box[] = [];
  #wires: readonly Wire[] = [];
  /** The boxes under the pointer; others follow as what is inside of them. */
  readonly #lead: string;

  /** @param lead - Ids of the boxes that are dragged, the one under the pointer first */
  constructor(flow: Flow, frame: HTMLElement, lead: readonly string[]) {
    this.#flow = flow;
    this.#frame = frame;
    this.#lead = lead[0] ?? '';
    this.#moved = withContent(flow.getNodes(), lead);
    for (const id of this.#moved) {
      const origin = flow.getInternalNode(id)?.internals.positionAbsolute;
      if (origin !== undefined) this.#origins.set(id, { ...origin });
    }
    this.find();
  }

  /** Finds what is on the screen; again when the canvas has moved under the pointer, since other boxes are in sight then. */
  find(): void {
    this.#release();
    this.#boxes = [...this.#origins].flatMap(([id, origin]) => {
      const element = this.#frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      return element === null ? [] : [{ element, origin }];
    });
    this.#wires = this.#flow.getEdges().flatMap((edge) => {
      if (!this.#moved.has(edge.source) && !this.#moved.has(edge.target)) return [];
      const element = this.#frame.querySelector<SVGElement>(`.react-flow__edge[data-id="${CSS.escape(edge.id)}"]`);
      return element === null ? [] : [{ element, edge }];
    });
    // Drawn apart from the rest, so that the rest need not be drawn again.
    for (const { element } of this.#boxes) element.style.willChange = 'transform';
  }

  /** Gives the screen back to React Flow. @param at - As for {@link move} */
  end(at: XYPosition | undefined): void {
    if (at !== undefined) this.move(at);
    this.#release();
  }

  /** @param at - Where the first of the dragged boxes is now, on the canvas */
  move(at: XYPosition): void {
    const lead = this.#origins.get(this.#lead);
    if (lead === undefined) return;
    const by = { x: at.x - lead.x, y: at.y - lead.y };
    for (const { element, origin } of this.#boxes) {
      element.style.transform = `translate(${origin.x + by.x}px,${origin.y + by.y}px)`;
    }
    for (const wire of this.#wires) this.#draw(wire, by);
  }

  #release(): void {
    for (const { element } of this.#boxes) element.style.willChange = '';
  }

  #draw({ element, edge }: Wire, by: XYPosition): void {
    const source = this.#end(edge.source, 'source', edge.sourceHandle ?? null, by);
    const target = this.#end(edge.target, 'target', null, by);
    if (source === undefined || target === undefined) return;
    const ends: WireEnds = {
      sourceX: source.x,
      sourceY: source.y,
      sourcePosition: source.position,
      targetX: target.x,
      targetY: target.y,
      targetPosition: target.position,
    };
    const { path, middleX, middleY } = wireShape(ends);
    for (const line of element.querySelectorAll('[data-wire] > path')) line.setAttribute('d', path);
    element.querySelector('[data-insert]')?.setAttribute('transform', `translate(${middleX} ${middleY})`);
    const label = element.querySelector('[data-wire] > text');
    const place = labelPlace(ends, edge.data?.branch === BODY);
    label?.setAttribute('x', String(place.x));
    label?.setAttribute('y', String(place.y));
  }

  /** Where a wire meets a box, as React Flow computes it. */
  #end(id: string, type: 'source' | 'target', handleId: string | null, by: XYPosition) {
    const node = this.#flow.getInternalNode(id);
    const handle = handleOf(node, type, handleId);
    if (node === undefined || handle === undefined) return undefined;
    const origin = this.#origins.get(id);
    const at = origin === undefined ? node.internals.positionAbsolute : { x: origin.x + by.x, y: origin.y + by.y };
    const { width, height, position } = handle;
    return {
      x: at.x + handle.x + (position === Position.Right ? width : 0),
      y: at.y + handle.y + height / 2,
      position,
    };
  }
}

function handleOf(
  node: InternalNode<CanvasNode> | undefined,
  type: 'source' | 'target',
  handleId: string | null,
): Handle | undefined {
  const handles = node?.internals.handleBounds?.[type] ?? [];
  return handleId === null ? handles[0] : handles.find(({ id }) => id === handleId);
}

/** The boxes with everything that is inside of them. */
function withContent(nodes: readonly CanvasNode[], ids: readonly string[]): ReadonlySet<string> {
  const moved = new Set(ids);
  // React Flow has an area before what is inside it.
  for (const { id, parentId } of nodes) if (parentId !== undefined && moved.has(parentId)) moved.add(id);
  return moved;
}
