import { Select } from '@mantine/core';
import { RESPONSE_CODES } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import type { FieldControlProps } from './field-control-props.ts';
import type { FormField } from './form-fields.ts';
import { useStepForm } from './step-form-context.tsx';

type ResponseCode = Extract<FormField, { readonly widget: 'response-code' }>;

/** The status of an answer, found by its number or by its reason phrase. */
export function ResponseCodeField({ field, path, value, label, ids }: FieldControlProps<ResponseCode>) {
  const { t } = useTranslation('stepForm');
  const { set, readOnly } = useStepForm();
  return (
    <Select
      aria-label={label}
      aria-describedby={ids.description}
      size="sm"
      searchable
      selectFirstOptionOnChange
      data={field.codes.map((code) => ({ value: String(code), label: `${code} ${RESPONSE_CODES[code] ?? ''}` }))}
      value={typeof value === 'number' ? String(value) : null}
      placeholder={t('choose')}
      nothingFoundMessage={t('noSuchCode')}
      allowDeselect={false}
      disabled={readOnly}
      onChange={(next) => next !== null && set(path, Number(next))}
    />
  );
}
