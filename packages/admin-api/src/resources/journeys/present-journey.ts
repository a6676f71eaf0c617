import { compareDocuments, type JourneyRecord } from '@waymark/journey';
import type { JourneySummary, Storage } from '@waymark/storage';

/** `changed`: calls are answered by a version that does something else than the draft. */
export type JourneyState = 'draft' | 'published' | 'changed' | 'disabled';

/** How many comparisons of a draft with its version are remembered. */
const MAX_REMEMBERED = 2000;

/** Shows journeys without their drafts, with what lists of them ask for. */
export class JourneyPresenter {
  readonly #storage: Storage;
  /** Whether a revision of a draft does what a version does: neither of them ever changes. */
  readonly #isSame = new Map<string, boolean>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async present(journey: JourneySummary | JourneyRecord) {
    const { id, name, kind, affinity, draftRevision, publishedVersion, createdAt, updatedAt } = journey;
    const [state, changedBy] = await Promise.all([this.#stateOf(journey), this.#changedBy(id)]);
    return { id, name, kind, affinity, draftRevision, publishedVersion, state, changedBy, createdAt, updatedAt };
  }

  async #stateOf({ id, publishedVersion, draftRevision, createdAt }: JourneySummary): Promise<JourneyState> {
    if (publishedVersion === null) {
      const { items } = await this.#storage.versions.list(id, { limit: 1 });
      return items.length === 0 ? 'draft' : 'disabled';
    }
    const key = JSON.stringify([id, createdAt, draftRevision, publishedVersion]);
    const isSame = this.#isSame.get(key) ?? (await this.#compare(id, publishedVersion));
    if (this.#isSame.size >= MAX_REMEMBERED) this.#isSame.clear();
    this.#isSame.set(key, isSame);
    return isSame ? 'published' : 'changed';
  }

  async #compare(id: string, publishedVersion: number): Promise<boolean> {
    const [journey, version] = await Promise.all([
      this.#storage.journeys.get(id),
      this.#storage.versions.get(id, publishedVersion),
    ]);
    return compareDocuments(version?.document, journey?.draft).length === 0;
  }

  /** Who made the latest change, as the audit calls them. */
  async #changedBy(targetId: string): Promise<string | null> {
    const pages = await Promise.all(
      (['journey', 'version'] as const).map((targetType) =>
        this.#storage.audit.list({ targetType, targetId, limit: 1 }),
      ),
    );
    const [latest] = pages.flatMap(({ items }) => items).sort((a, b) => b.sequence - a.sequence);
    return latest?.actor.name ?? null;
  }
}
