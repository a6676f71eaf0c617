import { Center, Loader, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something is on its way; say what, if it may take long. */
export function LoadingState({ what }: { readonly what?: string }) {
  const { t } = useTranslation();
  return (
    <Center py={64} role="status">
      <Stack align="center" gap="sm">
        <Loader type="dots" aria-hidden="true" />
        <Text fz="sm" c="dimmed">
          {what ?? t('loading')}
        </Text>
      </Stack>
    </Center>
  );
}
