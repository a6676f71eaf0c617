import { nearestName } from '@waymark/expression';
import { END_OF_AREA, type JourneyDocument, type Step } from '../../document/journey-document.ts';
import { branchesOf, type StepKind } from '../../steps/step-kind.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { JourneyDiagnostic, JourneyFix } from '../diagnostic.ts';
import { escapePointer, stepFinding } from '../diagnostic-codes.ts';
import { leadBranch, leadToEnd, removeBranch } from '../fix/fixes.ts';
import { areaOf, stepOf } from '../journey-graph.ts';

/** Checks that each branch has a name that its step knows and leads to something, and that none is missing. */
export function checkBranches(document: JourneyDocument): JourneyDiagnostic[] {
  return Object.entries(document.steps).flatMap(([id, step]) => {
    const definition = findStepKind(step.kind);
    return definition === undefined ? [] : checkStep(document, id, step, definition);
  });
}

function checkStep(document: JourneyDocument, id: string, step: Step, definition: StepKind): JourneyDiagnostic[] {
  const branches = step.branches ?? {};
  const known = branchesOf(definition, step.config);
  const names = known.map(({ name }) => name);
  const present = Object.entries(branches).flatMap(([name, target]) =>
    names.includes(name) ? checkTarget(document, id, name, target) : [unknownBranch(id, branches, name, names)],
  );
  const missing = known.filter(
    ({ name, required }) => required && !Object.hasOwn(branches, name) && isNeeded(document, id, step, name),
  );
  return [...present, ...missing.map(({ name }) => missingBranch(document, id, step, name))];
}

function unknownBranch(
  id: string,
  branches: Readonly<Record<string, string>>,
  name: string,
  known: readonly string[],
): JourneyDiagnostic {
  const choice = known.length === 0 ? 'it ends the run and has none' : `it has ${known.join(', ')}`;
  const meant = nearestName(
    name,
    known.filter((one) => !Object.hasOwn(branches, one)),
  );
  const message = `The step has no branch "${name}": ${choice}.`;
  const value = branches[name];
  const fix: JourneyFix =
    meant === undefined
      ? { title: `Remove the branch "${name}"`, patch: [removeBranch(id, name)] }
      : {
          title: `Call it "${meant}"`,
          patch: [
            removeBranch(id, name),
            { op: 'add', path: `/steps/${escapePointer(id)}/branches/${escapePointer(meant)}`, value },
          ],
        };
  return stepFinding(id, `branches.${name}`, 'unknown-branch', message, { fix });
}

function checkTarget(document: JourneyDocument, id: string, name: string, target: string): JourneyDiagnostic[] {
  if (target === END_OF_AREA || stepOf(document, target) !== undefined) return [];
  const meant = nearestName(target, Object.keys(document.steps));
  const suggestion = meant === undefined ? 'correct the id or add the step' : `did you mean "${meant}"?`;
  const message = `The branch "${name}" leads to "${target}", and there is no step of this id: ${suggestion}`;
  const fix = meant === undefined ? undefined : leadBranch(document, id, name, meant, `Lead it to "${meant}"`);
  return [stepFinding(id, `branches.${name}`, 'unknown-target', endSentence(message), { fix })];
}

const endSentence = (text: string) => (/[.?]$/.test(text) ? text : `${text}.`);

/** A block goes on with `next` only where a step inside it leaves it. */
function isNeeded(document: JourneyDocument, id: string, step: Step, branch: string): boolean {
  if (areaOf(step) !== 'once' || branch !== 'next') return true;
  const inner = Object.values(document.steps).filter(({ inside }) => inside === id);
  return inner.length === 0 || inner.some(({ branches }) => Object.values(branches ?? {}).includes(END_OF_AREA));
}

function missingBranch(document: JourneyDocument, id: string, step: Step, name: string): JourneyDiagnostic {
  const isBody = name === 'body' && areaOf(step) !== undefined;
  const first = isBody ? Object.entries(document.steps).find(([, { inside }]) => inside === id)?.[0] : undefined;
  const fix = isBody
    ? first === undefined
      ? undefined
      : leadBranch(document, id, name, first, `Begin with "${first}"`)
    : leadToEnd(document, id, name);
  const wayOut = isBody
    ? 'lead it to the first step inside'
    : step.inside === undefined
      ? 'connect it to a step'
      : `connect it to a step, or to $end, the way out of "${step.inside}"`;
  const message = `The branch "${name}" leads nowhere, so a run that takes it would have no answer: ${wayOut}.`;
  return stepFinding(id, `branches.${name}`, 'missing-branch', message, { fix });
}
