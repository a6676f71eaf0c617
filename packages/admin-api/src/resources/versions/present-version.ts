import type { JourneyVersion } from '@waymark/journey';
import type { JourneyVersionSummary, Storage } from '@waymark/storage';

type Summary = JourneyVersionSummary | JourneyVersion;

/** A version as lists show it: without its document, with its publisher's name and how much the proof warned of. */
export async function presentVersion(storage: Storage, version: Summary) {
  const { journeyId, version: number, state, note, createdBy, createdAt } = version;
  const [publisher, whole] = await Promise.all([
    storage.administrators.get(createdBy),
    'warnings' in version ? version : storage.versions.get(journeyId, number),
  ]);
  return {
    journeyId,
    version: number,
    state,
    note,
    createdBy,
    createdByName: publisher?.email ?? null,
    createdAt,
    warningCount: whole?.warnings.length ?? 0,
  };
}
