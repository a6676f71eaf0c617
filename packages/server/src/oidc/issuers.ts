/** Where the token service is mounted: each mount is an issuer of its own, and all of them sign with the same keys. */
export const OIDC_MOUNTS = ['/oidc', '/cis/oidc'] as const;

/**
 * The issuer identifiers of this server, one for each mount. A client that got its token through either discovery
 * document compares `iss` with the address it started from (RFC 8414 §3.3), so the two cannot share one.
 */
export function oidcIssuers(baseUrl: string): readonly string[] {
  const base = baseUrl.replace(/\/+$/, '');
  return OIDC_MOUNTS.map((mount) => `${base}${mount}`);
}
