import { Alert, Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BacktestGroups } from './backtest-groups.tsx';
import { useBacktest } from './queries.ts';

const SIZES = ['100', '1000', '10000'] as const;

interface BacktestDialogProps {
  readonly journeyId: string;
  readonly onClose: () => void;
}

/** Replays the last recorded calls of a journey on its draft, and tells what would change. */
export function BacktestDialog({ journeyId, onClose }: BacktestDialogProps) {
  const { t } = useTranslation('runs');
  const { t: common } = useTranslation('common');
  const [last, setLast] = useState<string>('1000');
  const { mutate, isPending, data, error } = useBacktest(journeyId);
  return (
    <Dialog
      opened
      onClose={onClose}
      size="xl"
      title={t('backtest.title', { journey: journeyId })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        <Text fz="sm">{t('backtest.text')}</Text>
        <Group align="flex-end">
          <Select
            label={t('backtest.last')}
            value={last}
            data={[...SIZES]}
            allowDeselect={false}
            onChange={(value) => setLast(value ?? '1000')}
          />
          <Button loading={isPending} leftSection={<Icon name="play" size={16} />} onClick={() => mutate(Number(last))}>
            {t('backtest.start')}
          </Button>
        </Group>
        {isPending && (
          <div role="status">
            <Text fz="sm" mb={4}>
              {t('backtest.busy')}
            </Text>
            <Progress value={100} animated aria-label={t('backtest.busy')} />
          </div>
        )}
        {error !== null && !isPending && <ErrorState error={error} />}
        {data !== undefined && !isPending && (
          <>
            <Alert
              role="status"
              variant="light"
              color={data.changed === 0 ? 'pine' : 'amber'}
              icon={<Icon name={data.changed === 0 ? 'check' : 'info'} />}
              title={
                data.replayed === 0
                  ? t('backtest.none')
                  : t('backtest.result', { changed: data.changed, replayed: data.replayed })
              }
            >
              <Text fz="sm">
                {data.replayed === 0
                  ? t('backtest.noneText')
                  : t('backtest.counts', { same: data.same, skipped: data.skipped })}
              </Text>
            </Alert>
            <BacktestGroups groups={data.groups} />
          </>
        )}
      </Stack>
    </Dialog>
  );
}
