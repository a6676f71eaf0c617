import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../app/app-route.ts';

/** What the builder shows, as it stands in the address. */
export interface BuilderSearch {
  readonly view?: 'outline';
  /** Id of the selected step. */
  readonly step?: string;
}

const parseBuilderSearch = ({ view, step }: Record<string, unknown>): BuilderSearch => ({
  ...(view === 'outline' ? { view } : {}),
  // An address such as ?step=12 is read as a number.
  ...(typeof step === 'string' || typeof step === 'number' ? { step: `${step}` } : {}),
});

const builderRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/journeys/$journeyId',
  validateSearch: parseBuilderSearch,
  component: lazyRouteComponent(() => import('./builder-screen.tsx'), 'BuilderScreen'),
});

export const builderRoutes = [builderRoute] as const;
