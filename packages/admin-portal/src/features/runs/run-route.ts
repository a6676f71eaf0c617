import { getRouteApi } from '@tanstack/react-router';

/** The address of one run, for the parts of its screen. */
export const route = getRouteApi('/app/runs/$runId');
