import { request, type ServerOptions, serverAddress } from '../admin-client.ts';
import { CommandError, EXIT } from '../command-error.ts';
import { readDemoFile } from '../demo-file.ts';
import { print, printJson } from '../print.ts';

/** `waymark token`: a client access token, alone on standard output so that a shell can take it. */
export async function fetchToken(options: ServerOptions & { clientId?: string; json?: boolean }): Promise<number> {
  const server = serverAddress(options);
  const { clientId, clientSecret } = clientCredentials(server, options.clientId);
  const response = await request(`${server}/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
  });
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (!response.ok) {
    throw new CommandError(
      `${server} gave no token: ${answer.error_description ?? answer.error ?? `status ${response.status}`}`,
    );
  }
  if (options.json) printJson(answer);
  else print(String(answer.access_token));
  return EXIT.done;
}

function clientCredentials(server: string, option: string | undefined): { clientId: string; clientSecret: string } {
  const demo = readDemoFile();
  const fromDemo = demo?.baseUrl === server ? demo : undefined;
  const clientId = option ?? process.env.WAYMARK_CLIENT_ID ?? fromDemo?.clientId;
  const clientSecret =
    process.env.WAYMARK_CLIENT_SECRET ?? (clientId === fromDemo?.clientId ? fromDemo?.clientSecret : undefined);
  if (clientId !== undefined && clientSecret !== undefined) return { clientId, clientSecret };
  const message =
    'Which client? Set WAYMARK_CLIENT_ID and WAYMARK_CLIENT_SECRET (a secret is never an option: other users would see it).';
  throw new CommandError(message, EXIT.usage);
}
