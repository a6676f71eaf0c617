import { useBuilder } from '../../builder-provider.tsx';
import { useKnownClients } from '../../use-known-clients.ts';
import { type Caller, callerOf } from './caller-of.ts';
import type { TryMemory } from './try-memory.ts';

const NO_SETTINGS = {};

/** Who calls the published version of the open journey. */
export function useCaller({ clientId }: Pick<TryMemory, 'clientId'>): Caller {
  const settings = useBuilder(({ document }) => document.settings ?? NO_SETTINGS);
  return callerOf(useKnownClients() ?? [], settings, clientId);
}
