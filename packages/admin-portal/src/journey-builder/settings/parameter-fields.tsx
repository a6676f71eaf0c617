import { ActionIcon, Button, Checkbox, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { JourneyDocument, JourneyParameter } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder } from '../builder-provider.tsx';

const TYPES = ['string', 'number', 'boolean', 'object', 'array'] as const;

/** What a sub-journey is called with. */
export function ParameterFields() {
  const { t } = useTranslation('builder');
  const parameters = useBuilder((state) => state.document.parameters) ?? [];
  const readOnly = useBuilder((state) => state.readOnly);
  const apply = useBuilder((state) => state.apply);
  const change = (edit: (before: readonly JourneyParameter[]) => readonly JourneyParameter[], merge?: string) =>
    apply(
      (before): JourneyDocument => {
        const { parameters: old = [], ...rest } = before;
        const next = edit(old);
        return next.length === 0 ? rest : { ...rest, parameters: next };
      },
      t('edits.settings'),
      merge === undefined ? {} : { merge },
    );
  const set = (index: number, parameter: JourneyParameter, merge?: string) =>
    change((before) => before.map((old, at) => (at === index ? parameter : old)), merge);
  return (
    <Fieldset legend={t('settings.parameters')}>
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          {t('settings.parametersHelp')}
        </Text>
        {parameters.map((parameter, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed.
          <Group key={index} gap="xs" wrap="nowrap" align="center">
            <TextInput
              flex={1}
              aria-label={t('settings.parameterName', { number: index + 1 })}
              value={parameter.name}
              maxLength={64}
              readOnly={readOnly}
              onChange={({ currentTarget: { value } }) =>
                set(index, { ...parameter, name: value }, `parameter:${index}`)
              }
            />
            <Select
              w={110}
              aria-label={t('settings.parameterType', { number: index + 1 })}
              placeholder={t('settings.anyType')}
              data={[...TYPES]}
              value={parameter.type ?? null}
              clearable
              readOnly={readOnly}
              onChange={(type) => {
                const { type: _old, ...rest } = parameter;
                set(index, type === null ? rest : { ...rest, type: type as (typeof TYPES)[number] });
              }}
            />
            <Checkbox
              label={t('settings.parameterRequired')}
              checked={parameter.required ?? true}
              disabled={readOnly}
              onChange={({ currentTarget: { checked } }) => {
                const { required: _old, ...rest } = parameter;
                set(index, checked ? rest : { ...rest, required: false });
              }}
            />
            {!readOnly && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('settings.removeParameter', { name: parameter.name })}
                onClick={() => change((before) => before.filter((_old, at) => at !== index))}
              >
                <Icon name="cross" size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {!readOnly && (
          <Button
            variant="default"
            size="xs"
            onClick={() => change((before) => [...before, { name: `parameter${before.length + 1}` }])}
          >
            {t('settings.addParameter')}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}
