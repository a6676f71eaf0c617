import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../app/app-route.ts';

const builderRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/$journeyId',
  validateSearch: ({ view }: Record<string, unknown>): { view?: 'outline' } => (view === 'outline' ? { view } : {}),
  component: lazyRouteComponent(() => import('./builder-screen.tsx'), 'BuilderScreen'),
});

export const builderRoutes = [builderRoute] as const;
