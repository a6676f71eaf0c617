import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { FAILURE } from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import { buildGraph, type Edge } from '../journey-graph.ts';

export type IsPossible = (edge: Edge) => boolean;

/**
 * Counts the ways that lead to each step, exactly. A loop is left without a pass, or after one or more, and all its passes
 * count as one way through it: so the number is finite, and doubles with each condition in it.
 */
export class PathCounter {
  readonly #findSubJourney: FindSubJourney;
  /** Ways through sub-journeys, by id; -1 while they are being counted. */
  readonly #through = new Map<string, bigint>();

  constructor(findSubJourney: FindSubJourney) {
    this.#findSubJourney = findSubJourney;
  }

  /** @param isPossible - False for branches that no run takes. */
  count(document: JourneyDocument, isPossible: IsPossible = () => true): ReadonlyMap<string, bigint> {
    const graph = buildGraph(document);
    const arrivals = new Map<string, Edge[]>();
    for (const id of graph.order) {
      for (const edge of graph.edgesFrom(id)) {
        if (!isPossible(edge)) continue;
        const known = arrivals.get(edge.to);
        if (known === undefined) arrivals.set(edge.to, [edge]);
        else known.push(edge);
      }
    }
    const counts = new Map<string, bigint>();
    for (const id of inOrderOfCounting(document, graph.order, arrivals)) {
      let count = id === document.start ? 1n : 0n;
      for (const edge of arrivals.get(id) ?? []) {
        if (!edge.again) count += this.#along(document, edge, counts, arrivals);
      }
      counts.set(id, count);
    }
    return counts;
  }

  #along(
    document: JourneyDocument,
    { from, branch }: Edge,
    counts: ReadonlyMap<string, bigint>,
    arrivals: ReadonlyMap<string, readonly Edge[]>,
  ): bigint {
    const step = document.steps[from];
    const definition = findStepKind(step?.kind ?? '');
    let count = counts.get(from) ?? 0n;
    if (definition?.area === 'repeated' && branch !== 'body') {
      for (const end of arrivals.get(from) ?? []) if (end.again) count += this.#along(document, end, counts, arrivals);
    }
    if (definition?.callee === undefined || branch === FAILURE) return count;
    return count * this.#throughCallee(definition.callee((step?.config ?? {}) as never));
  }

  #throughCallee(journeyId: string): bigint {
    const known = this.#through.get(journeyId);
    if (known !== undefined) return known < 0n ? 1n : known;
    const found = this.#findSubJourney(journeyId);
    if (found === undefined) return 1n;
    this.#through.set(journeyId, -1n);
    let through = 0n;
    for (const [id, count] of this.count(found.document)) {
      if (findStepKind(found.document.steps[id]?.kind ?? '')?.returns === true) through += count;
    }
    this.#through.set(journeyId, through);
    return through;
  }
}

/** What follows a loop is counted behind all that is in it; otherwise steps stand behind those that lead to them. */
function inOrderOfCounting(
  document: JourneyDocument,
  order: readonly string[],
  arrivals: ReadonlyMap<string, readonly Edge[]>,
): string[] {
  const counted = new Set<string>();
  const sorted: string[] = [];
  const needsOf = (id: string) =>
    (arrivals.get(id) ?? []).flatMap((edge) => {
      if (edge.again) return [];
      const isLeft = findStepKind(document.steps[edge.from]?.kind ?? '')?.area === 'repeated' && edge.branch !== 'body';
      const ends = isLeft ? (arrivals.get(edge.from) ?? []).filter(({ again }) => again).map(({ from }) => from) : [];
      return [edge.from, ...ends];
    });
  for (const root of order) {
    const stack = [root];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      const missing = counted.has(id) ? [] : needsOf(id).filter((need) => !counted.has(need) && !stack.includes(need));
      if (missing.length > 0) {
        stack.push(...missing.slice(0, 1));
        continue;
      }
      stack.pop();
      if (counted.has(id)) continue;
      counted.add(id);
      sorted.push(id);
    }
  }
  return sorted;
}
