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

const INVOKE = '/ido/api/v2/invoke-api-journey';
const JSON_TYPE = { 'Content-Type': 'application/json' };

/** A call that passes every check, with fields of the wrong type. */
export function wrongFields(random: Random, { demo, token }: Target, correlationId: string): HostileRequest {
  const field = () => (random.chance(0.3) ? JSON.stringify(hostileToken(random, token)) : hostileJson(random));
  const fields = [
    ...(random.chance(0.9) ? [`"external_access_token":${field()}`] : []),
    ...(random.chance(0.9) ? [`"external_id_token":${field()}`] : []),
    ...(random.chance(0.2) ? [`"${random.pick(['__proto__', 'constructor', '', 'x'])}":${hostileJson(random)}`] : []),
  ];
  const body = random.chance(0.1) ? hostileJson(random) : `{${fields.join(',')}}`;
  const headers = { ...JSON_TYPE, Authorization: `Bearer ${token}`, 'X-Correlation-Id': correlationId };
  const path = `${INVOKE}/${demo.journeyId}?clientId=${demo.clientId}`;
  const bytes = requestText('POST', path, headers, body);
  return { what: 'wrong fields', bytes, headOnly: false, expects: 'answer', correlationId, mayFail: true };
}

/** A call with something wrong about its form. */
export function wrongCall(random: Random, target: Target, correlationId: string): HostileRequest {
  const { demo, token } = target;
  const method = random.chance(0.7) ? 'POST' : hostileMethod(random);
  const journey = random.chance(0.6) ? demo.journeyId : hostilePathPart(random);
  const query = random.chance(0.5) ? `clientId=${demo.clientId}` : hostileQuery(random);
  const authorization = random.pick([
    `Bearer ${hostileToken(random, token)}`,
    `Bearer ${token}`,
    'Bearer',
    'Basic Og==',
    random.text(50, 'Bearer ,="\t'),
  ]);
  const headers = {
    'Content-Type': random.chance(0.7) ? 'application/json' : hostileContentType(random),
    Authorization: authorization,
    'X-Correlation-Id': correlationId,
    ...(random.chance(0.05) ? { 'Content-Encoding': random.pick(['gzip', 'br', '', 'identity']) } : {}),
    ...(random.chance(0.05) ? { Cookie: 'x'.repeat(random.below(8000)) } : {}),
    ...(random.chance(0.05) ? { Expect: '100-continue', Connection: 'close' } : {}),
  };
  const bytes = requestText(
    method,
    `${INVOKE}/${journey}${query === '' ? '' : `?${query}`}`,
    headers,
    hostileBody(random),
  );
  // A good call can come out of it by chance; TRACE and the like may be refused by the parser.
  return { what: 'wrong call', bytes, headOnly: method === 'HEAD', expects: 'anything', correlationId, mayFail: true };
}
