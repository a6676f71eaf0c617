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
  readonly #boxes = new Map<string, Box>();
  readonly #wires: Wire[] = [];
  /** The boxes under the pointer; others follow as what is inside of them. */
  readonly #lead: string;

  /** @param lead - Ids of the boxes that are dragged, the one under the pointer first */
  constructor(flow: Flow, frame: HTMLElement, lead: readonly string[]) {
    this.#flow = flow;
    this.#lead = lead[0] ?? '';
    const moved = withContent(flow.getNodes(), lead);
    for (const id of moved) {
      const element = frame.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      const origin = flow.getInternalNode(id)?.internals.positionAbsolute;
      if (element !== null && origin !== undefined) this.#boxes.set(id, { element, origin });
    }
    for (const edge of flow.getEdges()) {
      if (!moved.has(edge.source) && !moved.has(edge.target)) continue;
      const element = frame.querySelector<SVGElement>(`.react-flow__edge[data-id="${CSS.escape(edge.id)}"]`);
      if (element !== null) this.#wires.push({ element, edge });
    }
    for (const element of this.#layers()) element.style.willChange = 'transform';
  }

  /** Gives the screen back to React Flow. @param at - As for {@link move} */
  end(at: XYPosition | undefined): void {
    if (at !== undefined) this.move(at);
    for (const element of this.#layers()) element.style.willChange = '';
  }

  /** @param at - Where the first of the dragged boxes is now, on the canvas */
  move(at: XYPosition): void {
    const origin = this.#boxes.get(this.#lead)?.origin;
    if (origin === undefined) return;
    const by = { x: at.x - origin.x, y: at.y - origin.y };
    for (const box of this.#boxes.values()) {
      box.element.style.transform = `translate(${box.origin.x + by.x}px,${box.origin.y + by.y}px)`;
    }
    for (const wire of this.#wires) this.#draw(wire, by);
  }

  /** What is drawn apart from the rest, so that the rest need not be drawn again. */
  #layers(): readonly (HTMLElement | SVGElement)[] {
    return [...this.#boxes.values()].map(({ element }) => element);
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
    const origin = this.#boxes.get(id)?.origin;
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
