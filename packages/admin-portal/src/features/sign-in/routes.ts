import { createRoute, redirect } from '@tanstack/react-router';
import { isSignedIn } from '../../api/session.ts';
import { isSetupRequired } from '../../api/setup.ts';
import { rootRoute } from '../../app/root-route.ts';
import { isOwnPath } from './own-path.ts';
import { SignInScreen } from './sign-in-screen.tsx';

export interface SignInSearch {
  /** Where to go afterwards. */
  readonly next?: string | undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next }: Record<string, unknown>): SignInSearch => ({
    // Said even when it is nothing: what a route does not say comes through as it stood in the address.
    next: isOwnPath(next) ? next : undefined,
  }),
  beforeLoad: async () => {
    if (await isSignedIn()) throw redirect({ to: '/' });
    if (await isSetupRequired()) throw redirect({ to: '/setup' });
  },
  component: SignInScreen,
});
