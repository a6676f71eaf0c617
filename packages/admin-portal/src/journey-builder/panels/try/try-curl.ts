import { publishedUrl } from './call-published.ts';
import type { TryCall } from './try-request.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** How a shell fetches a client access token. */
export function tokenCurl(baseUrl: string, clientId: string): string {
  return [
    `TOKEN=$(curl -s -X POST ${quoted(`${baseUrl}/oidc/token`)}`,
    `  -d grant_type=client_credentials -d ${quoted(`client_id=${clientId === '' ? '[CLIENT_ID]' : clientId}`)}`,
    `  -d 'client_secret=[CLIENT_SECRET]' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
  ].join(' \\\n');
}

/** How a shell makes the call, with the token in `$TOKEN` where the journey asks for one. */
export function callCurl(
  baseUrl: string,
  journeyId: string,
  clientId: string,
  call: TryCall,
  enforceToken: boolean,
): string {
  const { method = 'POST', headers = {}, body } = call.request;
  const url = publishedUrl(journeyId, clientId === '' && enforceToken ? '[CLIENT_ID]' : clientId, call);
  return [
    `curl -i -X ${method} ${quoted(`${baseUrl}${url.replace('%5BCLIENT_ID%5D', '[CLIENT_ID]')}`)}`,
    ...(enforceToken ? [`  -H "Authorization: Bearer $TOKEN"`] : []),
    ...Object.entries(headers).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
    ...(method === 'POST' && body !== undefined
      ? [`  -H 'Content-Type: application/json'`, `  --data ${quoted(JSON.stringify(body))}`]
      : []),
  ].join(' \\\n');
}
