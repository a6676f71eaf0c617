import { useQuery } from '@tanstack/react-query';
import { api, unwrap } from '../api/client.ts';
import type { Client } from '../api/generated/admin-api.ts';

/** A client of any application. */
export interface KnownClient {
  readonly id: string;
  /** Its own name and its application's. */
  readonly label: string;
  readonly authenticationMethod: Client['authenticationMethod'];
}

/** Every client of this server; undefined until they are here. */
export function useKnownClients(): readonly KnownClient[] | undefined {
  return useQuery({ queryKey: ['clients', 'of-all-applications'], queryFn: fetchClients }).data;
}

async function fetchClients(): Promise<KnownClient[]> {
  const query = { limit: 200 };
  const { items } = await unwrap(api.GET('/api/v1/applications', { params: { query } }));
  const lists = await Promise.all(
    items.map(async ({ id, name }) => {
      const path = { applicationId: id };
      const clients = await unwrap(
        api.GET('/api/v1/applications/{applicationId}/clients', { params: { path, query } }),
      );
      return clients.items.map((client) => ({
        id: client.id,
        label: `${client.name} · ${name}`,
        authenticationMethod: client.authenticationMethod,
      }));
    }),
  );
  return lists.flat();
}
