import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import type { Pair } from './try-request.ts';

interface PairRowsProps {
  readonly label: string;
  readonly addLabel: string;
  readonly pairs: readonly Pair[];
  readonly error: string | null;
  readonly onChange: (pairs: readonly Pair[]) => void;
}

/** Rows of names and values. */
export function PairRows({ label, addLabel, pairs, error, onChange }: PairRowsProps) {
  const { t } = useTranslation('tryIt');
  const change = (index: number, fields: Partial<Pair>) =>
    onChange(pairs.map((pair, at) => (at === index ? { ...pair, ...fields } : pair)));
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <Group justify="space-between">
        <Text fz="sm" fw={500}>
          {label}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Icon name="plus" size={13} />}
          onClick={() => onChange([...pairs, { name: '', value: '' }])}
        >
          {addLabel}
        </Button>
      </Group>
      {pairs.map(({ name, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while their names are typed
        <Group key={index} gap={6} wrap="nowrap">
          <TextInput
            size="xs"
            flex={1}
            aria-label={t('pairName')}
            placeholder={t('pairName')}
            value={name}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            flex={2}
            aria-label={t('pairValue')}
            placeholder={t('pairValue')}
            value={value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('removePair', { name })}
            onClick={() => onChange(pairs.filter((_pair, at) => at !== index))}
          >
            <Icon name="cross" size={14} />
          </ActionIcon>
        </Group>
      ))}
      {error !== null && (
        <Text fz="xs" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      )}
    </Stack>
  );
}
