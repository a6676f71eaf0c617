import type { JourneyDocument } from '../../document/journey-document.ts';
import type { FindSubJourney } from '../../plan/sub-journeys.ts';
import { analyseTaint } from './analyse-taint.ts';
import type { FlowValue } from './flow-value.ts';
import type { FollowedJourney } from './follow-journey.ts';
import type { FollowedStep } from './follow-step.ts';
import type { LabelKind } from './label.ts';
import type { RequestPath } from './request-value.ts';

/** A place within a value: names of members, `*` for all items; empty for the value as a whole. */
export type HiddenPath = readonly string[];

/** What people who look at a run may not see of one step. */
export interface StepRedaction {
  /** Places in the variables as they are before or behind the step, by the variable's name. */
  readonly variables: ReadonlyMap<string, readonly HiddenPath[]>;
  /** Places in the values of the step's formulas, by the field's path below `config`. */
  readonly fields: ReadonlyMap<string, readonly HiddenPath[]>;
}

/** What people who look at runs of a journey may not see. What a key's name tells is hidden besides: see `redactValue`. */
export interface Redaction {
  /** Places in the request: `['headers', 'authorization']`. */
  readonly request: readonly RequestPath[];
  /** By the step's id in paths of runs: of a step in a sub-journey behind that of its caller, `check-user/verify`. */
  readonly steps: ReadonlyMap<string, StepRedaction>;
}

/** Finds where tokens and secrets are in the runs of a journey. */
export function redactionOf(document: JourneyDocument, findSubJourney?: FindSubJourney): Redaction {
  const { followed, tokens } = analyseTaint(document, findSubJourney);
  const steps = new Map<string, StepRedaction>();
  collect(followed, '', steps);
  return { request: tokens, steps };
}

function collect(followed: FollowedJourney, prefix: string, steps: Map<string, StepRedaction>): void {
  for (const [id, step] of followed.steps) {
    steps.set(prefix + id, redactionOfStep(step));
    if (step.callee !== undefined) collect(step.callee, `${prefix}${id}/`, steps);
  }
}

function redactionOfStep({ state, after, reads }: FollowedStep): StepRedaction {
  const variables = new Map<string, HiddenPath[]>();
  for (const { variables: values } of [state, ...after.values()]) {
    for (const [name, value] of values) addPaths(variables, name, hiddenIn(value));
  }
  const fields = new Map<string, HiddenPath[]>();
  for (const { field, value } of reads) addPaths(fields, field.path, hiddenIn(value));
  return { variables, fields };
}

function addPaths(all: Map<string, HiddenPath[]>, name: string, paths: readonly HiddenPath[]): void {
  if (paths.length === 0) return;
  const known = all.get(name) ?? [];
  const texts = new Set(known.map((path) => JSON.stringify(path)));
  all.set(name, [...known, ...paths.filter((path) => !texts.has(JSON.stringify(path)))]);
}

const HIDDEN_KINDS: ReadonlySet<LabelKind> = new Set(['caller-token', 'secret', 'hidden-input']);

/** Places in a value that hold a token or a secret. */
function hiddenIn({ labels, members, items }: FlowValue): HiddenPath[] {
  for (const { kind } of labels.values()) if (HIDDEN_KINDS.has(kind)) return [[]];
  return [
    ...[...(members ?? [])].flatMap(([name, member]) => hiddenIn(member).map((path) => [name, ...path])),
    ...(items === undefined ? [] : hiddenIn(items).map((path) => ['*', ...path])),
  ];
}
