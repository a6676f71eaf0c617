import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Administrator } from '../../../api/generated/admin-api.ts';
import type { Role } from '../../../api/use-role.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { SecretOnce } from '../../../ui/secret-once.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { MIN_PASSWORD_LENGTH } from './new-password.ts';
import { PasswordField } from './password-field.tsx';
import { usePeopleChanges } from './queries.ts';
import { RoleSelect } from './role-select.tsx';

interface DialogProps {
  readonly person: Administrator;
  readonly onClose: () => void;
}

/** Gives somebody another role. */
export function RoleDialog({ person, onClose }: DialogProps) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { update } = usePeopleChanges();
  const [role, setRole] = useState<Role>(person.role);
  const save = () => {
    const onSuccess = () => {
      showToast(t('people.roleChanged', { email: person.email, role: common(`roles.${role}`) }));
      onClose();
    };
    update.mutate({ id: person.id, role }, { onSuccess });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('people.roleOf', { email: person.email })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        {update.error !== null && <ErrorState error={update.error} />}
        <RoleSelect value={role} onChange={setRole} />
        <Text fz="sm" c="dimmed">
          {t('people.roleAtOnce')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button loading={update.isPending} disabled={role === person.role} onClick={save}>
            {common('save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** Gives somebody a new password, shown once to be handed on. */
export function ResetPasswordDialog({ person, onClose }: DialogProps) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { update } = usePeopleChanges();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  if (update.isSuccess) {
    return (
      <SecretOnce
        title={t('people.passwordReset', { email: person.email })}
        values={[{ label: t('people.password'), value: password }]}
        onClose={onClose}
      >
        <Text fz="sm">{t('people.handOn')}</Text>
      </SecretOnce>
    );
  }
  const save = () => {
    if (password.length < MIN_PASSWORD_LENGTH) setProblem(t('people.passwordShort'));
    else update.mutate({ id: person.id, password });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('people.passwordOf', { email: person.email })}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack>
        {update.error !== null && <ErrorState error={update.error} />}
        <Text fz="sm">{t('people.passwordEnds')}</Text>
        <PasswordField
          label={t('people.newPassword')}
          value={password}
          error={problem}
          onChange={(value) => {
            setPassword(value);
            setProblem(undefined);
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button loading={update.isPending} onClick={save}>
            {t('people.resetSubmit')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
