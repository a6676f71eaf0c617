import { findStepKind, type JourneyDocument, type Step } from '@waymark/journey';
import { type FormField, formFieldsOf } from './form-fields.ts';

/** Begins the names of variables that are only there while nobody has typed one. */
export const UNNAMED = '__unnamed_';

/**
 * The document with something in every field that still is empty. A proof follows the variables only through a document
 * whose shape is right; while one is being drawn it hardly ever is, and that is when people want to be helped.
 */
export function fillGaps(document: JourneyDocument): JourneyDocument {
  let count = 0;
  const next = () => count++;
  const steps = Object.entries(document.steps).map(([id, step]) => [id, fillStep(step, next)]);
  return { ...document, steps: Object.fromEntries(steps) };
}

function fillStep(step: Step, next: () => number): Step {
  const definition = findStepKind(step.kind);
  if (definition === undefined) return step;
  const given = step.config ?? {};
  const fields = formFieldsOf(definition);
  const extra = typeof given.errorVariable === 'string' ? { errorVariable: nameOr(given.errorVariable, next) } : {};
  return { ...step, config: { ...fillObject(fields, given, next), ...extra } };
}

function fillObject(
  fields: readonly FormField[],
  given: Readonly<Record<string, unknown>>,
  next: () => number,
): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const value = given[field.name];
      if (value === undefined && !field.required) return [];
      const filled = fillValue(field, value, next);
      return filled === undefined ? [] : [[field.name, filled]];
    }),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fillValue(field: FormField, value: unknown, next: () => number): unknown {
  switch (field.widget) {
    case 'formula':
      if (typeof value === 'string' && (value !== '' || field.mode === 'template')) return value;
      return field.mode === 'template' ? '' : 'null';
    case 'formula-choice':
      if (isRecord(value) && typeof value.template === 'string') return { template: value.template };
      return isRecord(value) && value.expression !== '' ? value : { expression: 'null' };
    case 'variable':
      return nameOr(value, next);
    case 'branch-name':
      return typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) ? value : `unnamed-${next()}`;
    case 'text':
    case 'key-set':
    case 'sub-journey':
      return fits(field, value) ? value : field.required ? `unnamed${next()}` : undefined;
    case 'choice':
      return typeof value === 'string' && field.options.includes(value) ? value : field.options[0];
    case 'response-code':
      return field.codes.includes(value as number) ? value : field.codes[0];
    case 'number':
      return fillNumber(field, value);
    case 'texts':
      return Array.isArray(value) ? value.filter((text) => text !== '') : [];
    case 'rows':
    case 'parameters':
      return fillRows(field, value, next);
    case 'group':
      return fillObject(field.fields, isRecord(value) ? value : {}, next);
    default:
      return value;
  }
}

function nameOr(value: unknown, next: () => number): string {
  return typeof value === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value) ? value : `${UNNAMED}${next()}`;
}

function fits(field: FormField, value: unknown): boolean {
  if (typeof value !== 'string' || value === '') return false;
  return !('pattern' in field) || field.pattern === undefined || new RegExp(field.pattern).test(value);
}

function fillNumber({ minimum, default: usual }: { minimum?: number; default?: number }, value: unknown): unknown {
  return typeof value === 'number' ? value : (usual ?? minimum ?? 0);
}

function fillRows(
  { fields, minItems }: { readonly fields: readonly FormField[]; readonly minItems: number },
  value: unknown,
  next: () => number,
): unknown[] {
  const rows = Array.isArray(value) ? value : [];
  const missing = Math.max(0, minItems - rows.length);
  return [...rows, ...Array.from({ length: missing }, () => ({}))].map((row) =>
    fillObject(fields, isRecord(row) ? row : {}, next),
  );
}
