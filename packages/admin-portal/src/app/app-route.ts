import { createRoute, redirect } from '@tanstack/react-router';
import { isSignedIn } from '../api/session.ts';
import { isSetupRequired } from '../api/setup.ts';
import { CrashScreen } from './crash-screen.tsx';
import { NotFoundScreen } from './not-found-screen.tsx';
import { rootRoute } from './root-route.ts';
import { Shell } from './shell.tsx';

/** The parent of every page that needs somebody to be signed in. Others are led to the sign-in, and back. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ location }) => {
    if (await isSignedIn()) return;
    if (await isSetupRequired()) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
  component: Shell,
  errorComponent: CrashScreen,
  notFoundComponent: NotFoundScreen,
});
