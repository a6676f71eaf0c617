import type { Demo } from '@waymark/server';

/** Fetches a client access token, as the tutorial does. */
export async function fetchClientToken({
  baseUrl,
  clientId,
  clientSecret,
}: Pick<Demo, 'baseUrl' | 'clientId' | 'clientSecret'>): Promise<string> {
  const response = await fetch(`${baseUrl}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  });
  if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
