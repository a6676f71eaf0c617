import type { BranchDefinition, Step } from '@waymark/journey';
import type { Edge, Node } from '@xyflow/react';

/** What became of a step between two versions. */
export type StepMark = 'added' | 'removed' | 'changed';

/** How a step stands in the run or the tests that are shown. */
export type Light = 'taken' | 'current' | 'dark';

/** What a step's box shows. */
export interface StepData extends Record<string, unknown> {
  readonly step: Step;
  readonly name: string;
  readonly summary: string;
  readonly branches: readonly BranchDefinition[];
  readonly isStart: boolean;
  readonly canConnect: boolean;
  readonly issue: 'error' | 'warning' | undefined;
  readonly mark: StepMark | undefined;
  readonly light: Light | undefined;
  /** How often the run came by, from 2. */
  readonly visits: number;
  readonly isDropTarget: boolean;
}

/** What a wire shows. */
export interface BranchData extends Record<string, unknown> {
  readonly step: string;
  readonly branch: string;
  readonly label: string;
  readonly light: Light | undefined;
  readonly coverage: boolean | undefined;
  readonly canInsert: boolean;
}

export type StepNode = Node<StepData, 'step' | 'area'>;
export type EndNode = Node<{ readonly canConnect: boolean }, 'end'>;
export type CanvasNode = StepNode | EndNode;
export type BranchEdge = Edge<BranchData, 'branch'>;

const END_SUFFIX = '/$end';

/** Id of the node that stands for the end of an area; no step can have it. */
export const endNodeId = (area: string): string => `${area}${END_SUFFIX}`;

/** The area whose end a node stands for. */
export const areaOfEnd = (nodeId: string): string | undefined =>
  nodeId.endsWith(END_SUFFIX) ? nodeId.slice(0, -END_SUFFIX.length) : undefined;
