import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRole } from '../api/use-role.ts';
import { useAllJourneys } from '../journey-parts/journey-queries.ts';
import { type Choice, ChoiceList } from '../ui/choice-list.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { NAVIGATION } from './navigation-links.ts';

/** More than anybody reads; a search finds the rest. */
const MAX_JOURNEYS = 50;

/** Leads to a screen or a journey by its name. */
export function GoToDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const { t: common } = useTranslation('common');
  const { can } = useRole();
  const navigate = useNavigate();
  const { data: journeys = [] } = useAllJourneys();
  const returnsFocus = useRef(true);

  const places: Choice[] = [
    ...NAVIGATION.flatMap(({ links }) =>
      links.map(({ to, text, icon }) => ({ value: `${to}`, title: t(`links.${text}`), icon: <Icon name={icon} /> })),
    ),
    ...(can('editor')
      ? [{ value: '/applications/new', title: t('goTo.newApplication'), icon: <Icon name="plus" /> }]
      : []),
  ];
  const choicesFor = (search: string): Choice[] => {
    const words = search.toLowerCase().split(/\s+/);
    const fits = (text: string) => words.every((word) => text.toLowerCase().includes(word));
    return [
      ...places.filter(({ title }) => fits(title)),
      ...journeys
        .filter(({ id, name }) => fits(`${name} ${id}`))
        .slice(0, MAX_JOURNEYS)
        .map(({ id, name }) => ({
          value: `/journeys/${id}`,
          title: name,
          detail: t('goTo.journey', { id }),
          icon: <Icon name="journey" />,
        })),
    ];
  };
  const go = (to: string) => {
    // The page that opens takes the focus.
    returnsFocus.current = window.location.pathname.replace(/\/$/, '').endsWith(to);
    onClose();
    void navigate({ to });
  };
  return (
    <Dialog
      opened
      returnsFocus={returnsFocus}
      onClose={onClose}
      title={t('goTo.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ChoiceList
        searchLabel={t('goTo.search')}
        listLabel={t('goTo.list')}
        choicesFor={choicesFor}
        none={t('goTo.none')}
        onChoose={go}
      />
    </Dialog>
  );
}
