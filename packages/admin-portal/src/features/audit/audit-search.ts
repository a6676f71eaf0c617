import type { paths } from '../../api/generated/admin-api.ts';

type AuditQuery = NonNullable<paths['/api/v1/audit-entries']['get']['parameters']['query']>;

export const TARGET_TYPES = [
  'application',
  'client',
  'journey',
  'version',
  'key-set',
  'signing-key',
  'administrator',
  'session',
] as const;

export type TargetType = (typeof TARGET_TYPES)[number];

/** Every action that the audit knows. */
export const ACTIONS = [
  'application.created',
  'application.updated',
  'application.deleted',
  'client.created',
  'client.updated',
  'client.deleted',
  'client-secret.created',
  'client-secret.revoked',
  'journey.created',
  'journey.draft-saved',
  'journey.published',
  'journey.rolled-back',
  'journey.disabled',
  'journey.deleted',
  'key-set.created',
  'key-set.updated',
  'key-set.deleted',
  'signing-key.created',
  'signing-key.status-changed',
  'administrator.created',
  'administrator.updated',
  'administrator.deleted',
  'session.created',
  'session.ended',
] as const;

/** Which changes the list shows, as it stands in the address of the page. */
export interface AuditSearch {
  /** Id of a person, or of a part of Waymark. */
  readonly actor?: string;
  readonly action?: string;
  readonly type?: TargetType;
  readonly target?: string;
  /** Days of the reader, such as `2026-03-01`, both inclusive. */
  readonly from?: string;
  readonly until?: string;
  /** Number of the change that is open. */
  readonly entry?: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address. What is no filter is left out, so that an old or mistyped link still opens the list. */
export function parseAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const type = TARGET_TYPES.find((one) => one === raw.type);
  const { entry } = raw;
  const fields = {
    actor: textOf(raw.actor),
    action: ACTIONS.find((one) => one === raw.action),
    type,
    target: textOf(raw.target),
    from: dayOf(raw.from),
    until: dayOf(raw.until),
    entry: typeof entry === 'number' && Number.isSafeInteger(entry) && entry > 0 ? entry : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as AuditSearch;
}

/** The query of the admin API for it. Days begin and end where the reader is. */
export function toAuditQuery({ actor, action, type, target, from, until }: AuditSearch): AuditQuery {
  return {
    ...(actor === undefined ? {} : { actorId: actor }),
    ...(action === undefined ? {} : { action }),
    ...(type === undefined ? {} : { targetType: type }),
    ...(target === undefined ? {} : { targetId: target }),
    ...(from === undefined ? {} : { from: startOf(from, 0) }),
    ...(until === undefined ? {} : { until: startOf(until, 1) }),
  };
}

/** How many filters narrow the list. */
export function countFilters({ entry: _entry, ...filters }: AuditSearch): number {
  return Object.keys(filters).length;
}

/** Midnight at the begin of a day, or of one so many days later, where the reader is. */
function startOf(day: string, later: number): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return Math.max(0, new Date(year, month - 1, date + later).getTime());
}

function dayOf(value: unknown): string | undefined {
  return typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  return text === '' || text.length > 100 ? undefined : text;
}
