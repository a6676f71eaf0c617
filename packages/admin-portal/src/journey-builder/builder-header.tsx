import { ActionIcon, Anchor, Badge, Button, Group, SegmentedControl, Text, Title, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { RoleButton } from '../ui/role-button.tsx';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder } from './builder-provider.tsx';
import { Drawing } from './canvas/canvas-controls.tsx';
import classes from './workbench.module.css';

const PublishDialog = lazy(async () => {
  const { PublishDialog: component } = await import('../journey-parts/publish-dialog.tsx');
  return { default: component };
});

export type BuilderView = 'canvas' | 'outline';

interface BuilderHeaderProps {
  readonly publishedVersion: number | null | undefined;
  readonly view: BuilderView;
  readonly onView: (view: BuilderView) => void;
  readonly isPublishing: boolean;
  readonly onPublishing: (isPublishing: boolean) => void;
}

/** Name and state of the journey, and what is done to the whole of it. */
export function BuilderHeader(props: BuilderHeaderProps) {
  const { publishedVersion, view, onView, isPublishing, onPublishing } = props;
  const { t } = useTranslation('builder');
  const name = useBuilder((state) => state.document.name);
  const affinity = useBuilder((state) => state.document.affinity);
  const journeyId = useBuilder((state) => state.journeyId);
  const readOnly = useBuilder((state) => state.readOnly);
  useEffect(() => {
    document.title = `${name} · Waymark`;
  }, [name]);
  return (
    <header className={classes.header}>
      <div className={classes.title}>
        <Anchor component={Link} to={affinity === 'b2b' ? '/journeys/b2b' : '/journeys/b2c'} fz="sm">
          {t('header.back')}
        </Anchor>
        <Group gap="xs" wrap="nowrap">
          <Title order={1} className={classes.name ?? ''} title={name}>
            {name}
          </Title>
          {publishedVersion !== undefined && (
            <Badge variant="light" color={publishedVersion === null ? 'gray' : 'pine'} className={classes.state ?? ''}>
              {publishedVersion === null ? t('header.draftOnly') : t('header.published', { version: publishedVersion })}
            </Badge>
          )}
          {readOnly ? <Badge color="gray">{t('header.readOnly')}</Badge> : <SaveState />}
        </Group>
      </div>
      <Group gap="xs" wrap="nowrap">
        {!readOnly && <History />}
        <SegmentedControl
          size="xs"
          transitionDuration={0}
          aria-label={t('header.view')}
          value={view}
          onChange={(value) => onView(value as BuilderView)}
          data={[
            { value: 'canvas', label: t('header.canvas') },
            { value: 'outline', label: t('header.outline') },
          ]}
        />
        <Button component={Link} size="xs" variant="default" {...versionsOf(journeyId)}>
          {t('header.versions')}
        </Button>
        <Button component={Link} size="xs" variant="default" {...runsOf(journeyId)}>
          {t('header.runs')}
        </Button>
        <RoleButton needs="editor" size="xs" onClick={() => onPublishing(true)}>
          {t('header.publish')}
        </RoleButton>
      </Group>
      {isPublishing && (
        <Suspense fallback={null}>
          <PublishDialog journeyId={journeyId} onClose={() => onPublishing(false)} />
        </Suspense>
      )}
    </header>
  );
}

const versionsOf = (journeyId: string) => ({ to: '/journeys/$journeyId/versions', params: { journeyId } }) as object;
const runsOf = (journeyId: string) => ({ to: '/runs', search: { journey: journeyId } }) as object;

function SaveState() {
  const { t } = useTranslation('builder');
  const state = useBuilder(({ saveState }) => saveState);
  const isBad = state === 'conflict' || state === 'failed' || state === 'offline';
  return (
    <Text fz="xs" {...(isBad ? { fw: 600 } : {})} className={classes.save ?? ''} data-state={state} role="status">
      {t(`save.${state}`)}
    </Text>
  );
}

function History() {
  const { t } = useTranslation('builder');
  const actions = useBuilderActions();
  const canUndo = useBuilder((state) => state.canUndo);
  const canRedo = useBuilder((state) => state.canRedo);
  const undoLabel = useBuilder((state) => state.undoLabel);
  const redoLabel = useBuilder((state) => state.redoLabel);
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={undoLabel === undefined ? t('header.undo') : t('header.undoWhat', { label: undoLabel })}>
        <ActionIcon variant="default" aria-label={t('header.undo')} disabled={!canUndo} onClick={actions.undo}>
          <Drawing path="M7 4 3.500 7.500 7 11M4 7.500h7.500a4.500 4.500 0 0 1 0 9H8" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel === undefined ? t('header.redo') : t('header.redoWhat', { label: redoLabel })}>
        <ActionIcon variant="default" aria-label={t('header.redo')} disabled={!canRedo} onClick={actions.redo}>
          <Drawing path="m13 4 3.500 3.500L13 11m3-3.500H8.500a4.500 4.500 0 0 0 0 9H12" />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

/** The icon that folds the panels. */
export function FoldIcon({ isLeft }: { readonly isLeft: boolean }) {
  return <Icon name={isLeft ? 'forward' : 'back'} size={16} />;
}
