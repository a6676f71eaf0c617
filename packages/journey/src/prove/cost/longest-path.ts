import type { JourneyDocument } from '../../document/journey-document.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { areaOf, type JourneyGraph, stepOf } from '../journey-graph.ts';

/** What a step adds to a path: once when it is entered, and with each test of a loop. */
export interface StepWeight {
  readonly once: number;
  readonly perTest: number;
}

export interface LongestPath {
  readonly total: number;
  /** The steps of the path, each with what it adds; a loop stands for all of its passes. */
  readonly steps: readonly PathStep[];
}

export interface PathStep {
  readonly id: string;
  readonly weight: number;
  /** Of a loop: how often it goes round. */
  readonly passes?: number;
}

interface Rest {
  readonly total: number;
  readonly own: PathStep;
  readonly next: string | undefined;
}

/** The heaviest path from the start to an end. Loops make all of their passes. The graph has no ways back but those. */
export function longestPath(
  document: JourneyDocument,
  graph: JourneyGraph,
  weightOf: (id: string) => StepWeight,
): LongestPath {
  const rests = new Map<string, Rest>();
  for (const id of [...graph.order].reverse()) rests.set(id, restFrom(id));
  const steps: PathStep[] = [];
  for (let rest = rests.get(document.start); rest !== undefined; rest = rests.get(rest.next ?? '')) {
    steps.push(rest.own);
  }
  return { total: rests.get(document.start)?.total ?? 0, steps };

  function restFrom(id: string): Rest {
    const step = stepOf(document, id);
    const { once, perTest } = weightOf(id);
    const isLoop = areaOf(step) === 'repeated';
    const ways = graph.edgesFrom(id).filter(({ again }) => !again);
    const passes = isLoop ? (findStepKind(step?.kind ?? '')?.maxPasses?.((step?.config ?? {}) as never) ?? 1) : 0;
    const body = isLoop ? heaviest(ways.filter(({ branch }) => branch === 'body')).total : 0;
    const weight = once + (passes + 1) * perTest + passes * body;
    const { total, next } = heaviest(isLoop ? ways.filter(({ branch }) => branch !== 'body') : ways);
    return { total: weight + total, own: { id, weight, ...(isLoop ? { passes } : {}) }, next };
  }

  function heaviest(ways: readonly { readonly to: string }[]): { total: number; next: string | undefined } {
    let best: { total: number; next: string | undefined } = { total: 0, next: undefined };
    for (const { to } of ways) {
      const total = rests.get(to)?.total ?? 0;
      if (best.next === undefined || total > best.total) best = { total, next: to };
    }
    return best;
  }
}
