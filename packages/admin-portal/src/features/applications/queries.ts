import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../api/client.ts';
import type { Client } from '../../api/generated/admin-api.ts';
import { usePages } from '../../api/use-pages.ts';

/** What a client is made of, as forms hold it. */
export type ClientFields = Pick<Client, 'name' | 'type' | 'redirectUris' | 'authenticationMethod'>;

const APPLICATIONS = ['applications'] as const;
const clientsKey = (applicationId: string) => [...APPLICATIONS, applicationId, 'clients'] as const;

export function useApplications() {
  return usePages([...APPLICATIONS, 'list'], (query) => unwrap(api.GET('/api/v1/applications', { params: { query } })));
}

export function useApplication(applicationId: string) {
  return useQuery({
    queryKey: [...APPLICATIONS, applicationId],
    queryFn: () => unwrap(api.GET('/api/v1/applications/{applicationId}', { params: { path: { applicationId } } })),
  });
}

export function useClients(applicationId: string) {
  return usePages(clientsKey(applicationId), (query) =>
    unwrap(api.GET('/api/v1/applications/{applicationId}/clients', { params: { path: { applicationId }, query } })),
  );
}

/** Changes of applications and their clients. Each refreshes what shows them; errors belong to the form or dialog. */
export function useApplicationChanges() {
  const queryClient = useQueryClient();
  const options = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: APPLICATIONS }),
    meta: { showsErrors: true },
  };
  const path = '/api/v1/applications/{applicationId}';
  return {
    create: useMutation({
      ...options,
      mutationFn: (body: { name: string }) => unwrap(api.POST('/api/v1/applications', { body })),
    }),
    rename: useMutation({
      ...options,
      mutationFn: ({ applicationId, name }: { applicationId: string; name: string }) =>
        unwrap(api.PUT(path, { params: { path: { applicationId } }, body: { name } })),
    }),
    remove: useMutation({
      ...options,
      mutationFn: (applicationId: string) => unwrap(api.DELETE(path, { params: { path: { applicationId } } })),
    }),
  };
}

export function useClientChanges(applicationId: string) {
  const queryClient = useQueryClient();
  const options = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: clientsKey(applicationId) }),
    meta: { showsErrors: true },
  };
  const path = '/api/v1/applications/{applicationId}/clients/{clientId}';
  const ofClient = (clientId: string) => ({ params: { path: { applicationId, clientId } } });
  return {
    create: useMutation({
      ...options,
      mutationFn: (body: ClientFields) => createClient(applicationId, body),
    }),
    update: useMutation({
      ...options,
      mutationFn: ({ clientId, fields }: { clientId: string; fields: ClientFields }) =>
        unwrap(api.PUT(path, { ...ofClient(clientId), body: fields })),
    }),
    remove: useMutation({
      ...options,
      mutationFn: (clientId: string) => unwrap(api.DELETE(path, ofClient(clientId))),
    }),
    addSecret: useMutation({
      ...options,
      mutationFn: (clientId: string) => unwrap(api.POST(`${path}/secrets`, ofClient(clientId))),
    }),
    revokeSecret: useMutation({
      ...options,
      mutationFn: ({ clientId, secretId }: { clientId: string; secretId: string }) =>
        unwrap(api.DELETE(`${path}/secrets/{secretId}`, { params: { path: { applicationId, clientId, secretId } } })),
    }),
  };
}

export function createClient(applicationId: string, body: ClientFields) {
  const params = { path: { applicationId } };
  return unwrap(api.POST('/api/v1/applications/{applicationId}/clients', { params, body }));
}
