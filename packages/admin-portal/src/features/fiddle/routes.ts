import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../app/app-route.ts';

const fiddleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/fiddle',
  component: lazyRouteComponent(() => import('./fiddle-screen.tsx'), 'FiddleScreen'),
});

export const fiddleRoutes = [fiddleRoute] as const;
