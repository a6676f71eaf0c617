import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state.tsx';
import type { NameForm } from './use-name-form.ts';

/** The fields of {@link NameForm}. */
export function NameFields({ names: { form, id, setId, error } }: { readonly names: NameForm }) {
  const { t } = useTranslation('journeys');
  return (
    <>
      {error !== undefined && <ErrorState error={error} />}
      <TextInput
        label={t('fields.name')}
        description={t('fields.nameHint')}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('fields.id')}
        description={t('fields.idHint')}
        required
        maxLength={80}
        spellCheck={false}
        autoCapitalize="none"
        value={id}
        error={form.errors.id}
        onChange={({ currentTarget }) => {
          form.clearFieldError('id');
          setId(currentTarget.value);
        }}
      />
    </>
  );
}
