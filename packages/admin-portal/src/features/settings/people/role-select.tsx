import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../api/use-role.ts';

const ROLES: readonly Role[] = ['viewer', 'editor', 'owner'];

/** The roles, each with what it may do. */
export function RoleSelect({
  value,
  error,
  onChange,
}: {
  readonly value: Role;
  readonly error?: string | undefined;
  readonly onChange: (role: Role) => void;
}) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  return (
    <Radio.Group
      label={t('people.role')}
      value={value}
      error={error ?? null}
      onChange={(role) => onChange(role as Role)}
    >
      <Stack gap="xs" mt={6}>
        {ROLES.map((role) => (
          <Radio
            key={role}
            value={role}
            label={capitalized(common(`roles.${role}`))}
            description={t(`people.roles.${role}`)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
