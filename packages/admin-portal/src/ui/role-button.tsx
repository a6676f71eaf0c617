import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ComponentPropsWithoutRef } from 'react';
import { type Role, useRole } from '../api/use-role.ts';

type RoleButtonProps = ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** The lowest role that may press it. */
    readonly needs: Role;
  };

/** A button that says why somebody's role may not press it. It stays reachable with the keyboard, so that they can read it. */
export function RoleButton({ needs, onClick, type = 'button', ...props }: RoleButtonProps) {
  const reason = useRole().reasonAgainst(needs);
  if (reason === undefined) return <Button type={type} {...props} {...(onClick === undefined ? {} : { onClick })} />;
  return (
    <Tooltip label={reason}>
      <Button {...props} type="button" data-disabled aria-disabled="true" aria-description={reason} />
    </Tooltip>
  );
}
