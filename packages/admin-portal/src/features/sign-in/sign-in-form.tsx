import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client.ts';
import type { Session } from '../../api/generated/admin-api.ts';
import { ErrorState } from '../../ui/error-state.tsx';

interface SignInFormProps {
  /** Filled in, such as for somebody whose session has ended. */
  readonly email?: string;
  readonly onSignedIn: (session: Session) => void;
}

export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email, password: '' },
    validate: {
      email: (value) => (value.trim() === '' ? t('emailMissing') : null),
      password: (value) => (value === '' ? t('passwordMissing') : null),
    },
  });
  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => unwrap(api.POST('/api/v1/session', { body })),
    onSuccess: onSignedIn,
    meta: { showsErrors: true },
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <Stack>
        {signIn.error !== null && <ErrorState error={signIn.error} />}
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          data-autofocus={email === '' || undefined}
          autoFocus={email === ''}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          data-autofocus={email !== '' || undefined}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} fullWidth>
          {t('submit')}
        </Button>
        <Text fz="xs" c="dimmed">
          {t('forgotten')}
        </Text>
      </Stack>
    </form>
  );
}
