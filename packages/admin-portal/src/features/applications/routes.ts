import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';

const listRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/applications',
  component: lazyRouteComponent(() => import('./applications-screen.tsx'), 'ApplicationsScreen'),
});

const newRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/applications/new',
  component: lazyRouteComponent(() => import('./new-application-screen.tsx'), 'NewApplicationScreen'),
});

const detailRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/applications/$applicationId',
  component: lazyRouteComponent(() => import('./application-screen.tsx'), 'ApplicationScreen'),
});

export const applicationsRoutes = [listRoute, newRoute, detailRoute] as const;
