import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Administrator } from './generated/admin-api.ts';
import { sessionStore } from './session.ts';

export type Role = Administrator['role'];

const RANKS: Readonly<Record<Role, number>> = { viewer: 0, editor: 1, owner: 2 };

/** What the signed-in person may do. The server decides; this only says so before it is tried. */
export function useRole() {
  const { t } = useTranslation('common');
  const role = useStore(sessionStore, ({ session }) => session?.administrator.role ?? 'viewer');
  const can = (needed: Role) => RANKS[role] >= RANKS[needed];
  return {
    role,
    can,
    /** Why not, in words; undefined when the person may. */
    reasonAgainst: (needed: Role): string | undefined =>
      can(needed) ? undefined : t('roleTooLow', { needed: t(`roles.${needed}`), role: t(`roles.${role}`) }),
  };
}
