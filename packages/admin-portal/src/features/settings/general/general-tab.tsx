import { Code, SegmentedControl, Stack, Table, Text, Title, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import type { Server } from '../../../api/generated/admin-api.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingState } from '../../../ui/loading-state.tsx';
import { Surface } from '../../../ui/surface.tsx';
import { Time } from '../../../ui/time.tsx';
import { formatBytes } from './format-bytes.ts';

/** What the server is, what it keeps, and how the portal looks. */
export function GeneralTab() {
  const { data, error, refetch } = useQuery({ queryKey: ['server'], queryFn: () => unwrap(api.GET('/api/v1/server')) });
  return (
    <Stack gap="lg">
      <Appearance />
      {data !== undefined ? (
        <>
          <Facts server={data} />
          <RunSettings runs={data.runs} />
        </>
      ) : error === null ? (
        <LoadingState />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </Stack>
  );
}

function Appearance() {
  const { t } = useTranslation('settings');
  const { t: shell } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Surface aria-label={t('general.appearance')}>
      <Title order={2} mb={4}>
        {t('general.appearance')}
      </Title>
      <Text c="dimmed" mb="sm" fz="sm">
        {t('general.appearanceText')}
      </Text>
      <SegmentedControl
        transitionDuration={0}
        aria-label={t('general.appearance')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as typeof colorScheme)}
        data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: shell(`user.${value}`) }))}
      />
    </Surface>
  );
}

function Facts({ server }: { readonly server: Server }) {
  const { t } = useTranslation('settings');
  const { version, nodeVersion, baseUrl, startedAt, dataDirectory, databaseBytes } = server;
  return (
    <Surface aria-label={t('general.server')}>
      <Title order={2} mb="sm">
        {t('general.server')}
      </Title>
      <FactTable label={t('general.server')}>
        <Fact name={t('general.version')}>{version ?? t('general.unknown')}</Fact>
        <Fact name={t('general.node')}>{nodeVersion}</Fact>
        <Fact name={t('general.address')}>
          <Code translate="no">{baseUrl}</Code>
        </Fact>
        <Fact name={t('general.started')}>
          <Time at={startedAt} exact />
        </Fact>
        {dataDirectory !== null && (
          <Fact name={t('general.data')}>
            <Code translate="no">{dataDirectory}</Code>
          </Fact>
        )}
        {databaseBytes !== null && <Fact name={t('general.size')}>{formatBytes(databaseBytes)}</Fact>}
      </FactTable>
    </Surface>
  );
}

function RunSettings({ runs }: { readonly runs: Server['runs'] }) {
  const { t } = useTranslation('settings');
  if (runs === null) return null;
  const days = (count: number) => (count === 0 ? t('general.runs.none') : t('general.runs.days', { count }));
  return (
    <Surface aria-label={t('general.runs.title')}>
      <Title order={2} mb={4}>
        {t('general.runs.title')}
      </Title>
      <Text c="dimmed" mb="sm" fz="sm">
        {t('general.runs.text')}
      </Text>
      <FactTable label={t('general.runs.title')}>
        <Fact name={t('general.runs.records')} setting="WAYMARK_RUNS_DAYS">
          {days(runs.days)}
        </Fact>
        <Fact name={t('general.runs.size')} setting="WAYMARK_RUNS_MIB">
          {formatBytes(runs.mebibytes * 1024 * 1024)}
        </Fact>
        <Fact name={t('general.runs.receipts')} setting="WAYMARK_RUNS_RECEIPT_DAYS">
          {days(runs.receiptDays)}
        </Fact>
        <Fact name={t('general.runs.share')} setting="WAYMARK_RUNS_RECEIPT_PERCENT">
          {t('general.runs.percent', { percent: runs.receiptPercent })}
        </Fact>
      </FactTable>
    </Surface>
  );
}

function FactTable({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Table aria-label={label} verticalSpacing={8} fz="sm">
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

function Fact(props: { readonly name: string; readonly setting?: string; readonly children: ReactNode }) {
  const { name, setting, children } = props;
  return (
    <Table.Tr>
      <Table.Th scope="row" w="34%" fw={600}>
        {name}
      </Table.Th>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{children}</Table.Td>
      {setting !== undefined && (
        <Table.Td ta="right">
          <Code translate="no">{setting}</Code>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
