import { Button, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Run } from '../../api/generated/admin-api.ts';
import { Icon } from '../../ui/icon.tsx';
import { BacktestDialog } from './backtest-dialog.tsx';
import { useReplay } from './queries.ts';
import { ReplayDialog } from './replay-dialog.tsx';

/** What can be done with a run: repeat it, and try the draft on all of the journey's. */
export function RunActions({ run }: { readonly run: Run }) {
  const { t } = useTranslation('runs');
  const [dialog, setDialog] = useState<'replay' | 'backtest'>();
  const replay = useReplay(run.id);
  const start = (on: 'version' | 'draft') => {
    replay.reset();
    replay.mutate(on);
    setDialog('replay');
  };
  const button = (on: 'version' | 'draft') => (
    <Tooltip label={run.hasReceipt ? t(`replay.hint.${on}`) : t('replay.needsReceipt')}>
      <Button
        variant="default"
        leftSection={<Icon name="refresh" size={16} />}
        {...(run.hasReceipt
          ? { onClick: () => start(on) }
          : { 'data-disabled': true, 'aria-disabled': true, 'aria-description': t('replay.needsReceipt') })}
      >
        {t(`replay.on.${on}`)}
      </Button>
    </Tooltip>
  );
  return (
    <>
      <Button variant="subtle" onClick={() => setDialog('backtest')}>
        {t('backtest.open')}
      </Button>
      {button('version')}
      {button('draft')}
      {dialog === 'replay' && <ReplayDialog run={run} replay={replay} onClose={() => setDialog(undefined)} />}
      {dialog === 'backtest' && <BacktestDialog journeyId={run.journeyId} onClose={() => setDialog(undefined)} />}
    </>
  );
}
