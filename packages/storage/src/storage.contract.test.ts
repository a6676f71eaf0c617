import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from './change-feed.ts';
import type { Storage } from './storage.ts';
import { TEST_DIALECTS, type TestDatabase } from './testing/databases.ts';
import { ACTOR, clientSecret, journeyDocument, newClient, SYSTEM, signingKey } from './testing/fixtures.ts';

describe.each(TEST_DIALECTS)('repositories on $name', ({ create }) => {
  let database: TestDatabase;
  let storage: Storage;
  const time = { now: 0 };
  beforeEach(async () => {
    time.now = 1_750_000_000_000;
    database = create();
    storage = await database.open({ clock: () => time.now });
  });
  afterEach(async () => {
    await storage.close();
    database.remove();
  });

  describe('applications and clients', () => {
    test('an application lives until it is deleted, and stays while it has clients', async () => {
      const application = await storage.applications.create({ name: 'Shop' }, ACTOR);
      expect(await storage.applications.get(application.id)).toEqual(application);
      time.now += 5;
      const renamed = await storage.applications.update(application.id, { name: 'Store' }, ACTOR);
      expect(renamed).toEqual({ kind: 'done', value: { ...application, name: 'Store', updatedAt: time.now } });
      await storage.clients.create(newClient(application.id, 'c1'), ACTOR);
      expect(await storage.applications.delete(application.id, ACTOR)).toEqual({ kind: 'in-use' });
      await storage.clients.delete('c1', ACTOR);
      expect((await storage.applications.delete(application.id, ACTOR)).kind).toBe('done');
      expect(await storage.applications.get(application.id)).toBeUndefined();
      expect(await storage.applications.update(application.id, { name: 'x' }, ACTOR)).toEqual({ kind: 'not-found' });
      expect(await storage.applications.delete(application.id, ACTOR)).toEqual({ kind: 'not-found' });
    });

    test('clients carry the name of their application and their secrets, oldest first', async () => {
      const { id: applicationId } = await storage.applications.create({ name: 'Shop' }, ACTOR);
      const created = await storage.clients.create(newClient(applicationId, 'c1'), ACTOR);
      expect(created.kind).toBe('done');
      expect(await storage.clients.get('c1')).toEqual({
        id: 'c1',
        applicationId,
        applicationName: 'Shop',
        name: 'Client c1',
        type: 'web',
        redirectUris: ['https://example.com/callback'],
        authenticationMethod: 'client_secret_basic',
        secrets: [clientSecret('c1-s1')],
        createdAt: time.now,
        updatedAt: time.now,
      });
      await storage.applications.update(applicationId, { name: 'Store' }, ACTOR);
      expect((await storage.clients.get('c1'))?.applicationName).toBe('Store');
      expect(await storage.clients.create(newClient(applicationId, 'c1'), ACTOR)).toEqual({ kind: 'taken' });
      expect(await storage.clients.create(newClient('nothing', 'c2'), ACTOR)).toEqual({ kind: 'not-found' });

      const fields = {
        name: 'Renamed',
        type: 'native',
        redirectUris: [],
        authenticationMethod: 'client_secret_post',
      } as const;
      expect(await storage.clients.update('c1', fields, ACTOR)).toMatchObject({ kind: 'done', value: fields });
      expect(await storage.clients.update('c9', fields, ACTOR)).toEqual({ kind: 'not-found' });
      expect(await storage.clients.delete('c9', ACTOR)).toEqual({ kind: 'not-found' });
    });

    test('two secrets at most, one at least', async () => {
      const { id: applicationId } = await storage.applications.create({ name: 'Shop' }, ACTOR);
      await storage.clients.create(newClient(applicationId, 'c1'), ACTOR);
      expect(await storage.clients.revokeSecret('c1', 'c1-s1', ACTOR)).toEqual({ kind: 'last-secret' });
      expect(await storage.clients.addSecret('c1', clientSecret('s2', 2), ACTOR)).toMatchObject({
        kind: 'done',
        value: { secrets: [{ id: 'c1-s1' }, { id: 's2' }] },
      });
      expect(await storage.clients.addSecret('c1', clientSecret('s3'), ACTOR)).toEqual({ kind: 'too-many-secrets' });
      expect(await storage.clients.revokeSecret('c1', 's9', ACTOR)).toEqual({ kind: 'not-found' });
      expect((await storage.clients.revokeSecret('c1', 'c1-s1', ACTOR)).kind).toBe('done');
      expect(await storage.clients.revokeSecret('c1', 's2', ACTOR)).toEqual({ kind: 'last-secret' });
      expect(await storage.clients.addSecret('c9', clientSecret('s4'), ACTOR)).toEqual({ kind: 'not-found' });
    });

    test('of many secrets added at once over two connections, one fits', async () => {
      const { id: applicationId } = await storage.applications.create({ name: 'Shop' }, ACTOR);
      await storage.clients.create(newClient(applicationId, 'c1'), ACTOR);
      const other = await database.open();
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 === 0 ? storage : other).clients.addSecret('c1', clientSecret(`n${i}`), ACTOR),
        ),
      );
      expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
      const [first, second] = (await storage.clients.get('c1'))?.secrets ?? [];
      const revoked = await Promise.all([
        storage.clients.revokeSecret('c1', first?.id ?? '', ACTOR),
        other.clients.revokeSecret('c1', second?.id ?? '', ACTOR),
      ]);
      expect(revoked.map(({ kind }) => kind).sort()).toEqual(['done', 'last-secret']);
      await other.close();
    });

    test('lists are cut into pages without gaps or repeats', async () => {
      const { id: applicationId } = await storage.applications.create({ name: 'Shop' }, ACTOR);
      for (let i = 0; i < 7; i++) {
        await storage.clients.create(newClient(applicationId, `c${i}`), ACTOR);
        await storage.applications.create({ name: `A${i}` }, ACTOR);
      }
      const ids: string[] = [];
      let after: string | null = '';
      while (after !== null) {
        const page: { items: readonly { id: string }[]; next: string | null } = await storage.clients.list({
          applicationId,
          limit: 3,
          after,
        });
        ids.push(...page.items.map(({ id }) => id));
        after = page.next;
      }
      expect(ids).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6']);
      expect((await storage.applications.list({ limit: 8 })).next).toBeNull();
      expect((await storage.clients.list({ applicationId: 'nothing' })).items).toEqual([]);
    });
  });

  describe('journeys', () => {
    test('a draft is saved against the revision that it began from', async () => {
      const created = await storage.journeys.create(journeyDocument('pay'), ACTOR);
      expect(created).toEqual({
        kind: 'done',
        value: {
          id: 'pay',
          name: 'Journey pay',
          kind: 'backend-api',
          affinity: 'b2c',
          draft: journeyDocument('pay'),
          draftRevision: 1,
          publishedVersion: null,
          createdAt: time.now,
          updatedAt: time.now,
        },
      });
      expect(await storage.journeys.create(journeyDocument('pay'), ACTOR)).toEqual({ kind: 'taken' });
      time.now += 1000;
      const renamed = journeyDocument('pay', { name: 'Renamed', affinity: 'b2b' });
      expect(await storage.journeys.saveDraft('pay', renamed, 1, ACTOR)).toMatchObject({
        kind: 'done',
        value: { name: 'Renamed', affinity: 'b2b', draftRevision: 2, updatedAt: time.now },
      });
      expect(await storage.journeys.saveDraft('pay', renamed, 1, ACTOR)).toEqual({
        kind: 'conflict',
        currentRevision: 2,
      });
      expect(await storage.journeys.saveDraft('none', journeyDocument('none'), 1, ACTOR)).toEqual({
        kind: 'not-found',
      });
      expect(() => storage.journeys.saveDraft('pay', journeyDocument('other'), 2, ACTOR)).toThrow(TypeError);
    });

    test('a broken draft keeps its place in the lists', async () => {
      await storage.journeys.create(journeyDocument('pay'), ACTOR);
      const broken = { id: 'pay', name: '', kind: 7 } as never;
      await storage.journeys.saveDraft('pay', broken, 1, ACTOR);
      const found = await storage.journeys.get('pay');
      expect(found).toMatchObject({ name: 'Journey pay', kind: 'backend-api', affinity: 'b2c', draft: broken });
    });

    test('are searched by name and id, in any case, wildcards taken literally', async () => {
      await storage.journeys.create(journeyDocument('a-1', { name: 'ÜBER 50% off_now' }), ACTOR);
      await storage.journeys.create(journeyDocument('b-2', { affinity: 'b2b', kind: 'sub-journey' }), ACTOR);
      const ids = async (filter: object) => (await storage.journeys.list(filter)).items.map(({ id }) => id);
      expect(await ids({ search: 'über 50% OFF_' })).toEqual(['a-1']);
      expect(await ids({ search: 'B-2' })).toEqual(['b-2']);
      expect(await ids({ search: '5_%' })).toEqual([]);
      expect(await ids({ search: '\\' })).toEqual([]);
      expect(await ids({ search: "'" })).toEqual([]);
      expect(await ids({ affinity: 'b2b' })).toEqual(['b-2']);
      expect(await ids({ kind: 'backend-api' })).toEqual(['a-1']);
      expect((await storage.journeys.list()).items[0]).not.toHaveProperty('draft');
    });

    test('versions count without gaps, one is published, roll back and disable move the pointer', async () => {
      await storage.journeys.create(journeyDocument('pay'), ACTOR);
      const publish = (expectedRevision: number, note: string) =>
        storage.versions.publish({ journeyId: 'pay', expectedRevision, note }, ACTOR);
      expect(await publish(1, 'first')).toEqual({
        kind: 'done',
        value: {
          journeyId: 'pay',
          version: 1,
          state: 'published',
          document: journeyDocument('pay'),
          warnings: [],
          note: 'first',
          createdBy: ACTOR.id,
          createdAt: time.now,
        },
      });
      expect(await publish(9, 'x')).toEqual({ kind: 'conflict', currentRevision: 1 });
      await storage.journeys.saveDraft('pay', journeyDocument('pay', { name: 'Two' }), 1, ACTOR);
      await publish(2, 'second');
      const states = async () =>
        (await storage.versions.list('pay')).items.map(({ version, state }) => `${version} ${state}`);
      expect(await states()).toEqual(['2 published', '1 retired']);
      expect((await storage.versions.get('pay', 1))?.document.name).toBe('Journey pay');

      expect(await storage.versions.rollBack('pay', 1, 'worse', ACTOR)).toMatchObject({
        kind: 'done',
        value: { version: 1 },
      });
      expect(await states()).toEqual(['2 retired', '1 published']);
      expect((await storage.journeys.get('pay'))?.draft.name).toBe('Two');
      expect(await storage.versions.rollBack('pay', 1, 'x', ACTOR)).toEqual({ kind: 'already-published' });
      expect(await storage.versions.rollBack('pay', 7, 'x', ACTOR)).toEqual({ kind: 'not-found' });

      expect(await storage.journeys.delete('pay', ACTOR)).toEqual({ kind: 'in-use' });
      expect(await storage.versions.disable('pay', ACTOR)).toMatchObject({
        kind: 'done',
        value: { publishedVersion: null },
      });
      expect(await storage.versions.disable('pay', ACTOR)).toEqual({ kind: 'not-published' });
      expect(await states()).toEqual(['2 retired', '1 disabled']);
      expect((await storage.loadSnapshot()).publishedVersions).toEqual([]);
      expect(await publish(2, 'third')).toMatchObject({ value: { version: 3 } });
      expect(await states()).toEqual(['3 published', '2 retired', '1 disabled']);

      await storage.versions.disable('pay', ACTOR);
      expect((await storage.journeys.delete('pay', ACTOR)).kind).toBe('done');
      expect(await storage.versions.get('pay', 1)).toBeUndefined();
      expect(await publish(1, 'x')).toEqual({ kind: 'not-found' });
      expect(await storage.versions.disable('pay', ACTOR)).toEqual({ kind: 'not-found' });
      expect(await storage.journeys.delete('pay', ACTOR)).toEqual({ kind: 'not-found' });
    });

    test('publishes at once over two connections give every version once', async () => {
      await storage.journeys.create(journeyDocument('pay'), ACTOR);
      const other = await database.open();
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 === 0 ? storage : other).versions.publish(
            { journeyId: 'pay', expectedRevision: 1, note: `${i}` },
            ACTOR,
          ),
        ),
      );
      const { items } = await other.versions.list('pay');
      expect(items.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i));
      expect(items.filter(({ state }) => state === 'published')).toHaveLength(1);
      expect(items[0]?.state).toBe('published');
      await other.close();
    });
  });

  describe('keys', () => {
    test('one key signs; a rotation keeps the old one for validation', async () => {
      expect((await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM)).kind).toBe('done');
      expect(await storage.signingKeys.addFirst(signingKey('k0'), SYSTEM)).toEqual({ kind: 'taken' });
      expect((await storage.signingKeys.rotate(signingKey('k2', 2), ACTOR)).kind).toBe('done');
      expect(await storage.signingKeys.rotate(signingKey('k2', 3), ACTOR)).toEqual({ kind: 'taken' });
      expect(await storage.signingKeys.list()).toEqual([
        { ...signingKey('k1'), status: 'validating' },
        signingKey('k2', 2),
      ]);
      expect(await storage.signingKeys.setStatus('k2', 'disabled', ACTOR)).toEqual({ kind: 'in-use' });
      expect(await storage.signingKeys.setStatus('k9', 'disabled', ACTOR)).toEqual({ kind: 'not-found' });
      expect((await storage.signingKeys.setStatus('k1', 'disabled', ACTOR)).kind).toBe('done');
      expect((await storage.loadSnapshot()).signingKeys.map(({ kid, status }) => `${kid} ${status}`)).toEqual([
        'k1 disabled',
        'k2 signing',
      ]);
    });

    test('of two servers that start at once, one makes the first key', async () => {
      const other = await database.open();
      const outcomes = await Promise.all([
        storage.signingKeys.addFirst(signingKey('k1'), SYSTEM),
        other.signingKeys.addFirst(signingKey('k2'), SYSTEM),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'taken']);
      expect(await storage.signingKeys.list()).toHaveLength(1);
      await other.close();
    });

    test('another master key opens no signing key', async () => {
      await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM);
      const other = await database.open({ masterKey: new Uint8Array(32).fill(8) });
      await expect(other.signingKeys.list()).rejects.toMatchObject({ code: 'unknown-master-key' });
      await expect(other.loadSnapshot()).rejects.toMatchObject({ code: 'unknown-master-key' });
      // The failed read gave its transaction back.
      expect((await other.applications.list()).items).toEqual([]);
      await other.close();
    });

    test('key sets are created, replaced and deleted by name', async () => {
      const keySet = { name: 'partner', description: 'Bank', jwks: { keys: [{ kty: 'EC', kid: 'one' }] } };
      expect(await storage.keySets.create(keySet, ACTOR)).toMatchObject({ kind: 'done', value: keySet });
      expect(await storage.keySets.create(keySet, ACTOR)).toEqual({ kind: 'taken' });
      const fields = { description: 'Other', jwks: { keys: [] } };
      expect(await storage.keySets.update('partner', fields, ACTOR)).toMatchObject({ kind: 'done', value: fields });
      expect(await storage.keySets.update('none', fields, ACTOR)).toEqual({ kind: 'not-found' });
      expect((await storage.keySets.list()).items).toHaveLength(1);
      expect((await storage.keySets.delete('partner', ACTOR)).kind).toBe('done');
      expect(await storage.keySets.delete('partner', ACTOR)).toEqual({ kind: 'not-found' });
      expect(await storage.keySets.get('partner')).toBeUndefined();
    });
  });

  describe('people', () => {
    const person = (email: string, role: 'owner' | 'editor' | 'viewer') => ({ email, role, passwordHash: 'hash' });

    test('e-mail addresses are unique in any case, and found in any case', async () => {
      const created = await storage.administrators.create(person(' Ada@Example.com', 'owner'), SYSTEM);
      expect(created).toMatchObject({ kind: 'done', value: { email: 'Ada@Example.com', role: 'owner' } });
      expect(await storage.administrators.create(person('aDA@example.COM ', 'viewer'), SYSTEM)).toEqual({
        kind: 'taken',
      });
      const found = await storage.administrators.findByEmail('ADA@EXAMPLE.COM');
      expect(found).toMatchObject({ administrator: { email: 'Ada@Example.com' }, passwordHash: 'hash' });
      expect(JSON.stringify(await storage.administrators.list())).not.toContain('hash');
      expect(await storage.administrators.createFirst({ email: 'b@x', passwordHash: 'h' }, SYSTEM)).toEqual({
        kind: 'taken',
      });
    });

    test('the last owner stays, over two connections too', async () => {
      const ids: string[] = [];
      for (const email of ['a@x', 'b@x']) {
        const outcome = await storage.administrators.create(person(email, 'owner'), SYSTEM);
        if (outcome.kind === 'done') ids.push(outcome.value.id);
      }
      const [a = '', b = ''] = ids;
      const other = await database.open();
      const outcomes = await Promise.all([
        storage.administrators.delete(a, ACTOR),
        other.administrators.update(b, { role: 'viewer' }, ACTOR),
      ]);
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'last-owner']);
      expect(await storage.administrators.delete('none', ACTOR)).toEqual({ kind: 'not-found' });
      expect(await storage.administrators.update('none', {}, ACTOR)).toEqual({ kind: 'not-found' });
      await other.close();
    });

    test('sessions end by time, by sign-out, by a new password and with the person', async () => {
      const outcome = await storage.administrators.create(person('a@x', 'owner'), SYSTEM);
      await storage.administrators.create(person('b@x', 'owner'), SYSTEM);
      if (outcome.kind !== 'done') throw new Error('The address is taken.');
      const administratorId = outcome.value.id;
      const start = async (sessionId: string) => {
        const times = { expiresAt: time.now + 1000, idleExpiresAt: time.now + 100 };
        await storage.sessions.create({ sessionId, administratorId, ...times }, ACTOR);
      };
      await start('s1');
      expect(await storage.sessions.find('s1')).toMatchObject({ administrator: { email: 'a@x' }, createdAt: time.now });
      time.now += 99;
      await storage.sessions.touch('s1', time.now + 100);
      time.now += 99;
      expect(await storage.sessions.find('s1')).toBeDefined();
      time.now += 1;
      expect(await storage.sessions.find('s1')).toBeUndefined();
      await start('s2');
      await storage.sessions.delete('s2', ACTOR);
      await storage.sessions.delete('s2', ACTOR);
      expect(await storage.sessions.find('s2')).toBeUndefined();
      await start('s3');
      await storage.administrators.update(administratorId, { role: 'editor' }, ACTOR);
      expect((await storage.sessions.find('s3'))?.administrator.role).toBe('editor');
      await storage.administrators.update(administratorId, { passwordHash: 'new' }, ACTOR);
      expect(await storage.sessions.find('s3')).toBeUndefined();
      await start('s4');
      await storage.administrators.delete(administratorId, ACTOR);
      expect(await storage.sessions.find('s4')).toBeUndefined();
    });
  });

  describe('changes', () => {
    test('every write leaves one audit entry, one outbox row and one notice; a refusal leaves none', async () => {
      const heard: Change[] = [];
      const stop = storage.changes.subscribe((change) => heard.push(change));
      const application = await storage.applications.create({ name: 'Shop' }, ACTOR);
      await storage.clients.create(newClient(application.id, 'c1'), ACTOR);
      await storage.clients.create(newClient(application.id, 'c1'), ACTOR);
      await storage.clients.addSecret('c1', clientSecret('s2'), ACTOR);
      await storage.journeys.create(journeyDocument('pay'), SYSTEM);
      await storage.versions.publish({ journeyId: 'pay', expectedRevision: 1, note: 'n' }, ACTOR);
      await storage.versions.publish({ journeyId: 'pay', expectedRevision: 5, note: 'n' }, ACTOR);
      await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM);
      expect(heard).toEqual([
        { topic: 'application', id: application.id, sequence: 1 },
        { topic: 'client', id: 'c1', sequence: 2 },
        { topic: 'client', id: 'c1', sequence: 3 },
        { topic: 'journey', id: 'pay', sequence: 4 },
        { topic: 'version', id: 'pay', sequence: 5 },
        { topic: 'signing-key', id: 'k1', sequence: 6 },
      ]);
      expect(await storage.outbox.readAfter(0)).toEqual(heard);
      expect(await storage.outbox.readAfter(4)).toEqual(heard.slice(4));
      expect(await storage.outbox.latestSequence()).toBe(6);
      const { items } = await storage.audit.list();
      expect(items.map(({ sequence, action }) => `${sequence} ${action}`)).toEqual([
        '6 signing-key.created',
        '5 journey.published',
        '4 journey.created',
        '3 client-secret.created',
        '2 client.created',
        '1 application.created',
      ]);
      expect(items[5]).toEqual({
        sequence: 1,
        at: time.now,
        actor: ACTOR,
        action: 'application.created',
        targetType: 'application',
        targetId: application.id,
        before: null,
        after: { name: 'Shop' },
      });
      await storage.outbox.prune(4);
      expect(await storage.outbox.readAfter(0)).toEqual(heard.slice(4));
      stop();
      await storage.applications.create({ name: 'Quiet' }, ACTOR);
      expect(heard).toHaveLength(6);
    });

    test('a notice comes after the commit: the listener reads what was written', async () => {
      const other = await database.open();
      const seen = new Promise<string | undefined>((resolve, reject) => {
        storage.changes.subscribe(({ id }) => {
          other.applications.get(id).then((found) => resolve(found?.name), reject);
        });
      });
      await storage.applications.create({ name: 'Shop' }, ACTOR);
      expect(await seen).toBe('Shop');
      await other.close();
    });

    test('a write that throws leaves nothing behind', async () => {
      const cyclic: Record<string, unknown> = { ...journeyDocument('pay') };
      cyclic.self = cyclic;
      await expect(storage.journeys.create(cyclic as never, ACTOR)).rejects.toThrow();
      const application = await storage.applications.create({ name: 'Shop' }, ACTOR);
      const twice = { ...newClient(application.id, 'c1'), secret: clientSecret('same') };
      await storage.clients.create(twice, ACTOR);
      // The secret's id is in use: the client row of the same transaction goes too.
      await expect(storage.clients.create({ ...twice, id: 'c2' }, ACTOR)).rejects.toThrow();
      expect(await storage.clients.get('c2')).toBeUndefined();
      expect(await storage.outbox.latestSequence()).toBe(2);
      expect((await storage.audit.list()).items).toHaveLength(2);
    });

    test('nothing secret is in the audit', async () => {
      const { id } = await storage.applications.create({ name: 'Shop' }, ACTOR);
      await storage.clients.create(newClient(id, 'c1'), ACTOR);
      await storage.clients.addSecret('c1', clientSecret('s2'), ACTOR);
      await storage.clients.revokeSecret('c1', 's2', ACTOR);
      await storage.clients.delete('c1', ACTOR);
      await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM);
      const created = await storage.administrators.create({ email: 'a@x', role: 'owner', passwordHash: 'phc' }, SYSTEM);
      if (created.kind === 'done')
        await storage.administrators.update(created.value.id, { passwordHash: 'phc2' }, ACTOR);
      const text = JSON.stringify((await storage.audit.list({ limit: 100 })).items);
      for (const secret of [clientSecret('c1-s1').sha256, clientSecret('s2').sha256, 'private-part', 'phc']) {
        expect(text).not.toContain(secret);
      }
    });

    test('concurrent writes over two connections are numbered without gaps', async () => {
      const other = await database.open();
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          (i % 2 === 0 ? storage : other).applications.create({ name: `${i}` }, ACTOR),
        ),
      );
      const sequences = (await other.outbox.readAfter(0)).map(({ sequence }) => sequence);
      expect(sequences).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
      await other.close();
    });
  });

  test('the snapshot is one moment, also while another process writes', async () => {
    const { id: applicationId } = await storage.applications.create({ name: 'Shop' }, ACTOR);
    await storage.signingKeys.addFirst(signingKey('k1'), SYSTEM);
    const other = await database.open();
    const writing = (async () => {
      for (let i = 0; i < 25; i++) {
        await other.clients.create(newClient(applicationId, `c${String(i).padStart(2, '0')}`), ACTOR);
        await other.journeys.create(journeyDocument(`j${i}`), ACTOR);
        await other.versions.publish({ journeyId: `j${i}`, expectedRevision: 1, note: 'n' }, ACTOR);
      }
    })();
    for (let i = 0; i < 20; i++) {
      const { sequence, clients, publishedVersions } = await storage.loadSnapshot();
      const written = sequence - 2;
      expect(clients).toHaveLength(Math.ceil(written / 3));
      expect(publishedVersions).toHaveLength(Math.floor(written / 3));
      expect(clients.every(({ secrets }) => secrets.length === 1)).toBe(true);
    }
    await writing;
    await other.close();
  });
});
