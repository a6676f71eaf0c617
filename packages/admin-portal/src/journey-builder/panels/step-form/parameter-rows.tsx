import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { usePublishedSubJourneys } from '../../use-published-sub-journeys.ts';
import type { FieldControlProps } from './field-control-props.ts';
import type { FormField } from './form-fields.ts';
import { RowsField } from './rows-field.tsx';
import { useStepForm } from './step-form-context.tsx';
import { prefilled } from './sub-journey-field.tsx';

type Parameters = Extract<FormField, { readonly widget: 'rows' | 'parameters' }>;

/** The values that a sub-journey is called with, with what it asks for. */
export function ParameterRows(props: FieldControlProps<Parameters>) {
  const { path, value } = props;
  const { t } = useTranslation('stepForm');
  const { step, set, readOnly } = useStepForm();
  const journey = step.config?.journey;
  const find = usePublishedSubJourneys();
  const parameters = (typeof journey === 'string' ? find(journey) : undefined)?.document.parameters ?? [];
  const rows = Array.isArray(value) ? (value as readonly { readonly name?: string }[]) : [];
  const isMissing = parameters.some(({ name }) => !rows.some((row) => row.name === name));
  return (
    <>
      {parameters.length > 0 && (
        <Text fz="xs" c="dimmed" mb={4}>
          {t('asksFor', {
            parameters: parameters
              .map(({ name, type, required }) => `${name}${required === false ? '?' : ''}: ${type ?? t('anyType')}`)
              .join(', '),
          })}
        </Text>
      )}
      <RowsField {...props} />
      {isMissing && !readOnly && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => set(path, prefilled(parameters, value))}
        >
          {t('addMissingParameters')}
        </Button>
      )}
    </>
  );
}
