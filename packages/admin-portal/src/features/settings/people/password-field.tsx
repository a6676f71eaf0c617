import { Button, Group, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { MAX_PASSWORD_LENGTH, newPassword } from './new-password.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A password for somebody else: typed or made, to be handed on. */
export function PasswordField({ label, value, error, onChange }: PasswordFieldProps) {
  const { t } = useTranslation('settings');
  const [isVisible, setVisible] = useState(false);
  return (
    <div>
      <PasswordInput
        label={label}
        description={t('people.passwordHint')}
        required
        autoComplete="new-password"
        maxLength={MAX_PASSWORD_LENGTH}
        visible={isVisible}
        onVisibilityChange={setVisible}
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error ?? null}
      />
      <Group gap="xs" mt={6}>
        <Button
          size="compact-sm"
          variant="light"
          onClick={() => {
            onChange(newPassword());
            setVisible(true);
          }}
        >
          {t('people.makePassword')}
        </Button>
        {value !== '' && <CopyButton value={value} what={label} />}
      </Group>
    </div>
  );
}
