import { Button, Group, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../../api/client.ts';
import { takeFieldErrors } from '../../../api/form-errors.ts';
import { beginSession } from '../../../api/session.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Surface } from '../../../ui/surface.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../people/new-password.ts';

const FIELDS = ['currentPassword', 'newPassword', 'repeated'] as const;

/** The own password; every other session ends with the old one. */
export function ChangePassword() {
  const { t } = useTranslation('settings');
  const queryClient = useQueryClient();
  const [error, setError] = useState<unknown>();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '', repeated: '' },
    validate: {
      currentPassword: (value) => (value === '' ? t('account.currentMissing') : null),
      newPassword: (value) => (value.length < MIN_PASSWORD_LENGTH ? t('people.passwordShort') : null),
      repeated: (value, { newPassword }) => (value === newPassword ? null : t('account.notTheSame')),
    },
  });
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) =>
      unwrap(api.PUT('/api/v1/session/password', { body })),
    meta: { showsErrors: true },
  });

  const save = form.onSubmit(({ currentPassword, newPassword }) => {
    setError(undefined);
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: (session) => {
          beginSession(session);
          form.reset();
          showToast(t('account.changed'));
          void queryClient.invalidateQueries({ queryKey: ['own-sessions'] });
        },
        onError: (caught) => setError(takeFieldErrors(caught, { setErrors: form.setErrors, fields: FIELDS })),
      },
    );
  });

  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('account.showPassword') } };
  const isNew = { ...toggle, required: true, maxLength: MAX_PASSWORD_LENGTH, autoComplete: 'new-password' };
  return (
    <Surface aria-label={t('account.password')}>
      <Title order={2} mb={4}>
        {t('account.password')}
      </Title>
      <Text c="dimmed" fz="sm" mb="sm">
        {t('account.passwordText')}
      </Text>
      <form onSubmit={save} noValidate>
        <Stack maw="26rem">
          {error !== undefined && <ErrorState error={error} />}
          <PasswordInput
            {...toggle}
            label={t('account.current')}
            required
            autoComplete="current-password"
            maxLength={MAX_PASSWORD_LENGTH}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            {...isNew}
            label={t('people.newPassword')}
            description={t('people.passwordHint')}
            {...form.getInputProps('newPassword')}
          />
          <PasswordInput {...isNew} label={t('account.repeat')} {...form.getInputProps('repeated')} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('account.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Surface>
  );
}
