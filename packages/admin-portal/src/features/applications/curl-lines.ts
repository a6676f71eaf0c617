import type { Client } from '../../api/generated/admin-api.ts';

/** The call that fetches a client access token, as the client authenticates. */
export function tokenCurl(
  { id, authenticationMethod }: Pick<Client, 'id' | 'authenticationMethod'>,
  secret: string,
  baseUrl: string,
): string {
  const byHeader = authenticationMethod === 'client_secret_basic';
  return [
    `curl -i -X POST ${baseUrl}/oidc/token`,
    `  -H 'Content-Type: application/x-www-form-urlencoded'`,
    ...(byHeader ? [`  -u '${id}:${secret}'`] : []),
    '  -d grant_type=client_credentials',
    ...(byHeader ? [] : [`  -d client_id=${id}`, `  -d client_secret=${secret}`]),
  ].join(' \\\n');
}

/** A call of a journey with the token. */
export function invokeCurl({ id }: Pick<Client, 'id'>, baseUrl: string, journeyId = '[JOURNEY_ID]'): string {
  return [
    `curl -i -X POST "${baseUrl}/ido/api/v2/invoke-api-journey/${journeyId}?clientId=${id}"`,
    `  -H 'Content-Type: application/json'`,
    `  -H 'Authorization: Bearer [CLIENT_TOKEN]'`,
    `  --data '{}'`,
  ].join(' \\\n');
}
