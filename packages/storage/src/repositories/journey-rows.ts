import type { JourneyDocument, JourneyRecord, JourneyVersion, VersionState } from '@waymark/journey';
import type { JourneyTable, JourneyVersionTable } from '../dialect/tables.ts';

/** A journey without its draft, as lists show it. */
export type JourneySummary = Omit<JourneyRecord, 'draft'>;

/** A version without its document and warnings, as lists show it. */
export type JourneyVersionSummary = Omit<JourneyVersion, 'document' | 'warnings'>;

export function toJourneySummary(row: Omit<JourneyTable, 'draft'>): JourneySummary {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as JourneyRecord['kind'],
    affinity: row.affinity as JourneyRecord['affinity'],
    draftRevision: Number(row.draft_revision),
    publishedVersion: row.published_version === null ? null : Number(row.published_version),
    createdAt: Number(row.created_at),
    updatedAt: Number(row.updated_at),
  };
}

export function toJourneyRecord(row: JourneyTable): JourneyRecord {
  return { ...toJourneySummary(row), draft: JSON.parse(row.draft) as JourneyDocument };
}

export function toVersionSummary(row: Omit<JourneyVersionTable, 'document' | 'warnings'>): JourneyVersionSummary {
  return {
    journeyId: row.journey_id,
    version: Number(row.version),
    state: row.state as VersionState,
    note: row.note,
    createdBy: row.created_by,
    createdAt: Number(row.created_at),
  };
}

export function toVersion(row: JourneyVersionTable): JourneyVersion {
  const document = JSON.parse(row.document) as JourneyDocument;
  return { ...toVersionSummary(row), document, warnings: JSON.parse(row.warnings) as JourneyVersion['warnings'] };
}

/** Columns that repeat what the draft says, for lists. A draft under work may lack them: then the old ones stay. */
export function draftColumns(
  draft: JourneyDocument,
  previous: { readonly name: string; readonly kind: string; readonly affinity: string },
) {
  const { name, kind, affinity } = draft as { name?: unknown; kind?: unknown; affinity?: unknown };
  const title = typeof name === 'string' && name.trim() !== '' ? name.slice(0, 200) : previous.name;
  return {
    name: title,
    kind: kind === 'backend-api' || kind === 'sub-journey' ? kind : previous.kind,
    affinity: affinity === 'b2c' || affinity === 'b2b' ? affinity : previous.affinity,
    search_text: `${title}\n${draft.id}`.toLowerCase(),
    draft: JSON.stringify(draft),
  };
}
