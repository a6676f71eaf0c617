import { Button, Code, Tooltip } from '@mantine/core';
import type { JourneyDiagnostic, JourneyFix } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { useBuilder } from '../builder-provider.tsx';
import { applyFixTo, previewOf } from './fix-preview.ts';
import classes from './problem-item.module.css';

/** One finding with its way out. With `onOpen` it leads to its place. */
export function ProblemItem({
  problem,
  onOpen,
}: {
  readonly problem: JourneyDiagnostic;
  readonly onOpen?: () => void;
}) {
  const { severity, message, fix } = problem;
  const { t } = useTranslation('problems');
  const readOnly = useBuilder((state) => state.readOnly);
  const kind = t(`severity.${severity}`);
  return (
    <div className={classes.item} data-severity={severity}>
      <Icon name="warning" size={15} />
      <div className={classes.content}>
        {onOpen === undefined ? (
          <span className={classes.message}>{message}</span>
        ) : (
          <button type="button" className={classes.open} onClick={onOpen}>
            <span className={classes.hidden}>{kind}: </span>
            {message}
          </button>
        )}
        {fix !== undefined && !readOnly && <FixButton fix={fix} />}
      </div>
    </div>
  );
}

/** Applies a fix; what it changes is shown before. */
function FixButton({ fix }: { readonly fix: JourneyFix }) {
  const { t } = useTranslation('problems');
  const document = useBuilder((state) => state.document);
  const apply = useBuilder((state) => state.apply);
  const preview = previewOf(document, fix);
  const lines = preview.map(({ place, before, after }) => (
    <div key={place} className={classes.change}>
      <span>{place}</span>
      {before !== undefined && (
        <Code block className={classes.before ?? ''}>
          {before}
        </Code>
      )}
      <Code block className={classes.after ?? ''}>
        {after ?? t('removed')}
      </Code>
    </div>
  ));
  return (
    <Tooltip label={<div className={classes.preview}>{lines}</div>} position="bottom-start" maw={420}>
      <Button
        size="compact-xs"
        variant="light"
        className={classes.fix ?? ''}
        leftSection={<Icon name="check" size={12} />}
        onClick={() => apply((current) => applyFixTo(current, fix), fix.title)}
      >
        {fix.title}
      </Button>
    </Tooltip>
  );
}
