import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';
import { parseOverviewSearch } from './ranges.ts';

const overviewRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  validateSearch: parseOverviewSearch,
  component: lazyRouteComponent(() => import('./overview-screen.tsx'), 'OverviewScreen'),
});

export const overviewRoutes = [overviewRoute] as const;
