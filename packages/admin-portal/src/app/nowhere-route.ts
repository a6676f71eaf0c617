import { createRoute } from '@tanstack/react-router';
import { appRoute } from './app-route.ts';
import { NotFoundScreen } from './not-found-screen.tsx';

/** Any other address: it is said in the frame, from which all screens can be reached. */
export const nowhereRoute = createRoute({ getParentRoute: () => appRoute, path: '$', component: NotFoundScreen });
