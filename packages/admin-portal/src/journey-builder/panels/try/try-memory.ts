import { createStore, type StoreApi } from 'zustand';
import type { TryOutcome } from './try-outcome.ts';
import { EMPTY_FORM, type TryForm } from './try-request.ts';

/** What the Try it panel holds for one journey while the page is open. */
export interface TryMemory {
  readonly form: TryForm;
  /** The journey has filled the form, or a person did: it is not filled in by itself again. */
  readonly isTouched: boolean;
  readonly target: 'draft' | 'published';
  /** Undefined until a person says who calls. */
  readonly clientId: string | undefined;
  /** Never stored. */
  readonly secret: string;
  /** What the last call gave. */
  readonly outcome: TryOutcome | undefined;
  /** The step of it that is looked at. */
  readonly current: number;
  change(fields: Partial<TryForm>): void;
  remember(fields: Partial<Pick<TryMemory, 'target' | 'clientId' | 'secret' | 'outcome' | 'current'>>): void;
}

const stores = new Map<string, StoreApi<TryMemory>>();
const keyOf = (journeyId: string) => `waymark.try.${journeyId}`;

/**
 * The memory of a journey's panel. Requests may hold people's tokens, so they are kept as long as the browser's tab is
 * open, and secrets in memory only.
 */
export function tryMemoryOf(journeyId: string): StoreApi<TryMemory> {
  const known = stores.get(journeyId);
  if (known !== undefined) return known;
  const kept = readKept(journeyId);
  const store = createStore<TryMemory>((set) => ({
    form: { ...EMPTY_FORM, ...kept?.form },
    isTouched: kept?.form !== undefined,
    target: 'draft',
    clientId: kept?.clientId,
    secret: '',
    outcome: undefined,
    current: 0,
    change: (fields) => set(({ form }) => ({ form: { ...form, ...fields }, isTouched: true })),
    remember: (fields) => set(fields),
  }));
  store.subscribe(({ form, isTouched, clientId }, before) => {
    if (form === before.form && clientId === before.clientId) return;
    const caller = clientId === undefined ? {} : { clientId };
    if (isTouched || clientId !== undefined) keep(journeyId, isTouched ? { form, ...caller } : caller);
  });
  stores.set(journeyId, store);
  return store;
}

interface Kept {
  readonly form?: Partial<TryForm>;
  readonly clientId?: string;
}

function readKept(journeyId: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(journeyId));
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

function keep(journeyId: string, kept: Kept): void {
  try {
    sessionStorage.setItem(keyOf(journeyId), JSON.stringify(kept));
  } catch {
    // Storage that is full or forbidden costs no more than the memory.
  }
}
