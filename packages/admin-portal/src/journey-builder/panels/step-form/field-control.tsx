import { NumberInput, Select, Switch, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldControlProps } from './field-control-props.ts';
import { FormulaChoice } from './formula-choice.tsx';
import { FormulaEditor } from './formula-editor.tsx';
import { JsonField } from './json-field.tsx';
import { KeySetField } from './key-set-field.tsx';
import { ParameterRows } from './parameter-rows.tsx';
import { ResponseCodeField } from './response-code-field.tsx';
import { RowsField } from './rows-field.tsx';
import { useStepForm } from './step-form-context.tsx';
import { SubJourneyField } from './sub-journey-field.tsx';
import { TextField } from './text-field.tsx';

/** The control of a field, without its label. */
export function FieldControl(props: FieldControlProps) {
  const { field, path, value, label, ids } = props;
  const { t } = useTranslation('stepForm');
  const { set, readOnly, renderField } = useStepForm();
  const named = { 'aria-label': label, 'aria-describedby': ids.description, disabled: readOnly };
  switch (field.widget) {
    case 'formula':
      return (
        <FormulaEditor
          path={path}
          source={typeof value === 'string' ? value : ''}
          mode={field.mode}
          label={label}
          describedBy={ids.description}
          onChange={(source) => set(path, source === '' && !field.required ? undefined : source)}
        />
      );
    case 'formula-choice':
      return <FormulaChoice {...props} />;
    case 'variable':
    case 'text':
    case 'branch-name':
      return <TextField {...props} field={field} />;
    case 'key-set':
      return <KeySetField {...props} />;
    case 'sub-journey':
      return <SubJourneyField {...props} />;
    case 'response-code':
      return <ResponseCodeField {...props} field={field} />;
    case 'parameters':
      return <ParameterRows {...props} field={field} />;
    case 'rows':
      return <RowsField {...props} field={field} />;
    case 'json':
      return <JsonField {...props} />;
    case 'group':
      return <>{field.fields.map((inner) => renderField(inner, `${path}.${inner.name}`))}</>;
    case 'number':
      return (
        <NumberInput
          {...named}
          size="sm"
          value={typeof value === 'number' ? value : ''}
          placeholder={field.default === undefined ? '' : t('defaultIs', { value: field.default })}
          allowDecimal={!field.isInteger}
          clampBehavior="blur"
          {...(field.minimum === undefined ? {} : { min: field.minimum })}
          {...(field.maximum === undefined ? {} : { max: field.maximum })}
          onChange={(next) => set(path, typeof next === 'number' ? next : field.required ? 0 : undefined)}
        />
      );
    case 'boolean':
      return (
        <Switch
          {...named}
          checked={typeof value === 'boolean' ? value : (field.default ?? false)}
          onChange={({ currentTarget }) => set(path, currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...named}
          size="sm"
          data={[...field.options]}
          value={typeof value === 'string' ? value : null}
          placeholder={field.default === undefined ? t('choose') : t('defaultIs', { value: field.default })}
          clearable={!field.required}
          allowDeselect={false}
          onChange={(next) => set(path, next ?? undefined)}
        />
      );
    case 'texts':
      return (
        <TagsInput
          {...named}
          size="sm"
          value={Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []}
          placeholder={t('textsHint')}
          maxTags={field.maxItems}
          onChange={(next) => set(path, next.length === 0 && !field.required ? undefined : next)}
        />
      );
  }
}
