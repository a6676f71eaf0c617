import { Select } from '@mantine/core';
import type { JourneyDocument } from '@waymark/journey';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';
import { usePublishedSubJourneys } from '../../use-published-sub-journeys.ts';
import { setField } from './edit-config.ts';
import type { FieldControlProps } from './field-control-props.ts';
import { useStepForm } from './step-form-context.tsx';

/** The sub-journey that a step calls. A choice brings a row for each of its parameters. */
export function SubJourneyField({ path, value, label, ids }: FieldControlProps) {
  const { t } = useTranslation('stepForm');
  const { change, document, id, step, readOnly } = useStepForm();
  const find = usePublishedSubJourneys();
  const { items = [] } = usePages(['journeys', 'sub-journeys'], (query) =>
    unwrap(api.GET('/api/v1/journeys', { params: { query: { ...query, kind: 'sub-journey', limit: 100 } } })),
  );
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const known = items.filter((one) => one.id !== document.id);
  const data = known.map((one) => ({
    value: one.id,
    label: one.publishedVersion === null ? t('notPublished', { name: one.name }) : one.name,
  }));
  const isListed = chosen === null || known.some((one) => one.id === chosen);
  return (
    <Select
      aria-label={label}
      aria-describedby={ids.description}
      size="sm"
      searchable
      limit={100}
      data={isListed ? data : [...data, { value: chosen, label: chosen }]}
      value={chosen}
      placeholder={known.length === 0 ? t('noSubJourneys') : t('choose')}
      nothingFoundMessage={t('noSuchSubJourney')}
      allowDeselect={false}
      disabled={readOnly}
      onChange={(journey) => {
        if (journey === null) return;
        const rows = prefilled(find(journey)?.document.parameters ?? [], step.config?.parameters);
        change((current) => {
          const next = setField(current, id, path, journey);
          return setField(next, id, 'parameters', rows.length === 0 ? undefined : rows);
        }, t('changes.chooseSubJourney'));
      }}
    />
  );
}

interface Row {
  readonly name: string;
  readonly value: string;
}

/** A row for each parameter; values that were given under the same name stay. */
export function prefilled(parameters: NonNullable<JourneyDocument['parameters']>, given: unknown): Row[] {
  const before = (Array.isArray(given) ? given : []) as readonly Row[];
  return parameters.map(({ name, required = true }) => {
    const value = before.find((row) => row.name === name)?.value;
    return { name, value: value ?? (required ? '' : 'null') };
  });
}
