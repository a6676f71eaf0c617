import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import type { OwnSession } from '../../../api/generated/admin-api.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import { Time } from '../../../ui/time.tsx';
import { showToast } from '../../../ui/toast.tsx';

const KEY = ['own-sessions'];

/** Where one is signed in, and the way out. */
export function OwnSessions() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: () => unwrap(api.GET('/api/v1/sessions')).then(({ items }) => items),
  });
  const options = {
    onSuccess: () => showToast(t('account.ended')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  };
  const end = useMutation({
    ...options,
    mutationFn: (sessionId: string) =>
      unwrap(api.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } })),
  });
  const endOthers = useMutation({ ...options, mutationFn: () => unwrap(api.DELETE('/api/v1/sessions')) });
  const columns: readonly Column<OwnSession>[] = [
    {
      key: 'since',
      title: t('account.since'),
      render: ({ createdAt, isCurrent }) => (
        <Group gap="xs">
          <Time at={createdAt} exact />
          {isCurrent && <Badge>{t('account.thisSession')}</Badge>}
        </Group>
      ),
    },
    { key: 'idle', title: t('account.idleEnd'), render: ({ idleExpiresAt }) => <Time at={idleExpiresAt} /> },
    { key: 'latest', title: t('account.latestEnd'), render: ({ expiresAt }) => <Time at={expiresAt} /> },
    {
      key: 'actions',
      title: '',
      align: 'right',
      render: ({ id, isCurrent }) =>
        isCurrent ? null : (
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate(id)}>
            {t('account.end')}
          </Button>
        ),
    },
  ];
  return (
    <section aria-label={t('account.sessions')}>
      <Group justify="space-between" mb="sm" align="flex-end">
        <div>
          <Title order={2} mb={4}>
            {t('account.sessions')}
          </Title>
          <Text c="dimmed" fz="sm">
            {t('account.sessionsText')}
          </Text>
        </div>
        {data !== undefined && data.length > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {t('account.endOthers')}
          </Button>
        )}
      </Group>
      <DataTable
        label={t('account.sessions')}
        columns={columns}
        rows={data}
        rowKey={({ id }) => id}
        error={error}
        onRetry={() => void refetch()}
        empty={null}
      />
    </section>
  );
}
