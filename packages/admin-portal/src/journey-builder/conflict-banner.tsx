import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { copyText } from '../ui/copy-text.ts';
import { showErrorToast } from '../ui/error-toast.tsx';
import { Icon } from '../ui/icon.tsx';
import { useBuilder } from './builder-provider.tsx';
import { type Difference, differencesOf } from './draft/differences.ts';
import type { DraftKeeper } from './draft/draft-keeper.ts';

const SHOWN = 8;

/** Somebody else has saved the same draft: shows what differs, and lets the reader choose. */
export function ConflictBanner({ keeper }: { readonly keeper: DraftKeeper }) {
  const { t } = useTranslation('builder');
  const foreign = useBuilder((state) => state.foreign);
  const document = useBuilder((state) => state.document);
  const hasOwn = useBuilder(({ saveState }) => saveState === 'conflict');
  const [isReplacing, setReplacing] = useState(false);
  if (foreign === undefined) return null;
  const differences = differencesOf(document, foreign.document);

  const load = async () => {
    if (hasOwn) await copyText(JSON.stringify(document, undefined, 2)).catch(() => undefined);
    keeper.loadForeign(t('edits.load'));
  };
  const replace = async () => {
    setReplacing(false);
    try {
      await keeper.replaceForeign();
    } catch (error) {
      showErrorToast(error);
    }
  };
  return (
    <Alert color="amber" icon={<Icon name="warning" />} title={t('conflict.title')} radius={0} role="alert">
      <Text fz="sm">{t(hasOwn ? 'conflict.diverged' : 'conflict.newer', { revision: foreign.revision })}</Text>
      {hasOwn && (
        <>
          <Text fz="sm" fw={600} mt="xs">
            {t('conflict.differences')}
          </Text>
          <Differences list={differences} />
        </>
      )}
      <Group mt="sm" gap="sm">
        <Button size="xs" onClick={() => void load()}>
          {t('conflict.load')}
        </Button>
        {hasOwn && (
          <>
            <Button size="xs" variant="default" onClick={() => setReplacing(true)}>
              {t('conflict.keep')}
            </Button>
            <Text fz="xs" c="dimmed">
              {t('conflict.loadHelp')}
            </Text>
          </>
        )}
      </Group>
      <ConfirmDialog
        opened={isReplacing}
        title={t('conflict.confirmTitle')}
        confirmLabel={t('conflict.confirm')}
        onConfirm={() => void replace()}
        onCancel={() => setReplacing(false)}
      >
        <p>{t('conflict.confirmText')}</p>
        <Differences list={differences} />
      </ConfirmDialog>
    </Alert>
  );
}

function Differences({ list }: { readonly list: readonly Difference[] }) {
  const { t } = useTranslation('builder');
  if (list.length === 0) return <Text fz="sm">{t('conflict.same')}</Text>;
  const words = list.slice(0, SHOWN).map((difference) => {
    const fields = 'fields' in difference ? difference.fields.join(', ') : '';
    return difference.kind === 'settings'
      ? t('conflict.settings', { fields })
      : t(`conflict.${difference.kind}`, { name: difference.name, fields });
  });
  return (
    <List size="sm">
      {words.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two differences may read the same.
        <List.Item key={index}>{line}</List.Item>
      ))}
      {list.length > SHOWN && <List.Item>{t('conflict.more', { count: list.length - SHOWN })}</List.Item>}
    </List>
  );
}
