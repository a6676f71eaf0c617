import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { useActionText } from '../../ui/change-sentence.tsx';
import { ACTIONS, type AuditSearch, countFilters, parseAuditSearch, TARGET_TYPES } from './audit-search.ts';

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onChange: (search: AuditSearch) => void;
}

/** Who, what, of what, when. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const action = useActionText();
  const people = useActors(search.actor);
  const change = (fields: Readonly<Record<string, string | null>>) =>
    onChange(parseAuditSearch({ ...search, ...fields }));
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('filters.clear') } };
  return (
    <Group mb="md" gap="sm" align="flex-end" role="search" aria-label={t('filters.label')}>
      <Select
        label={t('filters.who')}
        placeholder={t('filters.anybody')}
        searchable
        {...clear}
        w={220}
        data={people}
        value={search.actor ?? null}
        onChange={(actor) => change({ actor })}
      />
      <Select
        label={t('filters.action')}
        placeholder={t('filters.anyAction')}
        searchable
        {...clear}
        w={240}
        data={ACTIONS.map((value) => ({ value, label: action(value) }))}
        value={search.action ?? null}
        onChange={(value) => change({ action: value })}
      />
      <Select
        label={t('filters.type')}
        placeholder={t('filters.anyType')}
        {...clear}
        w={170}
        data={TARGET_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))}
        value={search.type ?? null}
        onChange={(type) => change({ type })}
      />
      <TargetField value={search.target ?? ''} onChange={(target) => change({ target })} />
      <TextInput
        type="date"
        label={t('filters.from')}
        w={150}
        value={search.from ?? ''}
        max={search.until ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('filters.until')}
        w={150}
        value={search.until ?? ''}
        min={search.from ?? ''}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
      {countFilters(search) > 0 && (
        <Button variant="subtle" onClick={() => onChange({})}>
          {t('filters.clear')}
        </Button>
      )}
    </Group>
  );
}

/** Typing narrows the list when it pauses. */
function TargetField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('audit');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const tell = useDebouncedCallback(onChange, 300);
  return (
    <TextInput
      label={t('filters.target')}
      w={190}
      maxLength={100}
      spellCheck={false}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}

/** The people there are, and whoever the address names. */
function useActors(shown: string | undefined) {
  const { data } = useQuery({
    queryKey: ['administrators', 'names'],
    queryFn: () => unwrap(api.GET('/api/v1/administrators', { params: { query: { limit: 200 } } })),
  });
  const people = (data?.items ?? []).map(({ id, email }) => ({ value: id, label: email }));
  const isKnown = shown === undefined || people.some(({ value }) => value === shown);
  return isKnown ? people : [...people, { value: shown, label: shown }];
}
