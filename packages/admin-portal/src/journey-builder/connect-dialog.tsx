import { NativeSelect, Stack } from '@mantine/core';
import { END_OF_AREA } from '@waymark/journey';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useBuilderActions } from './builder-actions.ts';
import { useBuilder, useBuilderStore } from './builder-provider.tsx';
import type { BuilderState } from './builder-store.ts';
import { KindIcon } from './canvas/kind-icon.tsx';
import { branchFor } from './model/add-step.ts';
import { targetsOf } from './model/connect.ts';
import { nameOf } from './model/names.ts';
import { branchesOfStep } from './model/step-branches.ts';

const NOWHERE = '';

/** Asks where a branch is to lead: connecting without a pointer. */
export function ConnectDialog() {
  const from = useBuilder((state) => state.connecting);
  return from === undefined ? null : <OpenDialog from={from} />;
}

function OpenDialog({ from }: { readonly from: NonNullable<BuilderState['connecting']> }) {
  const { t } = useTranslation('builder');
  const { t: common } = useTranslation('common');
  const store = useBuilderStore();
  const actions = useBuilderActions();
  const document = useBuilder((state) => state.document);
  const step = document.steps[from.step];
  const [branch, setBranch] = useState(branchFor(document, from) ?? '');
  const branches = step === undefined ? [] : branchesOfStep(step);
  const name = nameOf(document, from.step);
  const close = () => store.getState().connectFrom(undefined);

  const choicesFor = (search: string): Choice[] => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const targets = branches.length === 0 ? [] : targetsOf(document, from.step, branch);
    const choices = targets.map(
      (to): Choice =>
        to === END_OF_AREA
          ? { value: to, title: t('connect.end', { area: nameOf(document, step?.inside ?? '') }) }
          : {
              value: to,
              title: nameOf(document, to),
              detail: to,
              icon: <KindIcon kind={document.steps[to]?.kind ?? ''} />,
            },
    );
    const all =
      step?.branches?.[branch] === undefined ? choices : [...choices, { value: NOWHERE, title: t('connect.nowhere') }];
    return all.filter(({ title, value }) => words.every((word) => `${title} ${value}`.toLowerCase().includes(word)));
  };
  return (
    <Dialog
      opened
      onClose={close}
      title={t('connect.title', { name })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="sm">
        {branches.length > 1 && (
          <NativeSelect
            label={t('connect.branch')}
            value={branch}
            onChange={(event) => setBranch(event.currentTarget.value)}
            data={branches.map((each) => ({ value: each.name, label: each.label }))}
          />
        )}
        <ChoiceList
          searchLabel={t('connect.search')}
          listLabel={t('connect.list')}
          choicesFor={choicesFor}
          none={t('connect.none')}
          onChoose={(to) => {
            close();
            if (to === NOWHERE) actions.disconnect({ step: from.step, branch });
            else actions.connect({ step: from.step, branch }, to);
          }}
        />
      </Stack>
    </Dialog>
  );
}
