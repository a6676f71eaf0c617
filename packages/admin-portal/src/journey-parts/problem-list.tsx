import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JourneyDiagnostic } from '../api/generated/admin-api.ts';
import { TextLink } from '../ui/link-button.tsx';
import classes from './problem-list.module.css';

interface ProblemListProps {
  readonly journeyId: string;
  readonly problems: readonly JourneyDiagnostic[];
  /** Of a version, nothing leads to the draft. */
  readonly isFixed?: boolean;
  /** Where the journey is open already: shows the place, instead of a link to the journey. */
  readonly onGoTo?: ((problem: JourneyDiagnostic) => void) | undefined;
  readonly onLeave?: (() => void) | undefined;
}

/** What a proof found, each with the way to its place in the draft. */
export function ProblemList({ problems, isFixed = false, ...place }: ProblemListProps) {
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {problems.map((problem, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings may be alike, and the list is replaced as a whole.
        <li key={index} className={problem.severity === 'error' ? classes.error : classes.warning}>
          <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {problem.message}
          </Text>
          <Text fz="xs" c="dimmed">
            {problem.code}
            {!isFixed && (
              <>
                {' · '}
                <GoTo problem={problem} {...place} />
              </>
            )}
          </Text>
        </li>
      ))}
    </Stack>
  );
}

type GoToProps = Pick<ProblemListProps, 'journeyId' | 'onGoTo' | 'onLeave'> & { readonly problem: JourneyDiagnostic };

function GoTo({ journeyId, problem, onGoTo, onLeave }: GoToProps) {
  const { t } = useTranslation('journeys');
  const { step, pointer } = problem;
  const label = t('publish.goTo', { place: step ?? (pointer === '' ? t('publish.theJourney') : pointer) });
  if (onGoTo === undefined) {
    return (
      <TextLink
        to="/journeys/$journeyId"
        params={{ journeyId }}
        search={step === undefined ? {} : { step }}
        activeOptions={{ exact: true }}
        fz="xs"
        underline="always"
        onClick={() => onLeave?.()}
      >
        {label}
      </TextLink>
    );
  }
  const go = () => {
    onLeave?.();
    onGoTo(problem);
  };
  return (
    <Anchor component="button" type="button" fz="xs" underline="always" onClick={go}>
      {label}
    </Anchor>
  );
}
