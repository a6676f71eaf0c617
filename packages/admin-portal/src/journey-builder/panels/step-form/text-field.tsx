import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { codeInput } from '../../../ui/code-input.ts';
import { renameCase } from './edit-config.ts';
import type { FieldControlProps } from './field-control-props.ts';
import { useFieldLabel } from './field-label.ts';
import type { FormField } from './form-fields.ts';
import { useStepForm } from './step-form-context.tsx';

type TextFieldOf = Extract<FormField, { readonly widget: 'variable' | 'text' | 'branch-name' }>;

/** A line of text: a name or a value as it is. The name of a case takes the wire of its branch along. */
export function TextField({ field, path, value, label, ids }: FieldControlProps<TextFieldOf>) {
  const { t } = useTranslation('stepForm');
  const labelOf = useFieldLabel();
  const { set, change, id, readOnly } = useStepForm();
  const put = (text: string) => {
    const index = /^cases\.(\d+)\.name$/.exec(path)?.[1];
    if (field.widget === 'branch-name' && index !== undefined) {
      const merge = `case ${id} ${index}`;
      change((document) => renameCase(document, id, Number(index), text), t('changes.renameCase'), merge);
    } else {
      set(path, text === '' && !field.required ? undefined : text);
    }
  };
  return (
    <TextInput
      aria-label={label}
      aria-describedby={ids.description}
      size="sm"
      value={typeof value === 'string' ? value : ''}
      {...(field.maxLength === undefined ? {} : { maxLength: field.maxLength })}
      placeholder={/\.\d+\./.test(path) ? labelOf(field.name) : ''}
      spellCheck={false}
      autoComplete="off"
      disabled={readOnly}
      {...(field.widget === 'text' ? {} : { styles: codeInput })}
      onChange={({ currentTarget }) => put(currentTarget.value)}
    />
  );
}
