import type { JourneyDocument, Step } from '../../document/journey-document.ts';
import { FAILURE } from '../../steps/step-kind.ts';
import { buildGraph, type Edge } from '../journey-graph.ts';
import type { IsPossible } from './count-paths.ts';
import type { WayStep } from './journey-answers.ts';

/** The shortest way to each step that a run can come to. Of several, the one whose branches stand first. */
export function shortestWays(
  document: JourneyDocument,
  isPossible: IsPossible = () => true,
): ReadonlyMap<string, readonly WayStep[]> {
  const graph = buildGraph(document);
  const arrivals = new Map<string, Edge | undefined>([[document.start, undefined]]);
  const queue = [document.start];
  for (let index = 0; index < queue.length; index++) {
    for (const edge of graph.edgesFrom(queue[index] as string)) {
      if (edge.again || arrivals.has(edge.to) || !isPossible(edge)) continue;
      arrivals.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  return new Map(queue.map((id) => [id, wayTo(document, id, arrivals)]));
}

function wayTo(
  document: JourneyDocument,
  id: string,
  arrivals: ReadonlyMap<string, Edge | undefined>,
): readonly WayStep[] {
  const way: WayStep[] = [];
  for (let edge = arrivals.get(id); edge !== undefined; edge = arrivals.get(edge.from)) {
    const when = conditionOf(document.steps[edge.from] as Step, edge.branch);
    way.push({ step: edge.from, branch: edge.branch, ...(when === undefined ? {} : { when }) });
  }
  return way.reverse();
}

/** What has to be so for a run to take a branch. */
export function conditionOf({ kind, config = {} }: Step, branch: string): string | undefined {
  if (branch === FAILURE) return 'the step fails';
  const { condition = '', source = '', cases = [] } = config as Partial<Decision>;
  switch (kind) {
    case 'condition':
      if (branch === 'otherwise') return `no answer to: ${condition}`;
      return branch === 'yes' ? condition : `not: ${condition}`;
    case 'while-loop':
      return branch === 'body' ? condition : `not: ${condition}`;
    case 'match-case': {
      const value = cases.find(({ name }) => name === branch)?.value;
      return value === undefined ? `none of the cases of: ${source}` : `${source} is ${value}`;
    }
    default:
      return undefined;
  }
}

interface Decision {
  readonly condition: string;
  readonly source: string;
  readonly cases: readonly { readonly name: string; readonly value: string }[];
}
