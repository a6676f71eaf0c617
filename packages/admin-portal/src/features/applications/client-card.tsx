import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../api/generated/admin-api.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { Surface } from '../../ui/surface.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ClientDialog } from './client-dialog.tsx';
import { ClientSecrets } from './client-secrets.tsx';
import { invokeCurl, tokenCurl } from './curl-lines.ts';
import { useClientChanges } from './queries.ts';

/** One client: what it is, its secrets, and how to try it. */
export function ClientCard({ client }: { readonly client: Client }) {
  const { t } = useTranslation('applications');
  const { t: common } = useTranslation('common');
  const { remove } = useClientChanges(client.applicationId);
  const [dialog, setDialog] = useState<'edit' | 'delete'>();
  const [showsCurl, setShowsCurl] = useState(false);
  const close = () => setDialog(undefined);
  const { name, type, redirectUris, authenticationMethod } = client;
  // The card is gone before it is told about the success.
  const deleteIt = () =>
    remove.mutateAsync(client.id).then(
      () => showToast(t('client.deleted', { name })),
      () => undefined,
    );
  return (
    <Surface aria-label={name}>
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Title>
          <Group gap="xs">
            <Button variant="default" size="xs" onClick={() => setShowsCurl(!showsCurl)} aria-expanded={showsCurl}>
              {t('client.curl')}
            </Button>
            <RoleButton needs="editor" variant="default" size="xs" onClick={() => setDialog('edit')}>
              {common('edit')}
            </RoleButton>
            <RoleButton
              needs="editor"
              variant="default"
              size="xs"
              leftSection={<Icon name="trash" size={15} />}
              onClick={() => setDialog('delete')}
            >
              {common('delete')}
            </RoleButton>
          </Group>
        </Group>
        <Group gap="xl" align="flex-start" style={{ rowGap: 'var(--mantine-spacing-xs)' }}>
          <Copyable label={t('client.clientId')} value={client.id} />
          <Fact label={t('fields.type')} value={t(`fields.types.${type}`)} />
          <Fact label={t('fields.method')} value={t(`fields.methods.${authenticationMethod}`)} />
          <Fact
            label={t('fields.redirectUris')}
            value={redirectUris.length === 0 ? t('client.noRedirects') : redirectUris.join('\n')}
          />
        </Group>
        <ClientSecrets client={client} />
        {showsCurl && (
          <Stack gap="sm">
            <Text fz="sm" c="dimmed">
              {t('client.curlText')}
            </Text>
            <CodeBlock
              title={t('client.tokenCurl')}
              code={tokenCurl(client, '[CLIENT_SECRET]', window.location.origin)}
            />
            <CodeBlock title={t('client.invokeCurl')} code={invokeCurl(client, window.location.origin)} />
          </Stack>
        )}
      </Stack>
      {dialog === 'edit' && <ClientDialog applicationId={client.applicationId} client={client} onClose={close} />}
      <ConfirmDialog
        opened={dialog === 'delete'}
        title={t('client.deleteTitle', { name })}
        confirmLabel={t('client.delete')}
        isBusy={remove.isPending}
        error={remove.error}
        onConfirm={deleteIt}
        onCancel={close}
      >
        {t('client.deleteText')}
      </ConfirmDialog>
    </Surface>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div style={{ minWidth: 0 }}>
      <Text fz="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <Text fz="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {value}
      </Text>
    </div>
  );
}
