import { createRoute } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.ts';
import { isOwnPath } from './own-path.ts';
import { SignInScreen } from './sign-in-screen.tsx';

export interface SignInSearch {
  /** Where to go afterwards. */
  readonly next?: string;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: ({ next }: Record<string, unknown>): SignInSearch => (isOwnPath(next) ? { next } : {}),
  component: SignInScreen,
});
