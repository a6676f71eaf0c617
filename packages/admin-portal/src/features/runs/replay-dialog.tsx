import { Alert, Group, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Run, RunReplay } from '../../api/generated/admin-api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { Differences } from './differences.tsx';
import { WaysCompared } from './ways-compared.tsx';

interface ReplayDialogProps {
  readonly run: Run;
  readonly replay: UseMutationResult<RunReplay, Error, 'version' | 'draft'>;
  readonly onClose: () => void;
}

/** A run repeated: the same, or where it parts and how the answer changes. */
export function ReplayDialog({ run, replay, onClose }: ReplayDialogProps) {
  const { t } = useTranslation('runs');
  const { t: common } = useTranslation('common');
  const { data, error, variables: on = 'version' } = replay;
  return (
    <Dialog
      opened
      onClose={onClose}
      size="xl"
      title={t(`replay.title.${on}`, { version: run.version })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        {replay.isPending && <LoadingState what={t('replay.busy')} />}
        {error !== null && <ErrorState error={error} onRetry={() => replay.mutate(on)} />}
        {data !== undefined && (
          <>
            <Alert
              role="status"
              variant="light"
              color={data.isSame ? 'pine' : 'amber'}
              icon={<Icon name={data.isSame ? 'check' : 'info'} />}
              title={data.isSame ? t('replay.same') : t('replay.differs')}
            >
              <Text fz="sm">{data.isSame ? t(`replay.sameText.${on}`) : t(`replay.differsText.${on}`)}</Text>
            </Alert>
            <Differences {...data} />
            <WaysCompared steps={data.steps} after={data.parting?.after} />
            {on === 'draft' && (
              <Group justify="flex-end">
                <LinkButton variant="default" to="/journeys/$journeyId" params={{ journeyId: run.journeyId }}>
                  {t('replay.openDraft')}
                </LinkButton>
              </Group>
            )}
          </>
        )}
      </Stack>
    </Dialog>
  );
}
