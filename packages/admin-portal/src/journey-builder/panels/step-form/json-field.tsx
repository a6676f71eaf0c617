import { JsonInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControlProps } from './field-control-props.ts';
import { useStepForm } from './step-form-context.tsx';

/** A value of a shape that the form has no field for: JSON, taken over as soon as it can be read. */
export function JsonField({ path, value, label, ids }: FieldControlProps) {
  const { t } = useTranslation('stepForm');
  const { set, readOnly } = useStepForm();
  const [text, setText] = useState(value === undefined ? '' : JSON.stringify(value, null, 2));
  const put = (next: string) => {
    setText(next);
    try {
      set(path, next.trim() === '' ? undefined : (JSON.parse(next) as unknown));
    } catch {
      // Half a text: the field says so when it is left.
    }
  };
  return (
    <JsonInput
      aria-label={label}
      aria-describedby={ids.description}
      size="sm"
      autosize
      minRows={2}
      value={text}
      disabled={readOnly}
      validationError={t('notJson')}
      onChange={put}
    />
  );
}
