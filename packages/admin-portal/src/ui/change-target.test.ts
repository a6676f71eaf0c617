import { expect, test } from 'vitest';
import type { AuditEntry } from '../api/generated/admin-api.ts';
import { changeTargetOf } from './change-target.ts';

const entry = (fields: Partial<AuditEntry>): AuditEntry => ({
  sequence: 1,
  at: 0,
  actor: { kind: 'administrator', id: 'a', name: 'a@example.com' },
  action: 'application.created',
  targetType: 'application',
  targetId: 'app-1',
  before: null,
  after: null,
  ...fields,
});

test.each([
  [{ after: { name: 'Shop' } }, { name: 'Shop', to: '/applications/app-1' }],
  [{ action: 'application.deleted', before: { name: 'Shop' } }, { name: 'Shop' }],
  [
    { targetType: 'version', targetId: 'pay' },
    { name: 'pay', to: '/journeys/pay/versions' },
  ],
  [{ targetType: 'client', targetId: 'c' }, { name: 'c' }],
  [{ action: 'session.created', targetType: 'session', targetId: '0b7e' }, { name: 'a@example.com' }],
  [
    { targetType: 'administrator', after: { email: 'b@x' } },
    { name: 'b@x', to: '/settings', search: { tab: 'people' } },
  ],
  [
    { targetType: 'key-set', targetId: 'partner', after: { name: 5 } },
    { name: 'partner', to: '/settings', search: { tab: 'keys' } },
  ],
] as const)('%j', (fields, target) => {
  expect(changeTargetOf(entry(fields as Partial<AuditEntry>))).toEqual(target);
});
