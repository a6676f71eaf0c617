import { NativeSelect, Stack, Text } from '@mantine/core';
import { END_OF_AREA } from '@waymark/journey';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { answerOf, answersFor } from './answer-choices.ts';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder, useBuilderStore } from './builder-provider.tsx';
import type { QuickAddPlace } from './builder-store.ts';
import { KindIcon } from './canvas/kind-icon.tsx';
import { focusStep } from './focus-step.ts';
import { branchFor } from './model/add-step.ts';
import { nameOf } from './model/names.ts';
import { branchesOfStep } from './model/step-branches.ts';
import { firstSentence, kindsFor } from './palette.tsx';
import { firstGapOf } from './panels/step-form/first-gap.ts';

/** Asks which step is to be added, and behind which branch. */
export function QuickAddDialog() {
  const place = useBuilder((state) => state.quickAdd);
  return place === undefined ? null : <OpenDialog place={place} />;
}

function OpenDialog({ place }: { readonly place: QuickAddPlace }) {
  const { t } = useTranslation('builder');
  const { t: common } = useTranslation('common');
  const store = useBuilderStore();
  const actions = useBuilderActions();
  const document = useBuilder((state) => state.document);
  const { after, between, position, inside } = place;
  const [branch, setBranch] = useState(after && branchFor(document, after));
  const step = after && document.steps[after.step];
  const branches = step === undefined ? [] : branchesOfStep(step);
  const target = branch === undefined ? undefined : step?.branches?.[branch];
  const close = () => store.getState().openQuickAdd(undefined);

  const returnsFocus = useRef(true);
  const add = (chosen: string) => {
    // The focus goes on to the new step.
    returnsFocus.current = false;
    close();
    const isBehind = after !== undefined && branch !== undefined;
    const id = actions.add({
      ...(answerOf(chosen) ?? { kind: chosen }),
      inside,
      ...(isBehind ? { after: { step: after.step, branch }, between: between ?? target !== undefined } : {}),
      ...(position === undefined ? {} : { position }),
    });
    if (id !== undefined) goTo(id);
  };
  /** What comes next is to fill in the step, where something is missing. */
  const goTo = (id: string) => {
    const added = store.getState().document.steps[id];
    const gap = added && firstGapOf(added);
    if (gap === undefined) requestAnimationFrame(() => focusStep(window.document, id));
    else store.getState().select([id], gap);
  };
  const choicesFor = (search: string): Choice[] => [
    ...answersFor(document.kind, search).map(({ value, title }) => ({
      value,
      title,
      icon: <KindIcon kind="http-complete" />,
    })),
    ...kindsFor(document.kind, search).map(({ kind, name, docs }) => ({
      value: kind,
      title: name,
      detail: firstSentence(docs),
      icon: <KindIcon kind={kind} />,
    })),
  ];
  const labelOf = (name: string, label: string) => {
    const leadsTo = step?.branches?.[name];
    if (leadsTo === undefined || after === undefined) return label;
    const shown =
      leadsTo === END_OF_AREA
        ? t('connect.end', { area: nameOf(document, step?.inside ?? after.step) })
        : nameOf(document, leadsTo);
    return t('quickAdd.leadsTo', { branch: label, target: shown });
  };
  return (
    <Dialog
      opened
      returnsFocus={returnsFocus}
      onClose={close}
      title={t('quickAdd.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="sm">
        {after !== undefined && (
          <Text fz="sm" c="dimmed">
            {t(between === true ? 'quickAdd.between' : 'quickAdd.behind', { name: nameOf(document, after.step) })}
          </Text>
        )}
        {branches.length > 1 && between !== true && (
          <NativeSelect
            label={t('quickAdd.branch')}
            value={branch ?? ''}
            onChange={(event) => setBranch(event.currentTarget.value)}
            data={branches.map(({ name, label }) => ({ value: name, label: labelOf(name, label) }))}
          />
        )}
        <ChoiceList
          searchLabel={t('quickAdd.search')}
          listLabel={t('quickAdd.list')}
          choicesFor={choicesFor}
          none={t('palette.none')}
          onChoose={add}
        />
      </Stack>
    </Dialog>
  );
}
