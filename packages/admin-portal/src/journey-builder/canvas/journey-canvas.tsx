import '@xyflow/react/dist/base.css';
import type { JourneyDiagnostic, JourneyDocument } from '@waymark/journey';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type Connection,
  type FinalConnectionState,
  type HandleType,
  MarkerType,
  MiniMap,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
} from '@xyflow/react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withReadableLayout } from '../model/layout-document.ts';
import type { PathOverlay } from '../path-overlay.ts';
import { AreaNode } from './area-node.tsx';
import { BranchEdge } from './branch-edge.tsx';
import { buildCanvas, type CanvasElements } from './build-canvas.ts';
import classes from './canvas.module.css';
import { CanvasControls } from './canvas-controls.tsx';
import { type CanvasEdits, CanvasEditsContext, KIND_MIME } from './canvas-edits.ts';
import { areaOfEnd, type BranchEdge as BranchEdgeType, type CanvasNode, type StepMark } from './canvas-node.ts';
import { dropAreaOf } from './drop-area.ts';
import { EndNode } from './end-node.tsx';
import { startViewport } from './start-viewport.ts';
import { StepNode } from './step-node.tsx';
import { boxAt, pointOfEvent, wireAt } from './under-pointer.ts';
import { useAriaLabel } from './use-aria-label.ts';
import { useNodeDrag } from './use-node-drag.ts';

const nodeTypes = { step: StepNode, area: AreaNode, end: EndNode };
const edgeTypes = { branch: BranchEdge };
const defaultEdgeOptions = { markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16 } };
const NO_SELECTION: readonly string[] = [];
const NO_FINDINGS: readonly JourneyDiagnostic[] = [];
const END = '$end';
/** From so far away nobody reads words: boxes and wires are drawn without them, and hundreds can be moved smoothly. */
const FAR = 0.3;

export interface JourneyCanvasProps {
  readonly document: JourneyDocument;
  readonly selection?: readonly string[];
  readonly overlay?: PathOverlay | undefined;
  /** What became of each step, when two versions are compared. */
  readonly marks?: ReadonlyMap<string, StepMark>;
  /** Steps to show first where the whole journey would be too small to read. */
  readonly about?: readonly string[];
  readonly diagnostics?: readonly JourneyDiagnostic[];
  readonly readOnly?: boolean;
  readonly onSelect?: (ids: readonly string[]) => void;
  /** A branch's wire was selected, or none any more. */
  readonly onSelectBranch?: (branch: { readonly step: string; readonly branch: string } | undefined) => void;
  readonly edits?: CanvasEdits;
  /** Further buttons beside those for zoom. */
  readonly controls?: ReactNode;
  readonly children?: ReactNode;
}

/** A journey as boxes and wires. Without `edits` it can only be looked at; then it needs no builder around it. */
export function JourneyCanvas(props: JourneyCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

function Canvas(props: JourneyCanvasProps) {
  const {
    selection = NO_SELECTION,
    overlay,
    marks,
    diagnostics = NO_FINDINGS,
    edits,
    onSelect,
    onSelectBranch,
  } = props;
  const { t } = useTranslation('builder');
  const readOnly = props.readOnly === true || edits === undefined;
  const document = useMemo(() => withReadableLayout(props.document), [props.document]);
  const frame = useRef<HTMLDivElement>(null);
  const flow = useReactFlow<CanvasNode, BranchEdgeType>();
  const isFar = useStore(({ transform }) => transform[2] < FAR);
  const ariaLabelOf = useAriaLabel();
  const chosen = useMemo(() => new Set(selection), [selection]);
  const tabStop = selection[0] ?? document.start;
  const elements = useRef<CanvasElements>(undefined);
  const drag = useNodeDrag(document, elements, edits, frame);
  const { withoutPreviewed } = drag;
  const { area: dropArea, wire: dropWire } = drag.target;
  const built = useMemo(() => {
    const content = {
      document,
      selection: chosen,
      diagnostics,
      overlay,
      marks,
      readOnly,
      tabStop,
      dropArea,
      ariaLabelOf,
    };
    elements.current = buildCanvas(content, elements.current);
    return elements.current;
  }, [document, chosen, diagnostics, overlay, marks, readOnly, tabStop, dropArea, ariaLabelOf]);

  // What is dragged or was measured is React Flow's own until the drag ends; the document decides everything else.
  const [nodes, setNodes] = useState<CanvasNode[]>([...built.nodes]);
  const [selectedEdge, setSelectedEdge] = useState<string>();
  useEffect(() => {
    const at = drag.dragged.current;
    setNodes(
      built.nodes.map((node) => {
        const position = at.get(node.id);
        return position === undefined ? node : { ...node, position, dragging: true };
      }),
    );
  }, [built.nodes, drag.dragged]);
  const litEdge = dropWire ?? selectedEdge;
  const edges = useMemo(
    () =>
      litEdge === undefined
        ? (built.edges as BranchEdgeType[])
        : built.edges.map((edge) => (edge.id === litEdge ? { ...edge, selected: true } : edge)),
    [built.edges, litEdge],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const selects = changes.filter((change) => change.type === 'select');
      if (selects.length > 0 && onSelect !== undefined) {
        const next = new Set(selection);
        for (const { id, selected } of selects) {
          if (selected) next.add(id);
          else next.delete(id);
        }
        onSelect([...next].filter((id) => areaOfEnd(id) === undefined));
      }
      const others = withoutPreviewed(changes.filter(({ type }) => type !== 'select' && type !== 'remove'));
      if (others.length === 0) return;
      setNodes((before) => {
        const after = applyNodeChanges(others, before);
        keepMeasures(elements, after, others);
        return after;
      });
    },
    [onSelect, selection, withoutPreviewed],
  );

  const refOf = (handle: { source: string | null; sourceHandle?: string | null }) => ({
    step: handle.source ?? '',
    branch: handle.sourceHandle ?? 'next',
  });
  const targetOf = (nodeId: string) => (areaOfEnd(nodeId) === undefined ? nodeId : END);

  const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const { fromNode, fromHandle, toNode, isValid } = state;
    if (isValid === true || fromNode === null || fromHandle?.type !== 'source' || edits === undefined) return;
    const from = { step: fromNode.id, branch: fromHandle.id ?? 'next' };
    if (toNode !== null && toNode.id !== fromNode.id && (toNode as unknown as CanvasNode).type !== 'area') {
      // Dropped on the box rather than on its handle: that is meant as well.
      edits.connect(from, targetOf(toNode.id));
      return;
    }
    const point = pointOfEvent(event);
    if (point === undefined) return;
    const over = boxAt(point.x, point.y);
    if (over !== undefined && over !== fromNode.id && edits.canConnect(from, targetOf(over))) {
      edits.connect(from, targetOf(over));
      return;
    }
    edits.dropWire(from, flow.screenToFlowPosition(point));
  };

  return (
    <CanvasEditsContext value={edits ?? null}>
      <div
        ref={frame}
        className={classes.canvas}
        data-lit={overlay !== undefined || undefined}
        data-far={isFar || undefined}
        data-picture={props.about !== undefined || undefined}
      >
        <ReactFlow<CanvasNode, BranchEdgeType>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          defaultEdgeOptions={defaultEdgeOptions}
          onNodesChange={onNodesChange}
          onNodeDragStart={drag.onNodeDragStart}
          onNodeDrag={drag.onNodeDrag}
          onNodeDragStop={drag.onNodeDragStop}
          onEdgeClick={(_event, edge) => {
            onSelect?.([]);
            setSelectedEdge(edge.id);
            onSelectBranch?.(edge.data);
          }}
          onPaneClick={() => {
            setSelectedEdge(undefined);
            onSelectBranch?.(undefined);
            onSelect?.([]);
          }}
          onNodeClick={() => {
            setSelectedEdge(undefined);
            onSelectBranch?.(undefined);
          }}
          onConnect={(connection: Connection) => edits?.connect(refOf(connection), targetOf(connection.target))}
          onConnectEnd={onConnectEnd}
          onReconnect={(old, connection) =>
            edits?.reconnect(refOf(old), refOf(connection), targetOf(connection.target))
          }
          onReconnectEnd={(_event, edge, handleType: HandleType, state) => {
            if (state.isValid === true || edits === undefined || handleType === 'target') return;
            edits.dropWire(refOf(edge), flow.screenToFlowPosition(pointOf(state)));
          }}
          isValidConnection={(wire) =>
            edits?.canConnect(
              refOf({ source: wire.source, sourceHandle: wire.sourceHandle ?? null }),
              targetOf(wire.target),
            ) ?? false
          }
          onDoubleClick={(event) => {
            if (edits !== undefined && (event.target as Element).classList.contains('react-flow__pane')) {
              edits.addAt(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }));
            }
          }}
          onDragOver={(event) => {
            if (edits === undefined || !event.dataTransfer.types.includes(KIND_MIME)) return;
            event.preventDefault();
            event.dataTransfer.dropEffect = 'copy';
          }}
          onDrop={(event) => {
            const kind = event.dataTransfer.getData(KIND_MIME);
            if (kind === '' || edits === undefined) return;
            event.preventDefault();
            const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
            const wire = built.edges.find(({ id }) => id === wireAt(event.clientX, event.clientY))?.data;
            edits.dropKind(kind, at, dropAreaOf(document, built.places, [], undefined, at), wire);
          }}
          nodesDraggable={!readOnly}
          nodesConnectable={!readOnly}
          edgesReconnectable={!readOnly}
          elementsSelectable={onSelect !== undefined}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionMode={SelectionMode.Partial}
          selectionKeyCode="Shift"
          multiSelectionKeyCode={['Meta', 'Control', 'Shift']}
          zoomOnDoubleClick={false}
          panOnScroll
          zoomActivationKeyCode={['Meta', 'Control']}
          connectionRadius={28}
          nodeDragThreshold={3}
          selectNodesOnDrag={false}
          minZoom={0.05}
          maxZoom={2}
          onlyRenderVisibleElements
          proOptions={{ hideAttribution: true }}
          onInit={(instance) => {
            const size = frame.current?.getBoundingClientRect();
            if (size !== undefined)
              void instance.setViewport(startViewport(built.places, document.start, size, props.about));
          }}
          ariaLabelConfig={{ 'node.a11yDescription.default': '', 'edge.a11yDescription.default': '' }}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--wm-border)" />
          <MiniMap
            className={classes.map ?? ''}
            style={{ width: 148, height: 100 }}
            pannable
            zoomable
            ariaLabel={t('canvas.map')}
            nodeClassName={(node) => (node.type === 'area' ? (classes.mapArea ?? '') : (classes.mapStep ?? ''))}
            nodeBorderRadius={8}
          />
          <CanvasControls>{props.controls}</CanvasControls>
          {props.children}
        </ReactFlow>
      </div>
    </CanvasEditsContext>
  );
}

/** Measures go on to the next build: a box that was measured is not measured again. */
function keepMeasures(
  elements: { current: CanvasElements | undefined },
  after: readonly CanvasNode[],
  changes: readonly NodeChange<CanvasNode>[],
): void {
  if (elements.current === undefined || !changes.some(({ type }) => type === 'dimensions')) return;
  const measured = new Map(after.map((node) => [node.id, node.measured]));
  for (const node of elements.current.nodes) {
    const size = measured.get(node.id);
    if (size !== undefined) node.measured = size;
  }
}

const pointOf = ({ to }: FinalConnectionState) => to ?? { x: 0, y: 0 };
