import { Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ClientFormValues } from './client-form-values.ts';

const METHODS = ['client_secret_basic', 'client_secret_post'] as const;
const TYPES = ['web', 'native'] as const;

/** The fields of a client, in a form that may have more of them. */
export function ClientFields({ form }: { readonly form: UseFormReturnType<ClientFormValues> }) {
  const { t } = useTranslation('applications');
  const { type } = form.values;
  return (
    <Stack>
      <TextInput label={t('fields.clientName')} required maxLength={100} {...form.getInputProps('name')} />
      <Radio.Group label={t('fields.type')} {...form.getInputProps('type')}>
        <Stack gap="xs" mt={6}>
          {TYPES.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`fields.types.${value}`)}
              description={t(`fields.typeHints.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('fields.redirectUris')}
        description={t('fields.redirectUrisHint')}
        placeholder={type === 'web' ? 'https://yourdemoapp.com/verify' : 'com.example.app:/callback'}
        autosize
        minRows={2}
        spellCheck={false}
        styles={{ error: { whiteSpace: 'pre-line' } }}
        {...form.getInputProps('redirectUris')}
      />
      <Select
        label={t('fields.method')}
        data={METHODS.map((value) => ({ value, label: t(`fields.methods.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('authenticationMethod')}
      />
    </Stack>
  );
}
