import type { ReactNode } from 'react';
import { type Role, useRole } from '../api/use-role.ts';
import { LinkButton } from './link-button.tsx';
import { RoleButton } from './role-button.tsx';

/** A link to where something is changed; for others a button that says why not. */
export const RoleLinkButton: typeof LinkButton extends (props: infer Props) => infer Result
  ? (props: Props & { readonly needs: Role }) => Result
  : never = ({ needs, ...props }) => {
  const { can } = useRole();
  if (can(needs)) return <LinkButton {...props} />;
  return <RoleButton needs={needs}>{props.children as ReactNode}</RoleButton>;
};
