import type { JourneySettings } from '@waymark/journey';
import type { KnownClient } from '../../use-known-clients.ts';

/** The client that calls the published version. */
export interface Caller {
  /** Empty while none is known. */
  readonly clientId: string;
  readonly authenticationMethod: KnownClient['authenticationMethod'];
  /** The clients that may call. */
  readonly choices: readonly KnownClient[];
}

/** Who calls: what a person chose, or the first client that the journey allows. */
export function callerOf(
  clients: readonly KnownClient[],
  { enforceToken = true, allowedClients = [] }: Pick<JourneySettings, 'enforceToken' | 'allowedClients'>,
  chosen: string | undefined,
): Caller {
  const choices = allowedClients.length === 0 ? clients : clients.filter(({ id }) => allowedClients.includes(id));
  const expected = enforceToken ? (choices[0]?.id ?? allowedClients[0]) : undefined;
  const clientId = chosen?.trim() ?? expected ?? '';
  const { authenticationMethod = 'client_secret_basic' } = clients.find(({ id }) => id === clientId) ?? {};
  return { clientId, authenticationMethod, choices };
}
