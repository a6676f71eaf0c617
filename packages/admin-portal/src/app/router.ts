import { createRouter } from '@tanstack/react-router';
import { applicationsRoutes } from '../features/applications/routes.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { fiddleRoutes } from '../features/fiddle/routes.ts';
import { journeysRoutes } from '../features/journeys/routes.ts';
import { overviewRoutes } from '../features/overview/routes.ts';
import { runsRoutes } from '../features/runs/routes.ts';
import { settingsRoutes } from '../features/settings/routes.ts';
import { setupRoute } from '../features/setup/routes.ts';
import { signInRoute } from '../features/sign-in/routes.ts';
import { versionsRoutes } from '../features/versions/routes.ts';
import { builderRoutes } from '../journey-builder/routes.ts';
import { LoadingState } from '../ui/loading-state.tsx';
import { appRoute } from './app-route.ts';
import { nowhereRoute } from './nowhere-route.ts';
import { rootRoute } from './root-route.ts';

/** Every address of the portal. A screen adds its routes to the list of the signed-in ones. */
const routeTree = rootRoute.addChildren([
  signInRoute,
  setupRoute,
  appRoute.addChildren([
    ...overviewRoutes,
    ...journeysRoutes,
    ...versionsRoutes,
    ...builderRoutes,
    ...applicationsRoutes,
    ...runsRoutes,
    ...fiddleRoutes,
    ...auditRoutes,
    ...settingsRoutes,
    nowhereRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/portal',
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingState,
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
