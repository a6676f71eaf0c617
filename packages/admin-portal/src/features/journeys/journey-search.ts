import type { Journey } from '../../api/generated/admin-api.ts';
import type { Traffic } from '../../journey-parts/traffic.ts';

export const SORTS = ['name', 'changed', 'calls'] as const;
export const KINDS = ['backend-api', 'sub-journey'] as const;

/** Which journeys the list shows and in which order, as it stands in the address. What is left out is the default. */
export interface JourneySearch {
  readonly search?: string;
  readonly kind?: Journey['kind'];
  /** Default: name. */
  readonly sort?: (typeof SORTS)[number];
}

/** Reads the address; what is unknown is left out, so that an old link still opens the list. */
export function parseJourneySearch(raw: Record<string, unknown>): JourneySearch {
  const kind = KINDS.find((one) => one === raw.kind);
  const sort = SORTS.find((one) => one === raw.sort && one !== 'name');
  const search = typeof raw.search === 'number' ? String(raw.search) : raw.search;
  return {
    ...(typeof search === 'string' && search !== '' ? { search: search.slice(0, 100) } : {}),
    ...(kind === undefined ? {} : { kind }),
    ...(sort === undefined ? {} : { sort }),
  };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The journeys that fit, in order. Equal ones stand by name, then id. */
export function pickJourneys(
  journeys: readonly Journey[],
  { search = '', kind, sort = 'name' }: JourneySearch,
  traffic: ReadonlyMap<string, Traffic>,
): Journey[] {
  const wanted = search.trim().toLowerCase();
  const callsOf = ({ id }: Journey) => traffic.get(id)?.calls ?? 0;
  const byName = (a: Journey, b: Journey) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  const orders: Readonly<Record<(typeof SORTS)[number], (a: Journey, b: Journey) => number>> = {
    name: byName,
    changed: (a, b) => b.updatedAt - a.updatedAt || byName(a, b),
    calls: (a, b) => callsOf(b) - callsOf(a) || byName(a, b),
  };
  return journeys
    .filter((journey) => kind === undefined || journey.kind === kind)
    .filter(({ name, id }) => `${name}\n${id}`.toLowerCase().includes(wanted))
    .sort(orders[sort]);
}
