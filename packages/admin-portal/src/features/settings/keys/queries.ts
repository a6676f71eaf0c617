import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';

/** A key set as people enter it. */
export interface KeySetFields {
  readonly name: string;
  readonly description: string;
  readonly jwks: { keys: Record<string, unknown>[] };
}

const KEY_SETS = ['key-sets'] as const;
const path = '/api/v1/key-sets/{name}';

export function useKeySets() {
  return usePages([...KEY_SETS, 'list'], (query) => unwrap(api.GET('/api/v1/key-sets', { params: { query } })));
}

/** The journeys that verify tokens with the key set. */
export function useKeySetUses(name: string) {
  return useQuery({
    queryKey: [...KEY_SETS, name, 'uses'],
    queryFn: () => unwrap(api.GET(`${path}/uses`, { params: { path: { name } } })).then(({ items }) => items),
  });
}

export function useSigningKeys() {
  return useQuery({
    queryKey: ['signing-keys'],
    queryFn: () => unwrap(api.GET('/api/v1/signing-keys')).then(({ items }) => items),
  });
}

/** Changes of key sets. Errors belong to the dialogs. */
export function useKeySetChanges() {
  const queryClient = useQueryClient();
  const options = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY_SETS }),
    meta: { showsErrors: true },
  };
  return {
    create: useMutation({
      ...options,
      mutationFn: (body: KeySetFields) => unwrap(api.POST('/api/v1/key-sets', { body })),
    }),
    replace: useMutation({
      ...options,
      mutationFn: ({ name, ...body }: KeySetFields) => unwrap(api.PUT(path, { params: { path: { name } }, body })),
    }),
    remove: useMutation({
      ...options,
      mutationFn: (name: string) => unwrap(api.DELETE(path, { params: { path: { name } } })),
    }),
  };
}
