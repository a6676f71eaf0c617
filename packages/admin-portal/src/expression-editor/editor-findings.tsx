import { UnstyledButton } from '@mantine/core';
import type { Diagnostic, Fix } from '@waymark/expression';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import classes from './editor-findings.module.css';

const MAX_SHOWN = 3;

/** What is wrong with the text, below its field, each with its fix. */
export function EditorFindings({
  id,
  findings,
  onFix,
}: {
  readonly id: string;
  readonly findings: readonly Diagnostic[];
  readonly onFix: ((fix: Fix) => void) | undefined;
}) {
  const { t } = useTranslation('editor');
  const shown = findings.slice(0, MAX_SHOWN);
  const more = findings.length - shown.length;
  return (
    <ul id={id} className={classes.list} aria-live="polite">
      {shown.map((finding) => (
        <li
          key={`${finding.code} ${finding.start} ${finding.end}`}
          className={classes.finding}
          data-severity={finding.severity}
        >
          <Icon name={finding.severity === 'info' ? 'info' : 'warning'} size={14} />
          <span className={classes.message}>
            {finding.message}
            {finding.fix !== undefined && onFix !== undefined && (
              <UnstyledButton className={classes.fix ?? ''} onClick={() => finding.fix && onFix(finding.fix)}>
                {finding.fix.title}
              </UnstyledButton>
            )}
          </span>
        </li>
      ))}
      {more > 0 && <li className={classes.finding}>{t('moreFindings', { count: more })}</li>}
    </ul>
  );
}
