import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';
import { parseRunSearch } from './run-search.ts';

const runsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/runs',
  validateSearch: parseRunSearch,
  component: lazyRouteComponent(() => import('./runs-screen.tsx'), 'RunsScreen'),
});

const runRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/runs/$runId',
  validateSearch: ({ step }: Record<string, unknown>): { step?: number } =>
    typeof step === 'number' && Number.isInteger(step) && step > 0 ? { step } : {},
  component: lazyRouteComponent(() => import('./run-screen.tsx'), 'RunScreen'),
});

export const runsRoutes = [runsRoute, runRoute] as const;
