import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder } from '../builder-provider.tsx';
import type { DraftKeeper } from './draft-keeper.ts';

/** The server refused the draft: it is kept in this browser, and can be sent again. */
export function SaveFailed({ keeper }: { readonly keeper: DraftKeeper }) {
  const { t } = useTranslation('builder');
  const hasFailed = useBuilder(({ saveState }) => saveState === 'failed');
  if (!hasFailed) return null;
  return (
    <Alert color="red" icon={<Icon name="warning" />} radius={0} py="xs">
      <Group justify="space-between">
        <Text fz="sm">{t('failed.title')}</Text>
        <Button size="xs" variant="default" onClick={() => void keeper.flush()}>
          {t('failed.retry')}
        </Button>
      </Group>
    </Alert>
  );
}
