import { findStepKind } from '@waymark/journey';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { StepData } from './canvas-node.ts';

/** What a screen reader says about a box: its name, kind, what it does and whether something is wrong with it. */
export function useAriaLabel(): (data: StepData, id: string) => string {
  const { t } = useTranslation('builder');
  return useCallback(
    ({ name, step, summary, isStart, issue, light }: StepData) =>
      [
        name,
        findStepKind(step.kind)?.name ?? step.kind,
        summary,
        isStart ? t('canvas.isStart') : '',
        issue === undefined ? '' : t(`canvas.${issue}`),
        light === 'taken' || light === 'current' ? t('canvas.taken') : '',
      ]
        .filter((part) => part !== '')
        .join(', '),
    [t],
  );
}
