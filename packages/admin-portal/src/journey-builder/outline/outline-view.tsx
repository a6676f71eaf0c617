import { Badge, Button, Text } from '@mantine/core';
import { END_OF_AREA } from '@waymark/journey';
import { type KeyboardEvent, memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBuilder, useBuilderStore } from '../builder-provider.tsx';
import { KindIcon } from '../canvas/kind-icon.tsx';
import { nameOf } from '../model/names.ts';
import { type OutlineBranch, type OutlineItem, outlineOf } from '../model/outline.ts';
import { summaryOf } from '../model/summary-of.ts';
import classes from './outline.module.css';
import { OutlineActions } from './outline-actions.tsx';

interface OutlineViewProps {
  readonly onOpenPanel: () => void;
  readonly onRename: (id: string) => void;
}

/** The journey as nested rows: everything that the canvas can do, without a pointer and without a picture. */
export function OutlineView({ onOpenPanel, onRename }: OutlineViewProps) {
  const { t } = useTranslation('builder');
  const document = useBuilder((state) => state.document);
  const readOnly = useBuilder((state) => state.readOnly);
  const store = useBuilderStore();
  const outline = useMemo(() => outlineOf(document), [document]);
  const frame = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const row = (event.target as Element).closest<HTMLElement>('[data-outline-step]');
    if (row === null || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter') {
      store.getState().select([row.dataset.outlineStep ?? '']);
      onOpenPanel();
      event.preventDefault();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-outline-step]') ?? [])];
    rows[rows.indexOf(row) + step]?.focus();
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows inside, which have the focus.
    <div ref={frame} className={classes.outline} onKeyDown={onKeyDown}>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('outline.help')}
      </Text>
      <nav aria-label={t('outline.label')}>
        <Rows items={outline.items} onRename={onRename} />
        {outline.unreached.length > 0 && (
          <>
            <h2 className={classes.heading}>{t('outline.unreached')}</h2>
            <Rows items={outline.unreached} onRename={onRename} />
          </>
        )}
      </nav>
      {!readOnly && Object.keys(document.steps).length === 0 && (
        <Button variant="default" onClick={() => store.getState().openQuickAdd({})}>
          {t('quickAdd.title')}
        </Button>
      )}
    </div>
  );
}

function Rows({
  items,
  onRename,
}: {
  readonly items: readonly OutlineItem[];
  readonly onRename: (id: string) => void;
}) {
  return (
    <ul className={classes.rows}>
      {items.map((item) => (
        <Row key={item.id} item={item} onRename={onRename} />
      ))}
    </ul>
  );
}

const Row = memo(function Row(props: { readonly item: OutlineItem; readonly onRename: (id: string) => void }) {
  const { item, onRename } = props;
  const { id } = item;
  const { t } = useTranslation('builder');
  const store = useBuilderStore();
  const step = useBuilder((state) => state.document.steps[id]);
  const isStart = useBuilder((state) => state.document.start === id);
  const isSelected = useBuilder((state) => state.selection.includes(id));
  const issue = useBuilder(({ proof }) =>
    proof?.diagnostics.find((found) => found.step === id && found.severity === 'error') === undefined
      ? undefined
      : ('error' as const),
  );
  const taken = useBuilder(({ overlay }) => overlay?.steps.some((visited) => visited.step === id) === true);
  if (step === undefined) return null;
  const name = nameOf({ steps: { [id]: step } } as never, id);
  const summary = summaryOf(step);
  return (
    <li>
      <div className={classes.row} data-selected={isSelected || undefined} data-taken={taken || undefined}>
        <button
          type="button"
          className={classes.step}
          data-outline-step={id}
          aria-current={isSelected || undefined}
          onFocus={() => store.getState().select([id])}
          onClick={() => store.getState().select([id])}
        >
          <KindIcon kind={step.kind} size={16} />
          <span className={classes.name}>{name}</span>
          {summary !== '' && <span className={classes.summary}>{summary}</span>}
          {isStart && (
            <Badge size="xs" variant="light">
              {t('outline.start')}
            </Badge>
          )}
          {issue !== undefined && <span className={classes.issue}>{t('canvas.error')}</span>}
        </button>
        <OutlineActions id={id} name={name} onRename={onRename} />
      </div>
      <ul className={classes.branches}>
        {item.branches.map((branch) => (
          <Branch key={branch.name} of={id} name={name} branch={branch} onRename={onRename} />
        ))}
      </ul>
    </li>
  );
});

function Branch(props: {
  readonly of: string;
  readonly name: string;
  readonly branch: OutlineBranch;
  readonly onRename: (id: string) => void;
}) {
  const { of, name, branch, onRename } = props;
  const { t } = useTranslation('builder');
  const store = useBuilderStore();
  const readOnly = useBuilder((state) => state.readOnly);
  const target = useBuilder(({ document }) =>
    branch.target === undefined
      ? t('outline.open')
      : branch.target === END_OF_AREA
        ? t('outline.end', { area: nameOf(document, document.steps[of]?.inside ?? of) })
        : t('outline.leadsTo', { name: nameOf(document, branch.target) }),
  );
  const from = { step: of, branch: branch.name };
  return (
    <li>
      <div className={classes.branch} data-open={(branch.target === undefined && branch.required) || undefined}>
        <span>
          <strong>{branch.label}</strong> <span className={classes.target}>{target}</span>
        </span>
        {!readOnly && (
          <span className={classes.buttons}>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('outline.add', { branch: branch.label, name })}
              onClick={() => store.getState().openQuickAdd({ after: from })}
            >
              {t('outline.addShort')}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('outline.connect', { branch: branch.label, name })}
              onClick={() => store.getState().connectFrom(from)}
            >
              {t('outline.connectShort')}
            </Button>
          </span>
        )}
      </div>
      {branch.items !== undefined && <Rows items={branch.items} onRename={onRename} />}
    </li>
  );
}
