import { RollBackDialog } from './roll-back-dialog.tsx';
import { useVersions } from './version-queries.ts';

/** Lets the version answer again that was switched off, else the newest one. */
export function EnableDialog({ journeyId, onClose }: { readonly journeyId: string; readonly onClose: () => void }) {
  const { items } = useVersions(journeyId);
  const wanted = items?.find(({ state }) => state === 'disabled') ?? items?.[0];
  if (wanted === undefined) return null;
  return <RollBackDialog journeyId={journeyId} version={wanted.version} current={null} onClose={onClose} />;
}
