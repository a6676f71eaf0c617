import { type FindSubJourney, type JourneyDocument, proveJourney } from '@waymark/journey';
import type { BuilderStore } from './builder-store.ts';

const PAUSE_MS = 150;

/** Proves the document whenever its logic has changed, when the page has nothing else to do. @returns a function that stops */
export function keepProved(store: BuilderStore, findSubJourney: () => FindSubJourney): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle = 0;
  let proved: JourneyDocument | undefined;
  const prove = () => {
    const { document } = store.getState();
    proved = document;
    store.setState({ proof: proveJourney(document, { findSubJourney: findSubJourney() }) });
  };
  const soon = () => {
    clearTimeout(timer);
    cancelIdle(idle);
    timer = setTimeout(() => {
      idle = whenIdle(prove);
    }, PAUSE_MS);
  };
  const stop = store.subscribe(({ document }, before) => {
    if (document !== before.document && (proved === undefined || !isSameLogic(document, proved))) soon();
  });
  soon();
  return () => {
    stop();
    clearTimeout(timer);
    cancelIdle(idle);
  };
}

/** Whether two documents differ in their layout only. */
function isSameLogic(a: JourneyDocument, b: JourneyDocument): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof JourneyDocument>;
  keys.delete('layout');
  return [...keys].every((key) => a[key] === b[key]);
}

const whenIdle = (callback: () => void): number =>
  typeof requestIdleCallback === 'function'
    ? requestIdleCallback(callback, { timeout: 150 })
    : (setTimeout(callback, 0) as unknown as number);

const cancelIdle = (handle: number): void => {
  if (typeof cancelIdleCallback === 'function') cancelIdleCallback(handle);
  else clearTimeout(handle);
};
