import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';

const runsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/runs',
  component: lazyRouteComponent(() => import('./runs-screen.tsx'), 'RunsScreen'),
});

export const runsRoutes = [runsRoute] as const;
