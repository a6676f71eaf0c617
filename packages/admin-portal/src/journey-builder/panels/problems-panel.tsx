import { Badge, Group, Stack, Text } from '@mantine/core';
import type { JourneyDocument, Proof } from '@waymark/journey';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { useBuilder } from '../builder-provider.tsx';
import { groupProblems, type ProblemGroup } from './group-problems.ts';
import { ProblemItem } from './problem-item.tsx';
import classes from './problems-panel.module.css';

/** Everything that the proof reports. A click leads to the place; a fix is one more. */
export function ProblemsPanel() {
  const proof = useBuilder((state) => state.proof);
  const groups = useMemo(() => groupProblems(proof?.diagnostics ?? []), [proof]);
  if (proof === undefined) return <LoadingState />;
  if (groups.length === 0) return <Clean proof={proof} />;
  return (
    <Stack gap="md">
      <Counts proof={proof} />
      {groups.map((group) => (
        <StepProblems key={group.step ?? ''} group={group} />
      ))}
    </Stack>
  );
}

function Counts({ proof: { diagnostics } }: { readonly proof: Proof }) {
  const { t } = useTranslation('problems');
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return (
    <Group gap="xs" role="status">
      {errors > 0 && (
        <Badge variant="outline" className={classes.errors ?? ''} tt="none">
          {t('errors', { count: errors })}
        </Badge>
      )}
      {warnings > 0 && (
        <Badge variant="outline" className={classes.warnings ?? ''} tt="none">
          {t('warnings', { count: warnings })}
        </Badge>
      )}
    </Group>
  );
}

function Clean({ proof }: { readonly proof: Proof }) {
  const { t } = useTranslation('problems');
  const isSub = useBuilder(({ document }) => document.kind === 'sub-journey');
  const { worstCase } = proof;
  return (
    <EmptyState icon="check" title={t('clean')}>
      {isSub ? t('cleanTextSub') : t('cleanText')}
      {worstCase !== undefined && ` ${t('worstCase', { steps: worstCase.steps.total })}`}
    </EmptyState>
  );
}

function StepProblems({ group: { step, problems } }: { readonly group: ProblemGroup }) {
  const { t } = useTranslation('problems');
  const name = useBuilder(({ document }) => nameOf(document, step));
  const select = useBuilder((state) => state.select);
  return (
    <section className={classes.group} aria-label={name ?? t('ofJourney')}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600} fz="sm" className={classes.name ?? ''}>
          {name ?? t('ofJourney')}
        </Text>
        <Badge size="sm" variant="default" circle={problems.length < 10}>
          {problems.length}
        </Badge>
      </Group>
      {problems.map((problem) => (
        <ProblemItem
          key={`${problem.code} ${problem.pointer} ${problem.message}`}
          problem={problem}
          {...(step === undefined ? {} : { onOpen: () => select([step], problem.field ?? 'name') })}
        />
      ))}
    </section>
  );
}

function nameOf({ steps }: JourneyDocument, step: string | undefined): string | undefined {
  if (step === undefined) return undefined;
  const name = steps[step]?.name;
  return name === undefined || name === step ? step : `${name} (${step})`;
}
