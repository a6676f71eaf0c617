import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLogger } from './create-logger.ts';
import * as events from './events.ts';

const SECRET = 'S3cr3t-value-that-must-not-appear';
const JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJl';

function capture(level: 'info' | 'debug' | 'silent' = 'info') {
  const lines: string[] = [];
  const logger = createLogger({ level, destination: { write: (line) => void lines.push(line) } });
  return { logger, text: () => lines.join(''), lines: () => lines.map((line) => JSON.parse(line)) };
}

const KEYS = [
  'authorization',
  'Authorization',
  'proxy-authorization',
  'cookie',
  'Set-Cookie',
  'password',
  'newPassword',
  'password_hash',
  'secret',
  'client_secret',
  'clientSecret',
  'access_token',
  'id_token',
  'refreshToken',
  'x-csrf-token',
  'csrfToken',
  'client_assertion',
  'api_key',
  'privateJwk',
  'masterKey',
  'body',
  'rawBody',
  'headers',
  'query',
];

describe('no secret reaches the log by a key', () => {
  test.each(KEYS)('%s', (key) => {
    const { logger, text } = capture();
    logger.info({ [key]: SECRET }, 'one');
    logger.info({ a: { [key]: SECRET } }, 'two');
    logger.info({ a: [{ b: { c: { [key]: { deep: [SECRET] } } } }] }, 'three');
    logger.child({ [key]: SECRET }).info('four');
    logger
      .child({ x: { [key]: SECRET } })
      .child({ y: { [key]: SECRET } })
      .info({ [key]: SECRET }, 'five');
    expect(text()).not.toContain(SECRET);
    expect(text()).toContain('five');
  });

  test('at any depth and place', () => {
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 6 },
        fc.record({ key: fc.constantFrom(...KEYS) }).map(({ key }) => ({ [key]: SECRET })),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.string({ maxLength: 5 }), tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (value) => {
        const { logger, text } = capture();
        logger.info({ value }, 'x');
        return !text().includes(SECRET);
      }),
    );
  });
});

test('requests, responses and other objects are not walked into', () => {
  const { logger, lines, text } = capture();
  class Socket {
    readonly note = SECRET;
  }
  const req = { id: 'r1', method: 'GET', url: `/a?token=${SECRET}`, headers: { authorization: SECRET }, body: SECRET };
  logger.info({
    req,
    res: { statusCode: 200, payload: SECRET },
    socket: new Socket(),
    stream: Readable.from([SECRET]),
  });
  expect(text()).not.toContain(SECRET);
  expect(lines()[0]).toMatchObject({ req: { id: 'r1', method: 'GET', url: '/a' }, res: { statusCode: 200 } });
});

test('errors keep type, code, message and stack, but none of their other fields', () => {
  const { logger, lines, text } = capture();
  const cause = Object.assign(new Error('inner'), { config: { auth: SECRET } });
  logger.error({ err: Object.assign(new TypeError('outer', { cause }), { code: 'E1', response: SECRET }) }, 'failed');
  expect(text()).not.toContain(SECRET);
  expect(lines()[0].err).toMatchObject({
    type: 'TypeError',
    code: 'E1',
    message: 'outer',
    cause: { message: 'inner' },
  });
});

test('credentials and tokens inside texts are removed', () => {
  const { logger, text, lines } = capture();
  logger.info(
    { note: `Authorization: Bearer ${JWT}` },
    `Basic ${Buffer.from('id:secret').toString('base64')} and ${JWT}`,
  );
  expect(text()).not.toContain('eyJ');
  expect(text()).not.toContain(Buffer.from('id:secret').toString('base64'));
  expect(lines()).toHaveLength(1);
});

test('a value without an end does not hang the logger', () => {
  const { logger, text } = capture();
  const loop: Record<string, unknown> = {};
  loop.loop = loop;
  logger.info({ loop }, 'round');
  expect(text()).toContain('[too deep]');
});

test('each event is one line with its name, and levels are respected', () => {
  const { logger, lines } = capture();
  logger.debug('not shown');
  events.logServerStarted(logger, { baseUrl: 'http://127.0.0.1:8080', journeys: 2, startMs: 80 });
  events.logServerStopped(logger, { reason: 'SIGTERM' });
  events.logJourneyPublished(logger, { journeyId: 'a', version: 1, administratorId: 'p' });
  events.logJourneyRolledBack(logger, { journeyId: 'a', version: 1, administratorId: 'p' });
  events.logJourneyDisabled(logger, { journeyId: 'a', administratorId: 'p' });
  events.logSignInSucceeded(logger, { administratorId: 'p', address: '127.0.0.1' });
  events.logSignInFailed(logger, { address: '127.0.0.1', reason: 'wrong-credentials' });
  events.logClientSecretCreated(logger, { clientId: 'c', secretId: 's', administratorId: 'p' });
  events.logClientSecretRevoked(logger, { clientId: 'c', secretId: 's', administratorId: 'p' });
  events.logRequestFailed(logger, { correlationId: 'x', method: 'GET', route: '/a', err: new Error('no') });
  const run = {
    runId: 'run-1',
    journeyId: 'a',
    version: 1,
    status: 500,
    correlationId: 'x',
    clientId: null,
    code: 'c',
    message: 'm',
  };
  events.logRunFailed(logger, { ...run, step: 'check' });
  expect(lines().map(({ event }) => event)).toEqual([
    'server-started',
    'server-stopped',
    'journey-published',
    'journey-rolled-back',
    'journey-disabled',
    'sign-in-succeeded',
    'sign-in-failed',
    'client-secret-created',
    'client-secret-revoked',
    'request-failed',
    'run-failed',
  ]);
  expect(lines()[7]).toMatchObject({ level: 'info', clientId: 'c', secretId: 's' });
  expect(lines()[10]).toMatchObject({ level: 'warn', failure: 'm', step: 'check' });
});
