import type { AuditEntry } from '../api/generated/admin-api.ts';

/** What a change was made to: what people call it, and where it is. */
export interface ChangeTarget {
  readonly name: string;
  /** An address of the portal; without one, there is nothing to see. */
  readonly to?: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** Names and finds the target of a change. What was deleted has no address any more. */
export function changeTargetOf({ actor, action, targetType, targetId, before, after }: AuditEntry): ChangeTarget {
  if (targetType === 'session') return { name: actor.name };
  const name = textOf(after?.name) ?? textOf(before?.name) ?? textOf(after?.email) ?? textOf(before?.email) ?? targetId;
  if (action.endsWith('.deleted')) return { name };
  switch (targetType) {
    case 'application':
      return { name, to: `/applications/${targetId}` };
    case 'client':
      return { name };
    case 'journey':
      return { name, to: `/journeys/${targetId}` };
    case 'version':
      return { name, to: `/journeys/${targetId}/versions` };
    case 'key-set':
    case 'signing-key':
      return { name, to: '/settings', search: { tab: 'keys' } };
    case 'administrator':
      return { name, to: '/settings', search: { tab: 'people' } };
    default:
      return { name };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
