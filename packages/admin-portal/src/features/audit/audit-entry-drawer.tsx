import { Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/api-error.ts';
import { api, unwrap } from '../../api/client.ts';
import type { AuditEntry } from '../../api/generated/admin-api.ts';
import { ChangeTargetLink, useActionText } from '../../ui/change-sentence.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { TextLink } from '../../ui/link-button.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { Time } from '../../ui/time.tsx';
import { DetailsDiff } from './details-diff.tsx';

interface AuditEntryDrawerProps {
  readonly sequence: number;
  /** The entry, when the list already has it. */
  readonly known: AuditEntry | undefined;
  readonly onClose: () => void;
}

/** One change with the state before and after. */
export function AuditEntryDrawer({ sequence, known, onClose }: AuditEntryDrawerProps) {
  const { t } = useTranslation('audit');
  const { t: common } = useTranslation('common');
  const { data, error, refetch } = useQuery({
    queryKey: ['audit-entries', 'one', sequence],
    queryFn: () => unwrap(api.GET('/api/v1/audit-entries/{sequence}', { params: { path: { sequence } } })),
    ...(known === undefined ? {} : { initialData: known }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('entry.title', { number: sequence })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {data !== undefined ? (
        <Entry entry={data} />
      ) : error === null ? (
        <LoadingState />
      ) : isProblem(error, 'not-found') ? (
        <Text>{t('entry.missing')}</Text>
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </Drawer>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation('audit');
  const action = useActionText();
  const { at, actor, targetType, targetId, before, after } = entry;
  return (
    <Stack gap="md">
      <Group gap="xl" align="flex-start">
        <Labelled label={t('entry.when')}>
          <Time at={at} exact />
        </Labelled>
        <Labelled label={t('entry.who')}>
          {actor.name}
          {actor.kind === 'system' && ` (${t('system')})`}
        </Labelled>
        <Labelled label={t('entry.what')}>{action(entry.action)}</Labelled>
        <Labelled label={t('entry.target')}>
          {t(`types.${targetType}`)} <ChangeTargetLink entry={entry} />
        </Labelled>
      </Group>
      <Copyable label={t('entry.id')} value={targetId} />
      <Group gap="md">
        <TextLink to="/audit" search={{ type: targetType, target: targetId } as never} fz="sm">
          {t('entry.sameTarget')}
        </TextLink>
        <TextLink to="/audit" search={{ actor: actor.id } as never} fz="sm">
          {t('entry.sameActor')}
        </TextLink>
      </Group>
      <DetailsDiff before={before} after={after} />
    </Stack>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <Text fz="xs" c="dimmed" fw={600}>
        {label}
      </Text>
      <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
