import { END_OF_AREA, type JourneyDocument, type Step } from '../../document/journey-document.ts';
import type { JourneyDiagnostic, JourneyFix } from '../diagnostic.ts';
import { stepFinding } from '../diagnostic-codes.ts';
import { leadBranch, leadToEnd } from '../fix/fixes.ts';
import { areaOf, stepOf } from '../journey-graph.ts';

/** Checks that the branches of a step stay in its area, and that `body` alone leads into another. */
export function checkBorders(document: JourneyDocument, id: string, step: Step): JourneyDiagnostic[] {
  return Object.entries(step.branches ?? {}).flatMap(([branch, target]): JourneyDiagnostic[] => {
    const isBody = branch === 'body' && areaOf(step) !== undefined;
    if (target === END_OF_AREA) return isBody ? bodyIsEnd(document, id) : checkEnd(id, step, branch);
    const to = stepOf(document, target);
    const area = isBody ? id : step.inside;
    if (to === undefined || to.inside === area || isLost(document, step) || isLost(document, to)) return [];
    const crossing: Crossing = { document, id, step, branch, target, to };
    return [isBody ? bodyElsewhere(crossing) : leavesArea(crossing)];
  });
}

interface Crossing {
  readonly document: JourneyDocument;
  readonly id: string;
  readonly step: Step;
  readonly branch: string;
  readonly target: string;
  readonly to: Step;
}

/** True if the step is inside something that is no area: that is the mistake. */
const isLost = (document: JourneyDocument, { inside }: Step) =>
  inside !== undefined && areaOf(stepOf(document, inside)) === undefined;

const stepsIn = (document: JourneyDocument, area: string) =>
  Object.entries(document.steps).flatMap(([id, { inside }]) => (inside === area ? [id] : []));

/** Where the steps of an area probably begin: at the one that no other of them leads to. */
function beginWith(document: JourneyDocument, area: string): JourneyFix | undefined {
  const inner = stepsIn(document, area);
  const targets = new Set(inner.flatMap((id) => Object.values(stepOf(document, id)?.branches ?? {})));
  const first = inner.find((id) => !targets.has(id)) ?? inner[0];
  return first === undefined ? undefined : leadBranch(document, area, 'body', first, `Begin with "${first}"`);
}

function bodyIsEnd(document: JourneyDocument, id: string): JourneyDiagnostic[] {
  // An area without steps is reported as such.
  if (stepsIn(document, id).length === 0) return [];
  const message = `The branch "body" of "${id}" leads to $end, past the steps inside: lead it to the first of them.`;
  return [stepFinding(id, 'branches.body', 'crossing-area', message, { fix: beginWith(document, id) })];
}

function checkEnd(id: string, step: Step, branch: string): JourneyDiagnostic[] {
  if (step.inside !== undefined) return [];
  const message = `The branch "${branch}" leads to $end, the end of a loop or block, and "${id}" is in none: lead it to a step.`;
  return [stepFinding(id, `branches.${branch}`, 'end-outside-area', message)];
}

function bodyElsewhere({ document, id, target }: Crossing): JourneyDiagnostic {
  const message = `The branch "body" of "${id}" leads to "${target}", which is not inside "${id}": lead it to a step that is.`;
  return stepFinding(id, 'branches.body', 'crossing-area', message, { fix: beginWith(document, id) });
}

function leavesArea(crossing: Crossing): JourneyDiagnostic {
  const { document, id, step, branch, target, to } = crossing;
  const field = `branches.${branch}`;
  const outer = areasAround(document, step);
  if (outer.includes(target)) {
    const message = `The branch "${branch}" leads back to "${target}", which the step is inside of: lead it to $end, and the run comes back there by itself.`;
    return stepFinding(id, field, 'crossing-area', message, { fix: leadToEnd(document, id, branch) });
  }
  if (to.inside === undefined || outer.includes(to.inside)) {
    const message = `The branch "${branch}" leads out of "${step.inside}" to "${target}": lead it to $end, and "${step.inside}" goes on with its branch "next".`;
    return stepFinding(id, field, 'crossing-area', message, { fix: leadToEnd(document, id, branch) });
  }
  return leadsInto(crossing, to.inside);
}

/** Into the middle of an area that the step is not in: its own step is the way in. */
function leadsInto({ document, id, step, branch, target }: Crossing, area: string): JourneyDiagnostic {
  const isBeside = area !== id && stepOf(document, area)?.inside === step.inside;
  const fix = isBeside ? leadBranch(document, id, branch, area, `Lead it to "${area}"`) : undefined;
  const message =
    area === id
      ? `The branch "${branch}" leads to "${target}", which is inside "${id}" itself: only its branch "body" leads there.`
      : `The branch "${branch}" leads to "${target}" inside "${area}": lead it to "${area}" itself, whose branch "body" leads in.`;
  return stepFinding(id, `branches.${branch}`, 'crossing-area', message, { fix });
}

/** The areas that a step is in, from the inside out. */
function areasAround(document: JourneyDocument, step: Step): string[] {
  const areas: string[] = [];
  for (let at = step.inside; at !== undefined && !areas.includes(at); at = stepOf(document, at)?.inside) areas.push(at);
  return areas;
}
