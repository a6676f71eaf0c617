import { useEffect, useState } from 'react';
import { useBuilderStore } from '../../builder-provider.tsx';

/** Lights the branches that the tests take while the tab is open, unless somebody turns it off. */
export function useCoverageOverlay(byBranch: ReadonlyMap<string, boolean> | undefined) {
  const store = useBuilderStore();
  const [isShown, setIsShown] = useState(true);
  useEffect(() => {
    if (!isShown || byBranch === undefined) return;
    const overlay = { steps: [], taken: new Set<string>(), coverage: byBranch };
    store.getState().showOverlay(overlay);
    return () => {
      // A path that was lit meanwhile stays.
      if (store.getState().overlay === overlay) store.getState().showOverlay(undefined);
    };
  }, [isShown, byBranch, store]);
  return [isShown, setIsShown] as const;
}
