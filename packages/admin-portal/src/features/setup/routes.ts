import { createRoute, redirect } from '@tanstack/react-router';
import { isSetupRequired } from '../../api/setup.ts';
import { rootRoute } from '../../app/root-route.ts';
import { SetupScreen } from './setup-screen.tsx';

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  beforeLoad: async () => {
    if (!(await isSetupRequired())) throw redirect({ to: '/sign-in', search: {} });
  },
  component: SetupScreen,
});
