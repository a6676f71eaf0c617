import { Button, Container, Group, Stack, Title } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/error-state.tsx';

/** A page that failed: what happened and what to do. */
export function CrashScreen({ error }: ErrorComponentProps) {
  const { t } = useTranslation('shell');
  return (
    <Container size="sm" py="xl">
      <Stack>
        <Title order={1}>{t('crash.title')}</Title>
        <ErrorState error={error} />
        <Group>
          <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
          <Button component="a" href="/portal" variant="default">
            {t('crash.home')}
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
