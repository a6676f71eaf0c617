import type { Position } from '@waymark/journey';
import { createContext } from 'react';

/** A branch of a step. */
export interface BranchRef {
  readonly step: string;
  readonly branch: string;
}

/** What a reader can change on the canvas; places are in canvas units. */
export interface CanvasEdits {
  /** Steps were dropped somewhere; `area` is there when they change the area that they are in. */
  move(places: Readonly<Record<string, Position>>, area: { readonly to: string | undefined } | undefined): void;
  /** Whether the step waits for its place: then it can be dropped on a wire. */
  isLoose(id: string): boolean;
  insertStep(id: string, edge: BranchRef, position: Position): void;
  connect(from: BranchRef, to: string): void;
  reconnect(old: BranchRef, from: BranchRef, to: string): void;
  /** A wire was dropped where nothing is: something is to be added there. */
  dropWire(from: BranchRef, position: Position): void;
  insertOn(edge: BranchRef, position: Position): void;
  /** A kind was dragged here from the palette. */
  dropKind(kind: string, position: Position, inside: string | undefined, edge: BranchRef | undefined): void;
  canConnect(from: BranchRef, to: string): boolean;
  /** A double click where nothing is. */
  addAt(position: Position): void;
}

/** The edits of the canvas that a wire is on; null where it can only be looked at. */
export const CanvasEditsContext = createContext<CanvasEdits | null>(null);

/** What the palette puts into a drag. */
export const KIND_MIME = 'application/x-waymark-kind';
