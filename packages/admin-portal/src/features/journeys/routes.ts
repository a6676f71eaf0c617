import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';
import { parseJourneySearch } from './journey-search.ts';

const screen = () => import('./journeys-screen.tsx');

const indexRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys',
  beforeLoad: () => {
    throw redirect({ to: '/journeys/b2c', replace: true });
  },
});

const b2cRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/b2c',
  validateSearch: parseJourneySearch,
  component: lazyRouteComponent(screen, 'B2cJourneysScreen'),
});

const b2bRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/b2b',
  validateSearch: parseJourneySearch,
  component: lazyRouteComponent(screen, 'B2bJourneysScreen'),
});

export const journeysRoutes = [indexRoute, b2cRoute, b2bRoute] as const;
