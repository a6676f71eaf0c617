import { Button, Code, Group, Stack, Text, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client, ClientSecret, NewClientSecret } from '../../api/generated/admin-api.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showErrorToast } from '../../ui/error-toast.tsx';
import { Icon } from '../../ui/icon.tsx';
import { RoleButton } from '../../ui/role-button.tsx';
import { SecretOnce } from '../../ui/secret-once.tsx';
import { Time } from '../../ui/time.tsx';
import { showToast } from '../../ui/toast.tsx';
import classes from './client-secrets.module.css';
import { useClientChanges } from './queries.ts';

const MAX_SECRETS = 2;

/** The live secrets of a client by their last characters: a second one to switch over to, then the first revoked. */
export function ClientSecrets({ client }: { readonly client: Client }) {
  const { t } = useTranslation('applications');
  const { addSecret, revokeSecret } = useClientChanges(client.applicationId);
  const [fresh, setFresh] = useState<NewClientSecret>();
  const [revoking, setRevoking] = useState<ClientSecret>();
  const { secrets } = client;

  function revoke(secretId: string): void {
    const onSuccess = () => {
      setRevoking(undefined);
      showToast(t('client.revoked'));
    };
    revokeSecret.mutate({ clientId: client.id, secretId }, { onSuccess });
  }

  return (
    <Stack gap={6}>
      <Text fz="xs" c="dimmed" fw={600}>
        {t('client.secrets')}
      </Text>
      <ul className={classes.list} aria-label={t('client.secretsOf', { name: client.name })}>
        {secrets.map((secret) => (
          <li key={secret.id} className={classes.secret}>
            <Group gap="sm">
              <Icon name="key" size={16} />
              <Text fz="sm">
                <Code translate="no">…{secret.hint}</Code>
              </Text>
              <Text fz="sm" c="dimmed">
                <Time at={secret.createdAt} />
              </Text>
            </Group>
            {secrets.length === 1 ? (
              <Blocked label={t('client.revoke')} reason={t('client.revokeBlocked')} />
            ) : (
              <RoleButton
                needs="editor"
                variant="default"
                size="xs"
                aria-label={t('client.revokeLabel', { hint: secret.hint })}
                onClick={() => setRevoking(secret)}
              >
                {t('client.revoke')}
              </RoleButton>
            )}
          </li>
        ))}
      </ul>
      <Group>
        {secrets.length >= MAX_SECRETS ? (
          <Blocked label={t('client.addSecret')} reason={t('client.addSecretBlocked')} />
        ) : (
          <RoleButton
            needs="editor"
            variant="default"
            size="xs"
            leftSection={<Icon name="plus" size={15} />}
            loading={addSecret.isPending}
            onClick={() => addSecret.mutate(client.id, { onSuccess: setFresh, onError: showErrorToast })}
          >
            {t('client.addSecret')}
          </RoleButton>
        )}
      </Group>
      {fresh !== undefined && (
        <SecretOnce
          title={t('client.newSecretTitle', { name: client.name })}
          values={[{ label: t('client.clientSecret'), value: fresh.secret }]}
          onClose={() => setFresh(undefined)}
        >
          <Text fz="sm">{t('client.rotation')}</Text>
        </SecretOnce>
      )}
      <ConfirmDialog
        opened={revoking !== undefined}
        title={t('client.revokeTitle', { hint: revoking?.hint })}
        confirmLabel={t('client.revoke')}
        isBusy={revokeSecret.isPending}
        error={revokeSecret.error}
        onConfirm={() => revoking !== undefined && revoke(revoking.id)}
        onCancel={() => setRevoking(undefined)}
      >
        {t('client.revokeText')}
      </ConfirmDialog>
    </Stack>
  );
}

/** A button that can't be pressed now, and why. */
function Blocked({ label, reason }: { readonly label: string; readonly reason: string }) {
  return (
    <Tooltip label={reason}>
      <Button variant="default" size="xs" data-disabled aria-disabled="true" aria-description={reason}>
        {label}
      </Button>
    </Tooltip>
  );
}
