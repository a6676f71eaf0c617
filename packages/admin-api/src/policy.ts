import type { AdministratorRole } from '@waymark/storage';
import type { FastifyInstance } from 'fastify';

/** Who may use a route: everybody, or administrators from a role upwards. */
export type Policy = { readonly access: 'public' } | { readonly access: 'signed-in'; readonly role: AdministratorRole };

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may use the route; a route of the admin API without one stops the start of the server. */
    policy?: Policy;
  }
}

/** Needs no session. */
export const PUBLIC: Policy = { access: 'public' };
/** Reads everything. */
export const VIEWER: Policy = { access: 'signed-in', role: 'viewer' };
/** Also changes journeys, applications, clients and key sets. */
export const EDITOR: Policy = { access: 'signed-in', role: 'editor' };
/** Also manages people. */
export const OWNER: Policy = { access: 'signed-in', role: 'owner' };

const RANKS: Readonly<Record<AdministratorRole, number>> = { viewer: 0, editor: 1, owner: 2 };

/** Does the role include the one that the policy asks for? */
export function roleAllows(role: AdministratorRole, required: AdministratorRole): boolean {
  return RANKS[role] >= RANKS[required];
}

/** Makes a route without a policy an error at start-up: what nobody thought about is not open. */
export function requirePolicies(api: FastifyInstance): void {
  api.addHook('onRoute', ({ method, url, config }) => {
    if (config?.policy === undefined) throw new Error(`The route ${String(method)} ${url} has no policy.`);
  });
}
