import { MutationCache, QueryClient } from '@tanstack/react-query';
import { showErrorToast } from '../ui/error-toast.tsx';
import { ApiError } from './api-error.ts';
import { whenConnectionRestored } from './connection.ts';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The screen shows the error itself, such as beside a field: no toast. */
      readonly showsErrors?: boolean;
    };
  }
}

/** One cache of server state for the whole portal. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the API refused, it refuses again; a lost connection has a loop of its own.
      retry: (count, error) => !(error instanceof ApiError && error.problem.status < 500) && count < 1,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _result, mutation) => {
      if (mutation.meta?.showsErrors !== true) showErrorToast(error);
    },
  }),
});

whenConnectionRestored(() => void queryClient.invalidateQueries());
