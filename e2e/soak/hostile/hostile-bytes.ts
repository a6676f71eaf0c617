import { requestText } from '@waymark/testing';
import type { HostileRequest, Target } from './hostile-request.ts';
import { hostileBody, hostilePathPart } from './hostile-values.ts';
import type { Random } from './random.ts';

/** Bytes that break the rules of HTTP itself. */
export function brokenBytes(random: Random, { demo }: Target): HostileRequest {
  const path = random.pick([
    `/ido/api/v2/invoke-api-journey/${demo.journeyId}?clientId=${demo.clientId}`,
    '/oidc/token',
    '/api/v1/session',
    `/${hostilePathPart(random)}`,
  ]);
  const head = (...lines: string[]) =>
    Buffer.from(`POST ${path} HTTP/1.1\r\nHost: a\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  const whole = requestText('POST', path, { 'Content-Type': 'application/json' }, hostileBody(random));
  const request = (what: string, bytes: Buffer, expects: HostileRequest['expects'] = 'anything'): HostileRequest => ({
    what,
    bytes,
    headOnly: false,
    expects,
    mayFail: false,
  });
  switch (random.below(12)) {
    case 0:
      return request('random bytes', random.bytes(1 + random.below(400)));
    case 1:
      return request('a request cut short', whole.subarray(0, random.below(whole.length)), 'abandon');
    case 2:
      return request('huge headers', head(`X: ${'x'.repeat(14_000 + random.below(6000))}`));
    case 3:
      return request('many headers', head(...Array.from({ length: random.below(2500) }, (_, index) => `h${index}: 1`)));
    case 4:
      return request('a length and chunks', head('Content-Length: 4', 'Transfer-Encoding: chunked'));
    case 5:
      return request(
        'broken chunks',
        Buffer.concat([
          head('Content-Type: application/json', 'Transfer-Encoding: chunked'),
          Buffer.from(`${random.text(6, '0fz;\r\n')}\r\n`),
          random.bytes(20),
        ]),
      );
    case 6:
      return request(
        'an impossible length',
        head(`Content-Length: ${random.pick(['-1', '1e3', '0x10', '99999999999999999999', ' ', '1,2'])}`),
      );
    case 7:
      return request(
        'another version',
        Buffer.from(`GET ${path} HTTP/${random.pick(['0.9', '1.0', '2.0', '9.9', 'x'])}\r\n\r\n`),
      );
    case 8:
      return request(
        'an upgrade',
        Buffer.from(
          `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: ${random.pick(['websocket', 'h2c', 'x'])}\r\n\r\n`,
        ),
      );
    case 9:
      return request(
        'a tunnel',
        Buffer.from(`CONNECT ${random.pick(['evil.example:443', path])} HTTP/1.1\r\nHost: a\r\n\r\n`),
      );
    case 10:
      return request('broken header lines', head(`X${random.text(3, ' \t\u0000:\u00ff\n')}: y`, ' folded', ':'));
    default: {
      const flipped = Buffer.from(whole);
      for (let flips = 0; flips < 3; flips++) flipped[random.below(Math.min(200, flipped.length))] = random.below(256);
      return request('flipped bytes', flipped);
    }
  }
}
