import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';

const screen = () => import('./journeys-screen.tsx');

const b2cRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/b2c',
  component: lazyRouteComponent(screen, 'B2cJourneysScreen'),
});

const b2bRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/b2b',
  component: lazyRouteComponent(screen, 'B2bJourneysScreen'),
});

export const journeysRoutes = [b2cRoute, b2bRoute] as const;
