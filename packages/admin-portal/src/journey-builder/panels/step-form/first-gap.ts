import { findStepKind, type Step } from '@waymark/journey';
import { type FormField, formFieldsOf } from './form-fields.ts';

/** Where a step has to be filled in first: a dotted path such as `config.condition`. */
export function firstGapOf({ kind, config = {} }: Step): string | undefined {
  const definition = findStepKind(kind);
  if (definition === undefined) return undefined;
  const gap = gapIn(formFieldsOf(definition), config as Fields, 'config');
  const isRedirect = kind === 'http-complete' && /^3/.test(String((config as Fields).responseCode ?? ''));
  return gap ?? (isRedirect && (config as Fields).redirectUri === undefined ? 'config.redirectUri' : undefined);
}

type Fields = Readonly<Record<string, unknown>>;

function gapIn(fields: readonly FormField[], values: Fields, path: string): string | undefined {
  for (const field of fields) {
    const value = values[field.name];
    const here = `${path}.${field.name}`;
    if (field.widget === 'rows' && Array.isArray(value)) {
      for (const [index, row] of value.entries()) {
        const inner = gapIn(field.fields, row as Fields, `${here}.${index}`);
        if (inner !== undefined) return inner;
      }
    } else if (field.required && (value === undefined || value === '')) return here;
  }
  return undefined;
}
