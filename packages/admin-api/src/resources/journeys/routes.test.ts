import { newJourneyDocument } from '@waymark/journey';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiHarness } from '../../testing/api-harness.ts';
import { MAX_DOCUMENT_BYTES } from './schema.ts';

let api: ApiHarness;
beforeAll(async () => {
  api = await ApiHarness.start();
});
afterAll(() => api.stop());

describe('journeys', () => {
  test('a new backend journey answers with one step and asks for a token', async () => {
    const body = { name: 'Vérify  a Payment!', affinity: 'b2b' };
    const created = await api.call('POST', '/journeys', { as: 'editor', body });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      id: 'verify-a-payment',
      affinity: 'b2b',
      kind: 'backend-api',
      draftRevision: 1,
      publishedVersion: null,
    });
    const draft = await api.call('GET', '/journeys/verify-a-payment/draft');
    expect(draft.headers.etag).toBe('"1"');
    expect(draft.body.revision).toBe(1);
    expect(draft.body.document).toMatchObject({ id: 'verify-a-payment', settings: { enforceToken: true } });
    await api.expectProblem('POST', '/journeys', { body }, 409, 'id-taken');
  });

  test('are created from a document, or with an id and kind', async () => {
    const document = newJourneyDocument({ id: 'from-file', name: 'From a file', affinity: 'b2c' });
    expect((await api.call('POST', '/journeys', { body: { document } })).body.id).toBe('from-file');
    const fields = { id: 'part', name: 'Part', affinity: 'b2c', kind: 'sub-journey' };
    expect((await api.call('POST', '/journeys', { body: fields })).body).toMatchObject({
      id: 'part',
      kind: 'sub-journey',
    });
  });

  test.each([
    [{}, ['/name', '/affinity']],
    [{ name: '!!!', affinity: 'b2c' }, ['/id']],
    [{ name: 'A', affinity: 'b2x' }, ['/affinity']],
    [{ id: 'Not An Id', name: 'A', affinity: 'b2c' }, ['/id']],
    [{ document: { id: 'a' }, name: 'A' }, ['/name']],
    [{ id: 'b2b', name: 'A', affinity: 'b2b' }, ['/id']],
    [{ name: 'B2C', affinity: 'b2c' }, ['/id']],
    [{ document: { id: 'b2c' } }, ['/document/id']],
    [{ document: { id: '../etc' } }, ['/document/id']],
    [{ document: {} }, ['/document/id']],
    [{ document: [] }, ['/document']],
  ])('refuses %j', async (body, pointers) => {
    const answer = await api.expectProblem('POST', '/journeys', { body }, 400, 'invalid-request');
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });

  test('are searched and filtered', async () => {
    await api.call('POST', '/journeys', { body: { name: '100% Discount_Check', affinity: 'b2b' } });
    const found = async (query: string) =>
      (await api.call('GET', `/journeys?${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect(await found('search=DISCOUNT')).toEqual(['100-discount-check']);
    expect(await found(`search=${encodeURIComponent('0% d')}`)).toEqual(['100-discount-check']);
    expect(await found(`search=${encodeURIComponent('1%k')}`)).toEqual([]);
    expect(await found('search=discount&affinity=b2c')).toEqual([]);
    expect(await found('kind=sub-journey')).toEqual(['part']);
  });

  test('are deleted unless they answer calls', async () => {
    await api.createJourney('to-delete');
    await api.call('POST', '/journeys/to-delete/publish', { body: { note: 'first' } });
    await api.expectProblem('DELETE', '/journeys/to-delete', {}, 409, 'journey-published');
    await api.call('POST', '/journeys/to-delete/disable');
    expect((await api.call('DELETE', '/journeys/to-delete')).status).toBe(204);
    await api.expectProblem('GET', '/journeys/to-delete', {}, 404, 'not-found');
    await api.expectProblem('DELETE', '/journeys/to-delete', {}, 404, 'not-found');
    await api.expectProblem('GET', '/journeys/to-delete/draft', {}, 404, 'not-found');
    await api.expectProblem('POST', '/journeys/to-delete/validate', {}, 404, 'not-found');
  });
});

describe('the draft', () => {
  const path = '/journeys/drafted/draft';
  const document = newJourneyDocument({ id: 'drafted', name: 'Drafted', affinity: 'b2c' });
  const save = (body: unknown, etag: string) => ({ body, headers: { 'if-match': etag } });
  beforeAll(() => api.createJourney('drafted'));

  test('is saved against the revision that it began from', async () => {
    const saved = await api.call('PUT', path, save({ ...document, name: 'Renamed' }, '"1"'));
    expect(saved.status).toBe(200);
    expect(saved.headers.etag).toBe('"2"');
    expect(saved.body).toEqual({ revision: 2, updatedAt: api.time.now });
    expect((await api.call('GET', '/journeys/drafted')).body).toMatchObject({ name: 'Renamed', draftRevision: 2 });

    const stale = await api.expectProblem('PUT', path, save(document, '"1"'), 412, 'stale-revision');
    expect(stale.body.currentRevision).toBe(2);
    for (const etag of ['W/"2"', '*', '2', '"2", "3"', '']) {
      await api.expectProblem('PUT', path, save(document, etag), 412, 'stale-revision');
    }
    await api.expectProblem('PUT', path, { body: document }, 428, 'revision-required');
    expect((await api.call('GET', path)).body.document.name).toBe('Renamed');
  });

  test('of two people who save at once, one is told', async () => {
    const { body } = await api.call('GET', path);
    const etag = `"${body.revision}"`;
    const answers = await Promise.all([
      api.call('PUT', path, save({ ...document, name: 'One' }, etag)),
      api.call('PUT', path, save({ ...document, name: 'Two' }, etag)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('may be broken, but must be an object with its id', async () => {
    const etag = async () => `"${(await api.call('GET', path)).body.revision}"`;
    const broken = { id: 'drafted', name: 7, steps: { a: null } };
    expect((await api.call('PUT', path, save(broken, await etag()))).status).toBe(200);
    expect((await api.call('GET', path)).body.document).toEqual(broken);
    const tag = await etag();
    for (const body of ['[]', '"x"', '1', 'null']) {
      await api.expectProblem('PUT', path, save(body, tag), 400, 'invalid-request');
    }
    const moved = await api.expectProblem('PUT', path, save({ id: 'other' }, tag), 400, 'invalid-request');
    expect(moved.body.errors[0].pointer).toBe('/id');
  });

  test('is limited in size and depth', async () => {
    const { body } = await api.call('GET', path);
    const etag = `"${body.revision}"`;
    const large = { id: 'drafted', note: 'x'.repeat(MAX_DOCUMENT_BYTES) };
    await api.expectProblem('PUT', path, save(large, etag), 413, 'body-too-large');
    const deep = (levels: number) => `{"id":"drafted","a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect((await api.call('PUT', path, save(deep(59), etag))).status).toBe(200);
    const next = `"${body.revision + 1}"`;
    const tooDeep = await api.expectProblem('PUT', path, save(deep(60), next), 400, 'invalid-request');
    expect(tooDeep.body.detail).toContain('deeper than 60 levels');
    const created = { body: `{"document":${deep(60).replace('drafted', 'too-deep')}}` };
    const refused = await api.expectProblem('POST', '/journeys', created, 400, 'invalid-request');
    expect(refused.body.errors[0].pointer).toBe('/document');
    await api.expectProblem('PUT', path, save(deep(400_000), etag), 400, 'invalid-request');
    const brackets = JSON.stringify({ id: 'drafted', note: '\\"[[[{'.repeat(100) });
    expect((await api.call('PUT', path, save(brackets, `"${body.revision + 1}"`))).status).toBe(200);
  });

  test.each([
    ['{"id":"drafted","__proto__":{"admin":true}}', '/__proto__'],
    ['{"id":"drafted","a":{"b":[{"__proto__":1}]}}', '/a/b/0/__proto__'],
    ['{"id":"drafted","constructor":{"prototype":{"admin":true}}}', '/constructor/prototype'],
    ['{"id":"drafted","\\u005f_proto__":{"admin":true}}', '/__proto__'],
  ])('refuses keys that reach a prototype, and says where: %s', async (body, pointer) => {
    const answer = await api.expectProblem('PUT', path, save(body, '"1"'), 400, 'invalid-request');
    expect(answer.body.detail).toContain('rename it');
    expect(answer.body.errors[0].pointer).toBe(pointer);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('is validated, as is a document in the body', async () => {
    await api.createJourney('validated');
    const address = '/journeys/validated/validate';
    expect((await api.call('POST', address, { as: 'viewer' })).body).toEqual({ publishable: true, diagnostics: [] });
    const faulty = { ...newJourneyDocument({ id: 'validated', name: 'A', affinity: 'b2c' }), start: 'nowhere' };
    const { body } = await api.call('POST', address, { body: { document: faulty } });
    expect(body.publishable).toBe(false);
    expect(body.diagnostics[0]).toMatchObject({ severity: 'error', pointer: expect.stringMatching(/^\//) });
    await api.expectProblem('POST', address, { body: { documents: 1 } }, 400, 'invalid-request');
  });
});
