export { OIDC_MOUNTS, oidcIssuers } from './issuers.ts';
export { type OidcRoutesOptions, oidcRoutes } from './oidc-routes.ts';
