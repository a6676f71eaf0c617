import { publishedUrl } from './call-published.ts';
import type { Caller } from './caller-of.ts';
import type { TryCall } from './try-request.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const CLIENT_ID = '[CLIENT_ID]';

/** How a shell fetches a client access token, as the client authenticates. The secret can't be told again: it is left open. */
export function tokenCurl(
  baseUrl: string,
  { clientId, authenticationMethod }: Pick<Caller, 'clientId' | 'authenticationMethod'>,
): string {
  const id = clientId === '' ? CLIENT_ID : clientId;
  const client =
    authenticationMethod === 'client_secret_basic'
      ? [`  -u ${quoted(`${id}:`)}"$CLIENT_SECRET"`]
      : [`  -d ${quoted(`client_id=${id}`)} -d "client_secret=$CLIENT_SECRET"`];
  return `CLIENT_SECRET='[CLIENT_SECRET]'\n${[
    `TOKEN=$(curl -s -X POST ${quoted(`${baseUrl}/oidc/token`)}`,
    ...client,
    `  -d grant_type=client_credentials | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
  ].join(' \\\n')}`;
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
  const url = publishedUrl(journeyId, clientId === '' && enforceToken ? CLIENT_ID : clientId, call);
  return [
    `curl -i -X ${method} ${quoted(`${baseUrl}${url.replace('%5BCLIENT_ID%5D', CLIENT_ID)}`)}`,
    ...(enforceToken ? [`  -H "Authorization: Bearer $TOKEN"`] : []),
    ...Object.entries(headers).map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`),
    ...(method === 'POST' && body !== undefined
      ? [`  -H 'Content-Type: application/json'`, `  --data ${quoted(JSON.stringify(body))}`]
      : []),
  ].join(' \\\n');
}
