import { Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import { type JourneySearch, KINDS, parseJourneySearch, SORTS } from './journey-search.ts';

interface JourneyToolbarProps {
  readonly search: JourneySearch;
  readonly onSearch: (search: JourneySearch) => void;
}

/** What the list is narrowed to and sorted by; the address of the page keeps it. */
export function JourneyToolbar({ search, onSearch }: JourneyToolbarProps) {
  const { t } = useTranslation('journeys');
  const [text, setText] = useState(search.search ?? '');
  useEffect(() => setText(search.search ?? ''), [search.search]);
  const change = (fields: Record<string, string>) => onSearch(parseJourneySearch({ ...search, ...fields }));
  return (
    <Group mb="md" gap="sm" align="flex-end">
      <TextInput
        type="search"
        aria-label={t('searchLabel')}
        placeholder={t('searchHint')}
        leftSection={<Icon name="search" size={16} />}
        value={text}
        maxLength={100}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          change({ search: currentTarget.value });
        }}
        style={{ flex: '1 1 16rem', maxWidth: '26rem' }}
      />
      <SegmentedControl
        transitionDuration={0}
        aria-label={t('kindLabel')}
        value={search.kind ?? 'all'}
        onChange={(kind) => change({ kind })}
        data={[
          { value: 'all', label: t('allKinds') },
          ...KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('sortLabel')}
        value={search.sort ?? 'name'}
        onChange={(sort) => change({ sort: sort ?? 'name' })}
        allowDeselect={false}
        leftSection={<Icon name="sort" size={16} />}
        data={SORTS.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        w="11rem"
      />
    </Group>
  );
}
