import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import { takeFieldErrors } from '../../api/form-errors.ts';
import { beginSession } from '../../api/session.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { Entrance } from '../sign-in/entrance.tsx';

const MIN_PASSWORD_LENGTH = 12;

/** The first start: creates the owner. */
export function SetupScreen() {
  const { t } = useTranslation('setup');
  const { t: signInText } = useTranslation('signIn');
  const navigate = useNavigate();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { code: '', email: '', password: '' },
    validate: {
      code: (value) => (value.trim() === '' ? t('codeMissing') : null),
      email: (value) => (/^[^\s@]+@[^\s@]+$/.test(value.trim()) ? null : t('emailInvalid')),
      password: (value) => (value.length < MIN_PASSWORD_LENGTH ? t('passwordTooShort', { count: value.length }) : null),
    },
  });
  const setUp = useMutation({
    mutationFn: (values: { code: string; email: string; password: string }) =>
      unwrap(api.POST('/api/v1/setup', { body: { ...values, email: values.email.trim() } })),
    onSuccess: (session) => {
      beginSession(session);
      void navigate({ to: '/', replace: true });
    },
    onError: (error) =>
      void takeFieldErrors(error, { setErrors: form.setErrors, fields: ['code', 'email', 'password'] }),
    meta: { showsErrors: true },
  });
  return (
    <Entrance title={t('title')} text={t('text')}>
      <form onSubmit={form.onSubmit((values) => setUp.mutate(values))} noValidate>
        <Stack>
          {setUp.error !== null && <ErrorState error={setUp.error} />}
          <TextInput
            label={t('code')}
            description={t('codeHint')}
            autoComplete="off"
            spellCheck={false}
            autoFocus
            key={form.key('code')}
            {...form.getInputProps('code')}
          />
          <TextInput
            label={signInText('email')}
            type="email"
            autoComplete="username"
            key={form.key('email')}
            {...form.getInputProps('email')}
          />
          <PasswordInput
            label={signInText('password')}
            description={t('passwordHint')}
            autoComplete="new-password"
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={setUp.isPending} fullWidth mt="xs">
            {t('submit')}
          </Button>
        </Stack>
      </form>
    </Entrance>
  );
}
