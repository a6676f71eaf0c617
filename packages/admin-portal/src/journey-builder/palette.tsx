import { ActionIcon, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { STEP_KINDS, type StepKind } from '@waymark/journey';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder, useBuilderStore } from './builder-provider.tsx';
import { KIND_MIME } from './canvas/canvas-edits.ts';
import { KindIcon } from './canvas/kind-icon.tsx';
import classes from './palette.module.css';

/** The kinds of step that a journey can have, by category, that have all the words in their name or their docs. */
export function kindsFor(journeyKind: StepKind['journeyKinds'][number], search = ''): readonly StepKind[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = STEP_KINDS.filter(({ journeyKinds }) => journeyKinds.includes(journeyKind));
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const byName = fitting.filter(({ name, kind, category }) => has(`${name} ${kind} ${category}`));
  return byName.length > 0 ? byName : fitting.filter(({ docs }) => has(docs));
}

/** Steps to drag onto the canvas, or to add behind the selected step with a click. */
export const Palette = memo(function Palette({ onHide }: { readonly onHide: () => void }) {
  const { t } = useTranslation('builder');
  const journeyKind = useBuilder((state) => state.document.kind);
  const [search, setSearch] = useState('');
  const kinds = kindsFor(journeyKind, search);
  const categories = [...new Set(kinds.map(({ category }) => category))];
  return (
    <section className={classes.palette} aria-label={t('palette.label')}>
      <div className={classes.head}>
        <TextInput
          size="xs"
          type="search"
          aria-label={t('palette.search')}
          placeholder={t('palette.search')}
          leftSection={<Icon name="search" size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          flex={1}
        />
        <Tooltip label={t('palette.hide')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('palette.hide')} onClick={onHide}>
            <Icon name="back" size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {kinds.length === 0 && <p className={classes.none}>{t('palette.none')}</p>}
      {categories.map((category) => (
        <div key={category}>
          <h2 className={classes.category}>{t(`palette.categories.${category}`)}</h2>
          {kinds
            .filter((kind) => kind.category === category)
            .map((kind) => (
              <PaletteItem key={kind.kind} kind={kind} />
            ))}
        </div>
      ))}
    </section>
  );
});

function PaletteItem({ kind }: { readonly kind: StepKind }) {
  const store = useBuilderStore();
  const actions = useBuilderActions();
  const add = () => {
    const { selection } = store.getState();
    const [only] = selection.length === 1 ? selection : [];
    actions.add({ kind: kind.kind, ...(only === undefined ? {} : { after: { step: only }, between: true }) });
  };
  return (
    <UnstyledButton
      className={classes.item}
      data-category={kind.category}
      title={firstSentence(kind.docs)}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND_MIME, kind.kind);
        event.dataTransfer.effectAllowed = 'copy';
      }}
      onClick={add}
    >
      <span className={classes.icon}>
        <KindIcon kind={kind.kind} size={16} />
      </span>
      {kind.name}
    </UnstyledButton>
  );
}

/** What a kind does, in a sentence, without the marks of Markdown. */
export const firstSentence = (docs: string): string =>
  (/^[^\n]*?[.:](?=\s|$)/.exec(docs.replace(/\n(?!\n)/g, ' '))?.[0] ?? docs).replace(/[*`]/g, '').replace(/:$/, '.');
