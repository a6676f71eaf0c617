import { Badge, Code, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySet } from '../../../api/generated/admin-api.ts';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { TextLink } from '../../../ui/link-button.tsx';
import { RoleButton } from '../../../ui/role-button.tsx';
import { Surface } from '../../../ui/surface.tsx';
import { Time } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { KeySetDialog } from './key-set-dialog.tsx';
import { useKeySetChanges, useKeySetUses } from './queries.ts';

/** A key set: its keys, and the journeys that verify with it. */
export function KeySetCard({ keySet }: { readonly keySet: KeySet }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const uses = useKeySetUses(keySet.name).data;
  const { remove } = useKeySetChanges();
  const [dialog, setDialog] = useState<'replace' | 'delete'>();
  const { name, description, jwks, updatedAt } = keySet;
  // The card is gone before it is told about the success.
  const deleteIt = () =>
    remove.mutateAsync(name).then(
      () => showToast(t('keys.deleted', { name })),
      () => undefined,
    );
  return (
    <Surface aria-label={name}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={3} translate="no">
            {name}
          </Title>
          {description !== '' && <Text style={{ overflowWrap: 'anywhere' }}>{description}</Text>}
          <Text fz="sm" c="dimmed">
            {common('changed')}: <Time at={updatedAt} />
          </Text>
        </div>
        <Group gap="xs">
          <RoleButton needs="editor" variant="default" size="sm" onClick={() => setDialog('replace')}>
            {t('keys.replace')}
          </RoleButton>
          <RoleButton needs="editor" variant="default" size="sm" onClick={() => setDialog('delete')}>
            {common('delete')}
          </RoleButton>
        </Group>
      </Group>
      <KeyTable label={t('keys.keysOf', { name })} keys={jwks.keys} />
      <Stack gap={2} mt="sm">
        <Text fz="xs" fw={600} c="dimmed">
          {t('keys.uses')}
        </Text>
        {uses?.length === 0 && <Text fz="sm">{t('keys.unused')}</Text>}
        <Group gap="md">
          {uses?.map((use) => (
            <Group key={use.journeyId} gap={6}>
              <TextLink to={`/journeys/${use.journeyId}` as string} fz="sm">
                {use.name}
              </TextLink>
              <Badge size="sm" color={use.isPublished ? 'pine' : 'gray'}>
                {t(use.isPublished ? 'keys.usePublished' : 'keys.useDraft')}
              </Badge>
            </Group>
          ))}
        </Group>
      </Stack>
      {dialog === 'replace' && <KeySetDialog keySet={keySet} onClose={() => setDialog(undefined)} />}
      <ConfirmDialog
        opened={dialog === 'delete'}
        title={t('keys.deleteTitle', { name })}
        confirmLabel={t('keys.delete')}
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={() => void deleteIt()}
        onCancel={() => setDialog(undefined)}
      >
        {uses !== undefined && uses.length > 0
          ? t('keys.deleteUsed', { journeys: uses.map((use) => use.name).join(', ') })
          : t('keys.deleteText')}
      </ConfirmDialog>
    </Surface>
  );
}

function KeyTable({
  label,
  keys,
}: {
  readonly label: string;
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}) {
  const { t } = useTranslation('settings');
  const text = (value: unknown) => (typeof value === 'string' ? value : '–');
  return (
    <Table aria-label={label} verticalSpacing={6} fz="sm" mt="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('keys.kid')}</Table.Th>
          <Table.Th scope="col">{t('keys.kind')}</Table.Th>
          <Table.Th scope="col">{t('keys.algorithm')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.map((key, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a key may have no id, and they never move.
          <Table.Tr key={index}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <Code>{text(key.kid)}</Code>
            </Table.Td>
            <Table.Td>{[key.kty, key.crv].filter((part) => typeof part === 'string').join(' ')}</Table.Td>
            <Table.Td>{text(key.alg)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
