import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { type JourneyDocument, parseJourney } from '@waymark/journey';
import { createClient, expressionJourney, fetchClientToken, publish } from '@waymark/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { INVOKE_PATH, type InvokeFixture, JSON_TYPE, startInvokeFixture } from './invoke-fixture.ts';

let fixture: InvokeFixture;
beforeAll(async () => {
  fixture = await startInvokeFixture({ WAYMARK_RUNS_RECEIPT_PERCENT: '0' });
});
afterAll(() => fixture.server.stop());

/** The record of a call, which is written a moment after its answer. */
async function recordOf(correlationId: string) {
  let found: { id: string; hasReceipt: boolean; status: number; outcome: string } | undefined;
  await vi.waitFor(
    async () => {
      const { body } = await fixture.session.call('GET', `/runs?correlationId=${correlationId}`);
      [found] = body.items;
      expect(found).toBeDefined();
    },
    { timeout: 10_000 },
  );
  return found as NonNullable<typeof found>;
}

const call = (journeyId: string, correlationId: string, body: unknown, headers: Record<string, string> = {}) =>
  fixture.call(journeyId, {
    headers: { ...JSON_TYPE, 'x-correlation-id': correlationId, ...headers },
    body: JSON.stringify(body),
  });

describe('a receipt', () => {
  it('is kept of failed runs', async () => {
    await publish(fixture.session, expressionJourney('dividing', '1 / @policy.request().body.by'));
    await call('dividing', 'fails', { by: 0 });
    await call('dividing', 'works', { by: 1 });
    const failed = await recordOf('fails');
    expect(failed).toMatchObject({ hasReceipt: true, outcome: 'expression-failed', status: 500 });
    expect(await recordOf('works')).toMatchObject({ hasReceipt: false });
    const replay = await fixture.session.call('POST', `/runs/${failed.id}/replay`);
    expect(replay.body).toMatchObject({ isSame: true });
    const { body } = await fixture.session.call('GET', `/runs/${failed.id}/explanation`);
    expect(body.failure).toMatchObject({ errorCode: 'E_DIV_ZERO', step: 'answer' });
  });

  it('is kept of every run where the journey asks for it', async () => {
    const settings = { enforceToken: false, receipts: 'all' } as const;
    await publish(fixture.session, expressionJourney('kept', '@std.uuid()', settings));
    const answer = await (await call('kept', 'kept-1', {})).json();
    const { id, hasReceipt } = await recordOf('kept-1');
    expect(hasReceipt).toBe(true);
    const { body } = await fixture.session.call('GET', `/runs/${id}/explanation`);
    expect(body.answer.body).toBe(answer);
  });

  it('is kept when a client that may asks for it, and no other', async () => {
    const other = await createClient(fixture.session, 'Other');
    const settings = { receipts: 'failures', receiptClients: [fixture.server.demo.clientId] } as const;
    await publish(fixture.session, expressionJourney('asked', '1', settings));
    const ask = { 'x-waymark-receipt': 'keep' };
    await call('asked', 'asked-1', {}, { ...ask, authorization: `Bearer ${fixture.token}` });
    await call('asked', 'asked-2', {}, { authorization: `Bearer ${fixture.token}` });
    const token = await fetchClientToken({ ...fixture.server.demo, ...other });
    await fixture.call('asked', {
      query: `clientId=${other.clientId}`,
      headers: { ...JSON_TYPE, ...ask, 'x-correlation-id': 'asked-3', authorization: `Bearer ${token}` },
      body: '{}',
    });
    expect(await recordOf('asked-1')).toMatchObject({ hasReceipt: true });
    expect(await recordOf('asked-2')).toMatchObject({ hasReceipt: false });
    expect(await recordOf('asked-3')).toMatchObject({ hasReceipt: false });
  });
});

describe('a run', () => {
  it('at its deadline is recorded with the step where it was, and replays to the same end', async () => {
    const slow = `@std.len(@std.filter(@std.range(100000), (i) => @std.contains(@std.range(40), i))) > 0`;
    const settings = { enforceToken: false, deadlineMs: 1 } as const;
    await publish(fixture.session, expressionJourney('late', slow, settings));
    expect((await call('late', 'late-1', {})).status).toBe(504);
    const { id, outcome } = await recordOf('late-1');
    expect(outcome).toBe('deadline-exceeded');
    expect((await fixture.session.call('POST', `/runs/${id}/replay`)).body).toMatchObject({ isSame: true });
  });

  it('keeps its events', async () => {
    const { value } = parseJourney(
      readFileSync('examples/validate-transaction/journey.yaml', 'utf8').replace(
        'id: validate-transaction',
        'id: events',
      ),
    );
    const base = value as JourneyDocument;
    const steps = {
      tell: {
        kind: 'log-event',
        config: { event: 'seen', data: '{"ip": @policy.request().ip}' },
        branches: { next: base.start },
      },
    };
    await publish(fixture.session, {
      ...base,
      start: 'tell',
      steps: { ...steps, ...base.steps },
      settings: { enforceToken: false },
      tests: [],
    });
    await call('events', 'events-1', {});
    const { id } = await recordOf('events-1');
    const { body } = await fixture.session.call('GET', `/runs/${id}`);
    expect(body.events).toEqual([expect.objectContaining({ name: 'seen', step: 'tell', data: { ip: '127.0.0.1' } })]);
  });

  it('whose caller left before its answer has the status 499', async () => {
    // Long enough to be interrupted: the run lets others have their turn after each 20 ms.
    const pass = '@std.len(@std.filter(@std.range(60000), (i) => @std.contains(@std.range(10), i)))';
    const document: JourneyDocument = {
      ...expressionJourney('abandoned', '1'),
      start: 'repeat',
      settings: { enforceToken: false, maxSteps: 10_000, deadlineMs: 60_000 },
      steps: {
        repeat: {
          kind: 'while-loop',
          config: { condition: 'i < 1000', counter: 'i', maxPasses: 1000 },
          branches: { body: 'work', next: 'answer' },
        },
        work: {
          kind: 'set-variables',
          inside: 'repeat',
          config: { variables: [{ name: 'n', value: pass }] },
          branches: { next: '$end' },
        },
        ...expressionJourney('abandoned', '1').steps,
      },
    };
    await publish(fixture.session, document);
    const { port } = new URL(fixture.server.baseUrl);
    const socket = connect(Number(port), '127.0.0.1');
    const path = `${INVOKE_PATH}/abandoned?${fixture.clientQuery}`;
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nX-Correlation-Id: gone-1\r\n\r\n`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    expect(await recordOf('gone-1')).toMatchObject({ status: 499, outcome: 'cancelled', hasReceipt: true });
  });
});
