import { END_OF_AREA, type JourneyDocument } from '@waymark/journey';
import { BODY, branchesOfStep, isArea } from './step-branches.ts';

/** A step in the outline with its branches. */
export interface OutlineItem {
  readonly id: string;
  readonly branches: readonly OutlineBranch[];
}

/** A branch: `items` are the steps behind it that the outline shows here; without them it leads to one shown elsewhere. */
export interface OutlineBranch {
  readonly name: string;
  readonly label: string;
  readonly target: string | undefined;
  readonly required: boolean;
  readonly items?: readonly OutlineItem[];
  /** The step that it leads to stands right below. */
  readonly isContinued: boolean;
}

export interface Outline {
  readonly items: readonly OutlineItem[];
  /** Rows of steps that nothing leads to. */
  readonly unreached: readonly OutlineItem[];
}

/** A journey as nested rows: a step's only way on stands below it, several ways on stand inside it. Each step stands once. */
export function outlineOf(document: JourneyDocument): Outline {
  const seen = new Set<string>();
  const items = rowFrom(document, document.start, seen);
  const unreached: OutlineItem[] = [];
  const targets = new Set(Object.values(document.steps).flatMap(({ branches }) => Object.values(branches ?? {})));
  const rest = Object.keys(document.steps).filter((id) => !seen.has(id));
  // Beginnings of rows before what stands in the middle of them.
  for (const id of [...rest.filter((step) => !targets.has(step)), ...rest]) {
    if (!seen.has(id)) unreached.push(...rowFrom(document, id, seen));
  }
  return { items, unreached };
}

function rowFrom(document: JourneyDocument, first: string, seen: Set<string>): OutlineItem[] {
  const row: OutlineItem[] = [];
  let next: string | undefined = first;
  while (next !== undefined && isNew(document, next, seen)) {
    const id: string = next;
    seen.add(id);
    const step = document.steps[id] as JourneyDocument['steps'][string];
    const branches = branchesOfStep(step);
    const outward = branches.filter(({ name }) => !(name === BODY && isArea(step)));
    const connected = outward.filter(({ name }) => step.branches?.[name] !== undefined);
    const only = connected.length === 1 ? connected[0] : undefined;
    next = undefined;
    const shown: OutlineBranch[] = [];
    for (const { name, label, required } of branches) {
      const target = step.branches?.[name];
      const isHere = target !== undefined && isNew(document, target, seen);
      if (name === only?.name && isHere) {
        next = target;
        shown.push({ name, label, target, required, isContinued: true });
      } else if (isHere) {
        shown.push({ name, label, target, required, isContinued: false, items: rowFrom(document, target, seen) });
      } else {
        shown.push({ name, label, target, required, isContinued: false });
      }
    }
    row.push({ id, branches: shown });
  }
  return row;
}

const isNew = ({ steps }: JourneyDocument, id: string, seen: ReadonlySet<string>): boolean =>
  id !== END_OF_AREA && Object.hasOwn(steps, id) && !seen.has(id);
