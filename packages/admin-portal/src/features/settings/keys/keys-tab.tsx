import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingState } from '../../../ui/loading-state.tsx';
import { RoleButton } from '../../../ui/role-button.tsx';
import { Surface } from '../../../ui/surface.tsx';
import { KeySetCard } from './key-set-card.tsx';
import { KeySetDialog } from './key-set-dialog.tsx';
import { useKeySets } from './queries.ts';
import { SigningKeys } from './signing-keys.tsx';

/** Keys of others, which journeys verify with, and the own ones. */
export function KeysTab() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const keySets = useKeySets();
  const [isImporting, setImporting] = useState(false);
  const { items } = keySets;
  const importButton = (
    <RoleButton needs="editor" leftSection={<Icon name="plus" />} onClick={() => setImporting(true)}>
      {t('keys.import')}
    </RoleButton>
  );
  return (
    <Stack gap="xl">
      <section aria-label={t('keys.title')}>
        <Group justify="space-between" mb="sm">
          <div>
            <Title order={2} mb={4}>
              {t('keys.title')}
            </Title>
            <Text c="dimmed">{t('keys.text')}</Text>
          </div>
          {items !== undefined && items.length > 0 && importButton}
        </Group>
        {items === undefined ? (
          keySets.error === null ? (
            <LoadingState />
          ) : (
            <ErrorState error={keySets.error} onRetry={keySets.retry} />
          )
        ) : items.length === 0 ? (
          <Surface>
            <EmptyState icon="key" title={t('keys.empty')} action={importButton}>
              {t('keys.emptyText')}
            </EmptyState>
          </Surface>
        ) : (
          <Stack>
            {items.map((keySet) => (
              <KeySetCard key={keySet.name} keySet={keySet} />
            ))}
            {keySets.loadMore !== undefined && (
              <Button variant="default" loading={keySets.isLoadingMore} onClick={keySets.loadMore}>
                {common('loadMore')}
              </Button>
            )}
          </Stack>
        )}
      </section>
      <SigningKeys />
      {isImporting && <KeySetDialog onClose={() => setImporting(false)} />}
    </Stack>
  );
}
