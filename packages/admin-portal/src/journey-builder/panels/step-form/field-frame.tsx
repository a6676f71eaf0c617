import { Text } from '@mantine/core';
import type { Value } from '@waymark/expression';
import type { JourneyDiagnostic } from '@waymark/journey';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemItem } from '../problem-item.tsx';
import { DocsLine } from './docs-spans.tsx';
import classes from './field-frame.module.css';
import { RunValue } from './run-value.tsx';

interface FieldFrameProps {
  /** Dotted path below the step, such as `config.condition`: where the problems panel leads. */
  readonly field: string;
  readonly label: string;
  readonly description?: string;
  readonly optional?: boolean;
  /** The description is for screen readers alone. */
  readonly hidesDescription?: boolean;
  /** So is the label: the control says what it is. */
  readonly hidesLabel?: boolean;
  /** Findings that the control does not show itself. */
  readonly problems?: readonly JourneyDiagnostic[];
  readonly value?: Value | undefined;
  readonly action?: ReactNode;
  /** Gets the ids of the label and of the description. */
  readonly children: (ids: { readonly label: string; readonly description: string }) => ReactNode;
}

/** What every field of the form has: a label, what it is for, its findings, and its value in the run that is shown. */
export function FieldFrame(props: FieldFrameProps) {
  const {
    field,
    label,
    description,
    optional = false,
    hidesDescription = false,
    hidesLabel = false,
    problems = [],
    value,
    action,
    children,
  } = props;
  const { t } = useTranslation('stepForm');
  const id = useId();
  const ids = { label: `${id}-label`, description: `${id}-description` };
  return (
    <div data-field={field} className={classes.field}>
      <div className={hidesLabel ? classes.hidden : classes.head}>
        <Text component="span" fz="sm" fw={600} id={ids.label}>
          {label}
          {optional && (
            <Text component="span" fz="xs" c="dimmed" fw={400} ml={6}>
              {t('optional')}
            </Text>
          )}
        </Text>
        {action}
      </div>
      {description !== undefined && description !== '' && (
        <Text
          fz="xs"
          c="dimmed"
          id={ids.description}
          className={(hidesDescription ? classes.hidden : classes.description) ?? ''}
        >
          <DocsLine text={description} />
        </Text>
      )}
      {children(ids)}
      {problems.map((problem) => (
        <ProblemItem key={`${problem.code} ${problem.pointer} ${problem.message}`} problem={problem} />
      ))}
      {value !== undefined && <RunValue value={value} />}
    </div>
  );
}
