import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { takeFieldErrors } from '../../api/form-errors.ts';
import { type ClientFormValues, joinRedirectErrors, NEW_CLIENT, requiredName } from './client-form-values.ts';

const FIELDS = ['name', 'type', 'redirectUris', 'authenticationMethod'];

/** The form of a client. `takeErrors` puts what the server says beside its field and returns the rest. */
export function useClientForm(initialValues: ClientFormValues = NEW_CLIENT) {
  const { t } = useTranslation('applications');
  const form = useForm<ClientFormValues>({ initialValues, validate: { name: requiredName(t) } });
  const setErrors = (errors: Record<string, string>) => form.setErrors(joinRedirectErrors(errors, form.getValues()));
  return { form, takeErrors: (error: unknown) => takeFieldErrors(error, { setErrors, fields: FIELDS }) };
}
