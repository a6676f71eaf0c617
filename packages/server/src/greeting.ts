import type { Demo } from './demo/create-demo.ts';
import { sampleTokens } from './demo/sample-tokens.ts';

interface GreetingFacts {
  readonly baseUrl: string;
  readonly dataDirectory: string;
  readonly demo: Demo | undefined;
  /** Given while nobody can sign in. */
  readonly setupCode: string | undefined;
  readonly now: number;
}

/** What a start prints. The demo's part is printed once, by the start that created it. */
export function greeting({ baseUrl, dataDirectory, demo, setupCode, now }: GreetingFacts): string {
  const head = [
    `Waymark is running at ${baseUrl}`,
    `  Portal     ${baseUrl}/portal`,
    `  Admin API  ${baseUrl}/api/openapi.json`,
  ];
  if (setupCode !== undefined) head.push('', ...setupLines(baseUrl, setupCode));
  return `${[...head, ...(demo === undefined ? [] : demoLines(demo, dataDirectory, now))].join('\n')}\n`;
}

function setupLines(baseUrl: string, setupCode: string): string[] {
  return [
    `Nobody can sign in yet: open ${baseUrl}/portal and create the first owner with this setup code.`,
    `  Setup code ${setupCode}`,
  ];
}

function demoLines(
  { baseUrl, clientId, clientSecret, journeyId, adminEmail, adminPassword }: Demo,
  dataDirectory: string,
  now: number,
): string[] {
  const tokens = sampleTokens(now);
  const call = (what: string, body: { external_access_token: string; external_id_token: string }) => [
    '',
    `# ${what}`,
    `curl -i -X POST "${baseUrl}/ido/api/v2/invoke-api-journey/${journeyId}?clientId=${clientId}" \\`,
    `  -H 'Content-Type: application/json' -H "Authorization: Bearer $TOKEN" \\`,
    `  --data '${JSON.stringify(body)}'`,
  ];
  return [
    '',
    `Sign in once as ${adminEmail} with the password ${adminPassword}`,
    `These values are also in ${dataDirectory}/demo.json; they are not printed again.`,
    '',
    '# A client access token',
    `TOKEN=$(curl -s -X POST ${baseUrl}/oidc/token \\`,
    `  -H 'Content-Type: application/x-www-form-urlencoded' \\`,
    `  -d grant_type=client_credentials -d client_id=${clientId} -d client_secret=${clientSecret} \\`,
    `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    ...call('Both tokens valid, signed in with MFA: 200', {
      external_access_token: tokens.access,
      external_id_token: tokens.idWithMfa,
    }),
    ...call('Both tokens valid, without MFA: 307', {
      external_access_token: tokens.access,
      external_id_token: tokens.idWithoutMfa,
    }),
    ...call('The access token has expired: 401', {
      external_access_token: tokens.expired,
      external_id_token: tokens.idWithMfa,
    }),
  ];
}
