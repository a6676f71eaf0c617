import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { BranchCoverage, StepBranch } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { useBuilder } from '../../builder-provider.tsx';
import classes from './tests.module.css';

const MAX_SHOWN = 50;

interface CoverageViewProps {
  readonly report: BranchCoverage;
  readonly isShown: boolean;
  readonly isBusy: boolean;
  readonly onShow: (shown: boolean) => void;
  readonly onTry: (branch: StepBranch) => void;
}

/** How many branches the tests take, and those that none does. */
export function CoverageView({ report, isShown, isBusy, onShow, onTry }: CoverageViewProps) {
  const { t } = useTranslation('testsTab');
  const select = useBuilder((state) => state.select);
  const { percent, taken, branches, missing } = report;
  return (
    <Stack gap="xs" role="region" aria-label={t('coverage')} className={classes.box ?? ''}>
      <Group justify="space-between">
        <Text fw={600} fz="sm">
          {t('coverage')}
        </Text>
        <Text fw={600} fz="sm">
          {percent} %
        </Text>
      </Group>
      <Progress value={percent} aria-label={t('coverage')} />
      <Group justify="space-between" gap="xs">
        <Text fz="xs" c="dimmed">
          {t('coverageText', { taken, branches })}
        </Text>
        <Button size="compact-xs" variant="subtle" aria-pressed={isShown} onClick={() => onShow(!isShown)}>
          {isShown ? t('hideCoverage') : t('showCoverage')}
        </Button>
      </Group>
      {missing.length > 0 && (
        <>
          <Text fz="xs" fw={600} c="dimmed">
            {t('missing')}
          </Text>
          <ul className={classes.missing}>
            {missing.slice(0, MAX_SHOWN).map((branch) => {
              const name = t('missingBranch', { ...branch });
              return (
                <li key={name}>
                  <button type="button" className={classes.link} onClick={() => select([branch.step])}>
                    {name}
                  </button>
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={isBusy}
                    aria-label={`${t('tryBranch')}: ${name}`}
                    leftSection={<Icon name="play" size={12} />}
                    onClick={() => onTry(branch)}
                  >
                    {t('tryBranch')}
                  </Button>
                </li>
              );
            })}
            {missing.length > MAX_SHOWN && <li>… +{missing.length - MAX_SHOWN}</li>}
          </ul>
        </>
      )}
    </Stack>
  );
}
