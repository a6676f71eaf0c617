import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { BuilderState, BuilderStore } from './builder-store.ts';

const BuilderContext = createContext<BuilderStore | null>(null);

/** Hands the store of the open journey to everything inside it. */
export function BuilderProvider({ store, children }: { readonly store: BuilderStore; readonly children: ReactNode }) {
  return <BuilderContext value={store}>{children}</BuilderContext>;
}

/** The store itself, for handlers that read the state when they run. */
export function useBuilderStore(): BuilderStore {
  const store = useContext(BuilderContext);
  if (store === null) throw new Error('useBuilder stands outside of a BuilderProvider.');
  return store;
}

/** A part of the state of the open journey; the component renders again when that part changes. */
export function useBuilder<Part>(selector: (state: BuilderState) => Part): Part {
  return useStore(useBuilderStore(), selector);
}
