import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../api/client.ts';
import { usePages } from '../../../api/use-pages.ts';
import type { Role } from '../../../api/use-role.ts';

const PEOPLE = ['administrators'] as const;
const path = '/api/v1/administrators/{administratorId}';

export function usePeople() {
  return usePages([...PEOPLE, 'list'], (query) => unwrap(api.GET('/api/v1/administrators', { params: { query } })));
}

/** Changes of people. Errors belong to the dialogs. */
export function usePeopleChanges() {
  const queryClient = useQueryClient();
  const options = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: PEOPLE }),
    meta: { showsErrors: true },
  };
  return {
    create: useMutation({
      ...options,
      mutationFn: (body: { email: string; password: string; role: Role }) =>
        unwrap(api.POST('/api/v1/administrators', { body })),
    }),
    update: useMutation({
      ...options,
      mutationFn: ({ id, ...body }: { id: string; role?: Role; password?: string }) =>
        unwrap(api.PATCH(path, { params: { path: { administratorId: id } }, body })),
    }),
    remove: useMutation({
      ...options,
      mutationFn: (administratorId: string) => unwrap(api.DELETE(path, { params: { path: { administratorId } } })),
    }),
  };
}
