import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../../api/api-error.ts';
import { takeFieldErrors } from '../../../api/form-errors.ts';
import type { Role } from '../../../api/use-role.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { MIN_PASSWORD_LENGTH } from './new-password.ts';
import { PasswordField } from './password-field.tsx';
import { usePeopleChanges } from './queries.ts';
import { RoleSelect } from './role-select.tsx';

interface Invitation {
  email: string;
  password: string;
  role: Role;
}

/** Adds a person; then shows once what to hand on to them. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { create } = usePeopleChanges();
  const [error, setError] = useState<unknown>();
  const [invited, setInvited] = useState<Invitation | null>(null);
  const form = useForm<Invitation>({
    initialValues: { email: '', password: '', role: 'viewer' },
    validate: {
      email: (email) => (/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? null : t('people.emailWrong')),
      password: (password) => (password.length < MIN_PASSWORD_LENGTH ? t('people.passwordShort') : null),
    },
  });

  const save = form.onSubmit((values) => {
    setError(undefined);
    create.mutate(
      { ...values, email: values.email.trim() },
      {
        onSuccess: () => setInvited({ ...values, email: values.email.trim() }),
        onError: (caught) => {
          if (isProblem(caught, 'email-taken')) form.setErrors({ email: t('people.emailTaken') });
          else setError(takeFieldErrors(caught, { setErrors: form.setErrors, fields: ['email', 'password', 'role'] }));
        },
      },
    );
  });

  if (invited !== null) {
    return (
      <SecretOnce
        title={t('people.invited', { email: invited.email })}
        values={[
          { label: t('people.address'), value: `${window.location.origin}/portal/` },
          { label: t('people.email'), value: invited.email },
          { label: t('people.password'), value: invited.password },
        ]}
        onClose={onClose}
      >
        <Text fz="sm">{t('people.handOn')}</Text>
      </SecretOnce>
    );
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('people.invite')}
      closeOnClickOutside={!form.isDirty()}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <form onSubmit={save} noValidate>
        <Stack>
          {error !== undefined && <ErrorState error={error} />}
          <TextInput
            label={t('people.email')}
            type="email"
            required
            maxLength={254}
            autoComplete="off"
            data-autofocus
            {...form.getInputProps('email')}
          />
          <RoleSelect value={form.values.role} onChange={(role) => form.setFieldValue('role', role)} />
          <PasswordField
            label={t('people.password')}
            value={form.values.password}
            error={form.errors.password as string | undefined}
            onChange={(password) => form.setFieldValue('password', password)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {common('cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('people.inviteSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
