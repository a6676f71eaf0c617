import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';
import { parseCompareSearch } from '../../journey-parts/compare-search.ts';

const listRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/$journeyId/versions',
  component: lazyRouteComponent(() => import('./versions-screen.tsx'), 'VersionsScreen'),
});

const oneRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/$journeyId/versions/$version',
  component: lazyRouteComponent(() => import('./version-screen.tsx'), 'VersionScreen'),
});

const compareRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/$journeyId/compare',
  validateSearch: parseCompareSearch,
  component: lazyRouteComponent(() => import('./compare-screen.tsx'), 'CompareScreen'),
});

export const versionsRoutes = [listRoute, oneRoute, compareRoute] as const;
