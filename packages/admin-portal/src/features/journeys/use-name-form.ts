import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/api-error.ts';
import { takeFieldErrors } from '../../api/form-errors.ts';
import { useAllJourneys } from '../../journey-parts/journey-queries.ts';
import { faultOfId, freeId, suggestId } from './suggest-id.ts';

/**
 * Name and id of a new journey. The id follows the name until somebody types one, and steps aside for ids that are taken.
 */
export function useNameForm(initial: { readonly name: string; readonly id?: string }) {
  const { t } = useTranslation('journeys');
  const { data: journeys } = useAllJourneys();
  const taken = new Set((journeys ?? []).map(({ id }) => id));
  const [ownId, setOwnId] = useState<string | undefined>(undefined);
  const [error, setError] = useState<unknown>();
  const form = useForm({ initialValues: { name: initial.name, id: '' } });
  const { name } = form.values;
  const suggested = initial.id !== undefined && name === initial.name ? initial.id : suggestId(name);
  const id = ownId ?? (suggested === '' ? '' : freeId(suggested, taken));

  /** The values, when they can be used; else the faults stand beside the fields. */
  function check(): { name: string; id: string } | undefined {
    setError(undefined);
    const fault = faultOfId(id) ?? (taken.has(id) ? 'idTaken' : undefined);
    const errors = {
      ...(name.trim() === '' ? { name: t('fields.nameMissing') } : {}),
      ...(fault === undefined || (id === '' && name.trim() === '') ? {} : { id: t(`fields.${fault}`) }),
    };
    form.setErrors(errors);
    return Object.keys(errors).length === 0 ? { name: name.trim(), id } : undefined;
  }

  function takeError(caught: unknown): void {
    if (isProblem(caught, 'id-taken')) form.setErrors({ id: t('fields.idTaken') });
    else setError(takeFieldErrors(caught, { setErrors: form.setErrors, fields: ['name', 'id'] }));
  }

  return { form, id, setId: setOwnId, error, check, takeError, taken };
}

export type NameForm = ReturnType<typeof useNameForm>;
