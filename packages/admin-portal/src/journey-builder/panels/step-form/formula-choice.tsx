import { SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldControlProps } from './field-control-props.ts';
import { FormulaEditor } from './formula-editor.tsx';
import { useStepForm } from './step-form-context.tsx';

type Mode = 'expression' | 'template';

/** A field that is written as a formula or as text with formulas in it. What was typed stays when it is switched. */
export function FormulaChoice({ field, path, value, label, ids }: FieldControlProps) {
  const { t } = useTranslation('stepForm');
  const { set, readOnly } = useStepForm();
  const given = (typeof value === 'object' && value !== null ? value : {}) as Partial<Record<Mode, string>>;
  const [wanted, setWanted] = useState<Mode>('expression');
  const mode: Mode = given.template !== undefined ? 'template' : given.expression !== undefined ? 'expression' : wanted;
  const source = given[mode] ?? '';
  const put = (text: string, as: Mode) => set(path, text === '' && !field.required ? undefined : { [as]: text });
  return (
    <Stack gap={6}>
      <SegmentedControl
        size="xs"
        value={mode}
        disabled={readOnly}
        aria-label={t('formOf', { field: label })}
        data={[
          { value: 'expression', label: t('modes.expression') },
          { value: 'template', label: t('modes.template') },
        ]}
        onChange={(next) => {
          setWanted(next as Mode);
          put(source, next as Mode);
        }}
      />
      <FormulaEditor
        key={mode}
        path={`${path}.${mode}`}
        source={source}
        mode={mode}
        label={label}
        describedBy={ids.description}
        onChange={(text) => {
          setWanted(mode);
          put(text, mode);
        }}
      />
    </Stack>
  );
}
