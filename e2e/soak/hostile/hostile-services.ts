import { requestText } from '@waymark/testing';
import type { HostileRequest, Target } from './hostile-request.ts';
import {
  hostileBody,
  hostileContentType,
  hostileJson,
  hostileMethod,
  hostilePathPart,
  hostileQuery,
  hostileToken,
} from './hostile-values.ts';
import type { Random } from './random.ts';

const FORM = 'application/x-www-form-urlencoded';

/** A request at the token service. */
export function wrongTokenRequest(random: Random, { demo, token }: Target): HostileRequest {
  const part = () =>
    random.pick([
      'grant_type=client_credentials',
      'grant_type=password',
      'grant_type=',
      `client_id=${demo.clientId}`,
      'client_id=%ff',
      'client_secret=x',
      `grant_type=client_credentials&client_id=${demo.clientId}&client_secret=wrong`,
      'client_secret=%00',
      'scope=%22',
      'resource=x',
      'resource=http://a&resource=http://b',
      '__proto__=1',
      '&',
      '%',
      'a=b'.repeat(random.below(200)),
      random.text(30, '%=&+ab0'),
    ]);
  const form = Array.from({ length: random.below(7) }, part).join('&');
  const basic = Buffer.from(random.text(random.below(60), 'ab:%\u0000é')).toString('base64');
  const headers = {
    'Content-Type': random.chance(0.8) ? FORM : hostileContentType(random),
    ...(random.chance(0.3)
      ? { Authorization: random.pick([`Basic ${basic}`, 'Basic', `Bearer ${token}`, 'Basic ====']) }
      : {}),
  };
  const path = random.pick([
    '/oidc/token',
    '/cis/oidc/token',
    '/oidc/token?x=1',
    '/oidc/jwks',
    '/oidc/.well-known/openid-configuration',
    `/oidc/${hostilePathPart(random)}`,
    `/.well-known/${hostilePathPart(random)}`,
  ]);
  const method = random.chance(0.8) ? 'POST' : hostileMethod(random);
  const bytes = requestText(method, path, headers, random.chance(0.8) ? form : hostileBody(random));
  return { what: 'token service', bytes, headOnly: method === 'HEAD', expects: 'anything', mayFail: false };
}

const RESOURCES = [
  '/session',
  '/administrators',
  '/administrators/x',
  '/applications',
  '/applications/x',
  '/applications/x/clients',
  '/applications/x/clients/y/secrets',
  '/journeys',
  '/journeys/x',
  '/journeys/x/draft',
  '/journeys/x/validate',
  '/journeys/x/publish',
  '/journeys/x/versions',
  '/journeys/x/versions/99999999999/roll-back',
  '/journeys/x/versions/1e3',
  '/key-sets',
  '/key-sets/x',
  '/audit-entries',
] as const satisfies readonly [string, ...string[]];

/** A request at the admin API, signed in or not. It names no resource that exists, so that it can't change the demo. */
export function wrongAdminRequest(random: Random, { sessionHeaders, token }: Target): HostileRequest {
  const method = random.chance(0.8) ? random.pick(['GET', 'POST', 'PUT', 'DELETE']) : hostileMethod(random);
  const resource = random.chance(0.8)
    ? random.pick([...RESOURCES])
    : `/${hostilePathPart(random)}/${hostilePathPart(random)}`;
  const signedIn = random.chance(0.6) && !(resource === '/session' && method === 'DELETE');
  const headers = {
    ...(random.chance(0.8) ? { 'Content-Type': 'application/json' } : { 'Content-Type': hostileContentType(random) }),
    ...(signedIn ? sessionHeaders : { Cookie: `waymark_session=${hostileToken(random, token)}` }),
    ...(random.chance(0.2) ? { 'If-Match': random.pick(['"1"', 'W/"1"', '*', '"', '"99999999999999999999"']) } : {}),
    ...(random.chance(0.05) ? { Origin: random.pick(['null', 'http://evil.example', '', 'x:']) } : {}),
  };
  const query = hostileQuery(random);
  const target = `/api/v1${resource}${query === '' ? '' : `?${query}`}`;
  const bytes = requestText(method, target, headers, adminBody(random));
  return { what: 'admin API', bytes, headOnly: method === 'HEAD', expects: 'anything', mayFail: false };
}

function adminBody(random: Random): Buffer {
  if (random.chance(0.3)) return hostileBody(random);
  const name = () =>
    random.pick([
      '"name"',
      '"email"',
      '"password"',
      '"document"',
      '"note"',
      '"jwks"',
      '"keys"',
      '"__proto__"',
      '"id"',
      '"role"',
      '"affinity"',
    ]);
  const members = Array.from({ length: random.below(5) }, () => `${name()}:${hostileJson(random)}`);
  return Buffer.from(`{${members.join(',')}}`);
}
