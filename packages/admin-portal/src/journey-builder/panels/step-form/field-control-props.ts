import type { FormField } from './form-fields.ts';

/** What the control of a field gets. */
export interface FieldControlProps<Field extends FormField = FormField> {
  readonly field: Field;
  /** Dotted path below the config. */
  readonly path: string;
  readonly value: unknown;
  readonly label: string;
  readonly ids: { readonly label: string; readonly description: string };
}
