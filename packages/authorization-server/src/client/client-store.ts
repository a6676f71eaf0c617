import type { Client } from './client.ts';

/** Finds clients for the token endpoint. Synchronous: the host keeps them in memory. */
export interface ClientStore {
  findClient(clientId: string): Client | undefined;
}
