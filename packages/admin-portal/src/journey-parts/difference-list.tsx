import { Text, VisuallyHidden } from '@mantine/core';
import type { DocumentDifference } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import {
  type DifferenceGroup,
  describeDifference,
  groupDifferences,
  type Mark,
  printValue,
} from './describe-difference.ts';
import classes from './difference-list.module.css';

/** Differences between two documents in words, by step, with the old and the new values. */
export function DifferenceList({ differences }: { readonly differences: readonly DocumentDifference[] }) {
  const { t } = useTranslation('versions');
  return (
    <ul className={classes.groups} aria-label={t('wordsLabel')}>
      {groupDifferences(differences).map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </ul>
  );
}

function Group({ group: { key, step, differences } }: { readonly group: DifferenceGroup }) {
  const { t } = useTranslation('versions');
  return (
    <li>
      <Text fz="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {step === undefined ? t(key === 'journey' ? 'groups.journey' : 'groups.tests') : step.name}{' '}
        {step !== undefined && step.name !== step.id && <span className={classes.id}>{step.id}</span>}
      </Text>
      <ul className={`${classes.differences} ${classes[markOf(differences)]}`}>
        {differences.map((difference) => {
          const words = describeDifference(difference, t);
          return (
            <li key={words}>
              <Text fz="sm" style={{ overflowWrap: 'anywhere' }}>
                {words}
              </Text>
              {'field' in difference && <Values {...difference} />}
            </li>
          );
        })}
      </ul>
    </li>
  );
}

function Values({ before, after }: { readonly before: unknown; readonly after: unknown }) {
  const { t } = useTranslation('versions');
  return (
    <div className={classes.values}>
      {before !== undefined && (
        <pre className={classes.old}>
          <VisuallyHidden>{t('before')}: </VisuallyHidden>
          {printValue(before)}
        </pre>
      )}
      {after !== undefined && (
        <pre className={classes.new}>
          <VisuallyHidden>{t('after')}: </VisuallyHidden>
          {printValue(after)}
        </pre>
      )}
    </div>
  );
}

function markOf(differences: readonly DocumentDifference[]): Mark {
  const kinds = differences.map(({ kind }) => kind);
  if (kinds.every((kind) => kind.endsWith('-added'))) return 'added';
  return kinds.every((kind) => kind.endsWith('-removed')) ? 'removed' : 'changed';
}
