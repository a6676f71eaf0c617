import { UnstyledButton } from '@mantine/core';
import type { ExplainedStep, JourneyDocument } from '@waymark/journey';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './try.module.css';

interface StepListProps {
  readonly steps: readonly ExplainedStep[];
  readonly document: JourneyDocument | undefined;
  readonly current: number;
  readonly onGo: (index: number) => void;
}

/** The steps of a run in their order; one of them is looked at. */
export function StepList({ steps, document, current, onGo }: StepListProps) {
  const { t } = useTranslation('tryIt');
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <ol className={classes.steps} ref={list} aria-label={t('step.list')}>
      {steps.map(({ step, branch, at }, index) => (
        // A loop takes a step more than once: its place in the run tells them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of one run never changes
        <li key={index}>
          <UnstyledButton
            className={classes.step}
            aria-current={index === current ? 'step' : undefined}
            onClick={() => onGo(index)}
          >
            <span className={classes.dim}>{index + 1}</span>
            <span>{document?.steps[step]?.name ?? step}</span>
            <span className={classes.dim}>{branch ?? t('step.atTime', { micros: at })}</span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}
