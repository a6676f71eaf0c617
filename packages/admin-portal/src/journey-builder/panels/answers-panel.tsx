import { Stack, Text, Title } from '@mantine/core';
import { answersOf, type JourneyAnswers, type JourneyDocument } from '@waymark/journey';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadingState } from '../../ui/loading-state.tsx';
import { useBuilder } from '../builder-provider.tsx';
import { usePublishedSubJourneys } from '../use-published-sub-journeys.ts';
import { AnswerCard, ResultCard } from './answer-card.tsx';
import { DefaultAnswersList, RefusalsList } from './default-answers-list.tsx';

/** All answers that the endpoint can give, and how a run comes to each. */
export function AnswersPanel() {
  const { t } = useTranslation('answers');
  const proof = useBuilder((state) => state.proof);
  const findSubJourney = usePublishedSubJourneys();
  const proven = proof?.document;
  const flow = proof?.flow;
  const answers = useMemo(
    () => (proven === undefined ? undefined : answersOf(proven, findSubJourney, flow)),
    [proven, flow, findSubJourney],
  );
  if (proof === undefined) return <LoadingState />;
  if (answers === undefined || proven === undefined) {
    return (
      <EmptyState icon="info" title={t('notProven')}>
        {t('notProvenText')}
      </EmptyState>
    );
  }
  return <AnswerList answers={answers} document={proven} />;
}

function AnswerList({ answers, document }: { readonly answers: JourneyAnswers; readonly document: JourneyDocument }) {
  const { t } = useTranslation('answers');
  const isSub = answers.journey.kind === 'sub-journey';
  const count = answers.answers.length + answers.results.length;
  return (
    <Stack gap="md">
      <Text fz="sm" c="dimmed">
        {count === 0 ? t('none') : isSub ? t('introSub') : t('intro')}
      </Text>
      {answers.answers.map((answer) => (
        <AnswerCard key={answer.step} answer={answer} document={document} />
      ))}
      {answers.results.map((result) => (
        <ResultCard key={result.step} result={result} document={document} />
      ))}
      <Title order={3} fz="sm">
        {isSub ? t('defaultsSub') : t('defaults')}
      </Title>
      <DefaultAnswersList answers={answers} />
      {answers.refusals.length > 0 && (
        <>
          <Title order={3} fz="sm">
            {t('refusals')}
          </Title>
          <RefusalsList refusals={answers.refusals} />
        </>
      )}
    </Stack>
  );
}
