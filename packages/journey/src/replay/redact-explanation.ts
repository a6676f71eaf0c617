import type { Value } from '@waymark/expression';
import { isHiddenKey } from '../prove/taint/hidden-keys.ts';
import { HIDDEN, redactValue } from '../prove/taint/redact-value.ts';
import type { HiddenPath, Redaction } from '../prove/taint/redaction.ts';
import type { Answer } from '../run/outcome.ts';
import type { JourneyRequest } from '../run/run-host.ts';
import type { ExplainedStep } from './explain-run.ts';
import { redactText } from './redact-text.ts';
import { shortenValue } from './shorten-value.ts';

/** Where a journey's redaction is not known, names of keys and the look of tokens decide alone. */
export const NO_REDACTION: Redaction = { request: [], steps: new Map() };

/** The request as people may see it. */
export const redactRequest = (request: JourneyRequest, { request: places }: Redaction): JourneyRequest =>
  shortenValue(redactValue(request as unknown as Value, places)) as unknown as JourneyRequest;

/** The steps as people may see them. */
export function redactSteps(steps: readonly ExplainedStep[], redaction: Redaction): ExplainedStep[] {
  return steps.map(({ values, sets, ...step }) => ({
    ...step,
    values: mapValues(values, (field, value) =>
      shown(value, redaction.steps.get(step.step)?.fields.get(field) ?? [], field),
    ),
    sets: mapValues(sets, (name, value) => shown(value, placesOf(step.step, name, redaction), name)),
  }));
}

/**
 * The answer as people may see it: a body that is JSON member by member, any other without what looks like a token.
 *
 * @param step - Id of the step that gave it.
 */
export function redactAnswer({ status, headers, body }: Answer, step: string, { steps }: Redaction) {
  const fields = [...(steps.get(step)?.fields ?? [])].filter(([, places]) => places.length > 0);
  const hidesHeaders = fields.some(([field]) => field.startsWith('headers') || field === 'redirectUri');
  return {
    status,
    headers: Array.from({ length: headers.length / 2 }, (_none, index) => {
      const [name = '', value = ''] = headers.slice(2 * index);
      const isHidden = isHiddenKey(name) || (hidesHeaders && !FIXED_HEADERS.has(name.toLowerCase()));
      return { name, value: isHidden ? HIDDEN : redactText(value) };
    }),
    body: redactBody(
      body,
      fields.flatMap(([field, places]) => (field.startsWith('body') ? places : [])),
    ),
  };
}

/** Headers that no formula fills. */
const FIXED_HEADERS: ReadonlySet<string> = new Set(['cache-control', 'content-type', 'x-content-type-options']);

/** A variable of a sub-journey stands behind the id of the step that calls it; each of its steps may know of it. */
function placesOf(step: string, variable: string, { steps }: Redaction): readonly HiddenPath[] {
  const scope = variable.slice(0, variable.lastIndexOf('/') + 1);
  const name = variable.slice(scope.length);
  const own = steps.get(step)?.variables.get(name) ?? [];
  if (step.startsWith(scope) && !step.slice(scope.length).includes('/')) return own;
  return [...steps]
    .filter(([id]) => id.startsWith(scope) && !id.slice(scope.length).includes('/'))
    .flatMap(([, { variables }]) => variables.get(name) ?? []);
}

function shown(value: Value, places: readonly HiddenPath[], name: string): Value {
  const last = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1);
  if (isHiddenKey(last) && typeof value === 'string') return HIDDEN;
  return shortenValue(redactValue(value, places));
}

function redactBody(body: string, places: readonly HiddenPath[]): Value {
  let value: Value;
  try {
    value = JSON.parse(body);
  } catch {
    return places.length > 0 ? HIDDEN : shortenValue(redactText(body));
  }
  return shortenValue(redactValue(value, places));
}

const mapValues = (values: Readonly<Record<string, Value>>, change: (name: string, value: Value) => Value) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(name, value)]));
