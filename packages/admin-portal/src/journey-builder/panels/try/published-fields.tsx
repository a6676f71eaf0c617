import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Caller } from './caller-of.ts';
import type { TryMemory } from './try-memory.ts';

/** Who calls the published version. The secret stays in memory. */
export function PublishedFields({ memory, caller }: { readonly memory: TryMemory; readonly caller: Caller }) {
  const { t } = useTranslation('tryIt');
  const { secret, remember } = memory;
  return (
    <Stack gap="xs">
      <Text fz="xs" c="dimmed">
        {t('publishedHint')}
      </Text>
      <TextInput
        size="xs"
        label={t('real.clientId')}
        value={memory.clientId ?? caller.clientId}
        autoComplete="off"
        onChange={(event) => remember({ clientId: event.currentTarget.value })}
      />
      <PasswordInput
        size="xs"
        label={t('real.secret')}
        description={t('real.secretHint')}
        value={secret}
        autoComplete="off"
        onChange={(event) => remember({ secret: event.currentTarget.value })}
      />
    </Stack>
  );
}
