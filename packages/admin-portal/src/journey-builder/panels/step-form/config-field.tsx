import type { Value } from '@waymark/expression';
import { isRedirect } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { valueAt } from './edit-config.ts';
import { FieldControl } from './field-control.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldLabel } from './field-label.ts';
import type { FormField } from './form-fields.ts';
import { type StepForm, useStepForm } from './step-form-context.tsx';
import { problemsAt, splitProblems } from './step-problems.ts';

/** One field of the config, whatever its kind. @param path - dotted path below the config */
export function ConfigField({
  field,
  path,
  row,
}: {
  readonly field: FormField;
  readonly path: string;
  /** Number of the row that the field stands in: its control is labelled with it, and needs no other words. */
  readonly row?: number | undefined;
}) {
  const form = useStepForm();
  const { t } = useTranslation('stepForm');
  const labelOf = useFieldLabel();
  const value = valueAt(form.step.config, path);
  if (!isShown(form, path, value)) return null;
  const label = row === undefined ? labelOf(field.name) : t('fieldOfRow', { field: labelOf(field.name), number: row });
  const isFormula = field.widget === 'formula' || field.widget === 'formula-choice';
  return (
    <FieldFrame
      field={`config.${path}`}
      label={label}
      description={field.description}
      optional={!field.required}
      hidesDescription={row !== undefined}
      hidesLabel={row !== undefined}
      problems={problemsBeside(form, field, path, value)}
      value={isFormula ? runValue(form, path) : undefined}
    >
      {(ids) => <FieldControl field={field} path={path} value={value} label={label} ids={ids} />}
    </FieldFrame>
  );
}

/** A redirect URI only counts with a 3xx answer; one that is there anyway stays in sight. */
function isShown({ definition, step }: StepForm, path: string, value: unknown): boolean {
  if (definition.kind !== 'http-complete' || path !== 'redirectUri') return true;
  const code = step.config?.responseCode;
  return (typeof value === 'string' && value !== '') || (typeof code === 'number' && isRedirect(code));
}

const runValue = ({ values }: StepForm, path: string): Value | undefined =>
  values[path] ?? values[`${path}.expression`] ?? values[`${path}.template`];

/** Findings that the control inside does not show: rows and formulas tell their own. */
function problemsBeside({ diagnostics, flow, id }: StepForm, field: FormField, path: string, value: unknown) {
  const at = `config.${path}`;
  if (field.widget === 'formula') {
    const source = typeof value === 'string' ? value : '';
    const all = problemsAt(diagnostics, at);
    return flow?.formulaAt(id, path) === undefined ? all : splitProblems(all, source).others;
  }
  if (field.widget === 'formula-choice') {
    const own = diagnostics.filter((one) => one.field === at);
    const inner = ['expression', 'template'].flatMap((key) => {
      const all = problemsAt(diagnostics, `${at}.${key}`);
      return flow?.formulaAt(id, `${path}.${key}`) === undefined ? all : splitProblems(all, '').others;
    });
    return [...own, ...inner];
  }
  if ('fields' in field) return diagnostics.filter((one) => one.field === at);
  return problemsAt(diagnostics, at);
}
