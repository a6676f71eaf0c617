import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Surface } from '../../ui/surface.tsx';
import type { FiddleState } from './fiddle-state.ts';
import { JsonField } from './json-field.tsx';
import { describeVariables } from './read-inputs.ts';
import type { useFiddle } from './use-fiddle.ts';

interface FiddleInputsProps {
  readonly state: FiddleState;
  readonly inputs: ReturnType<typeof useFiddle>['inputs'];
  readonly onChange: (fields: Partial<FiddleState>) => void;
}

/** What the expression can see: variables, the request, the clock. */
export function FiddleInputs({ state, inputs, onChange }: FiddleInputsProps) {
  const { t } = useTranslation('fiddle');
  const { variables, request, clock } = inputs;
  const types = variables.ok ? describeVariables(variables.value) : [];
  return (
    <Surface p="md" aria-label={t('inputs')}>
      <Stack>
        <JsonField
          label={t('variables')}
          description={t('variablesHint')}
          value={state.variables}
          read={variables}
          onChange={(text) => onChange({ variables: text })}
        />
        {types.length > 0 && (
          <Text fz="xs" c="dimmed" component="div">
            {t('types')}{' '}
            {types.map(({ name, type }) => (
              <Code key={name} fz="xs" mr={6} style={{ overflowWrap: 'anywhere' }}>
                {name}: {type}
              </Code>
            ))}
          </Text>
        )}
        <JsonField
          label={t('request')}
          value={state.request}
          read={request}
          onChange={(text) => onChange({ request: text })}
        />
        <Group align="flex-start" gap="sm">
          <TextInput
            label={t('clock')}
            description={t('clockHint')}
            placeholder="2026-01-05T09:00:00Z"
            spellCheck={false}
            flex={1}
            value={state.clock}
            error={clock.ok ? null : t('problems.not-a-time')}
            onChange={(event) => onChange({ clock: event.currentTarget.value })}
          />
          <Button mt={44} variant="default" onClick={() => onChange({ clock: new Date().toISOString() })}>
            {t('clockNow')}
          </Button>
        </Group>
      </Stack>
    </Surface>
  );
}
