import { Alert, Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { BacktestGroups } from './backtest-groups.tsx';
import { countOf, useBacktest } from './use-backtest.ts';

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
  const { start, stop, isRunning, error, progress } = useBacktest(journeyId);
  const report = progress?.report;
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
          {isRunning ? (
            <Button variant="default" onClick={stop}>
              {t('backtest.stop')}
            </Button>
          ) : (
            <Button leftSection={<Icon name="play" size={16} />} onClick={() => start(Number(last))}>
              {t('backtest.start')}
            </Button>
          )}
        </Group>
        {isRunning && (
          <div>
            <Text fz="sm" mb={4}>
              {t('backtest.busy', { done: countOf(report), last: progress?.last ?? Number(last) })}
            </Text>
            <Progress
              value={progress === undefined ? 0 : (100 * countOf(report)) / progress.last}
              animated
              aria-label={t('backtest.progress')}
            />
          </div>
        )}
        {error !== null && !isRunning && <ErrorState error={error} />}
        {report !== undefined && (
          <>
            <Alert
              role="status"
              variant="light"
              color={report.changed === 0 ? 'pine' : 'amber'}
              icon={<Icon name={report.changed === 0 ? 'check' : 'info'} />}
              title={
                report.replayed === 0
                  ? t('backtest.none')
                  : t('backtest.result', { changed: report.changed, replayed: report.replayed })
              }
            >
              <Text fz="sm">
                {report.replayed === 0
                  ? t('backtest.noneText')
                  : t('backtest.counts', { same: report.same, skipped: report.skipped })}
              </Text>
            </Alert>
            <BacktestGroups groups={report.groups} />
          </>
        )}
      </Stack>
    </Dialog>
  );
}
