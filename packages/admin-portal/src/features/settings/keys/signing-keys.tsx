import { Anchor, Badge, Code, Group, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SigningKey } from '../../../api/generated/admin-api.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Time } from '../../../ui/time.tsx';
import { useSigningKeys } from './queries.ts';

/** The keys that this server signs tokens with. */
export function SigningKeys() {
  const { t } = useTranslation('settings');
  const { data, error, refetch } = useSigningKeys();
  const address = `${window.location.origin}/oidc/jwks`;
  const columns: readonly Column<SigningKey>[] = [
    { key: 'kid', title: t('keys.kid'), render: ({ kid }) => <Code translate="no">{kid}</Code> },
    { key: 'algorithm', title: t('keys.algorithm'), render: ({ algorithm }) => algorithm },
    {
      key: 'status',
      title: t('signing.status'),
      render: ({ status }) => (
        <Badge color={status === 'signing' ? 'pine' : 'gray'}>
          {t(`signing.statuses.${status}` as 'signing.statuses.signing', { defaultValue: status })}
        </Badge>
      ),
    },
    { key: 'created', title: t('signing.created'), render: ({ createdAt }) => <Time at={createdAt} /> },
  ];
  return (
    <section aria-label={t('signing.title')}>
      <Title order={2} mb={4}>
        {t('signing.title')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('signing.text')}
      </Text>
      <DataTable
        label={t('signing.title')}
        columns={columns}
        rows={data}
        rowKey={({ kid }) => kid}
        error={error}
        onRetry={() => void refetch()}
        empty={<Text>{t('signing.none')}</Text>}
      />
      <Group gap={4} mt="sm">
        <Text fz="sm">{t('signing.jwks')}</Text>
        <Anchor href={address} target="_blank" rel="noreferrer" fz="sm">
          {address}
        </Anchor>
        <CopyButton value={address} what={t('signing.jwks')} />
      </Group>
    </section>
  );
}
