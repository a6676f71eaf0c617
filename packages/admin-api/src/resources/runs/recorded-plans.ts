import {
  compileJourney,
  type Plan,
  type PublishedSubJourney,
  type Receipt,
  type Redaction,
  redactionOf,
} from '@waymark/journey';
import type { Storage } from '@waymark/storage';

/** Plans that a process compiles again at once are few: those of the versions that somebody looks at. */
const MAX_PLANS = 50;

/** What ran, and what people may not see of it. */
export interface RecordedPlan {
  readonly plan: Plan;
  readonly redaction: Redaction;
}

/** The plans that made recorded runs: the version that ran, with the versions of the sub-journeys that it had then. */
export class RecordedPlans {
  readonly #versions: Pick<Storage['versions'], 'get'>;
  readonly #plans = new Map<string, RecordedPlan>();

  constructor({ versions }: { readonly versions: Pick<Storage['versions'], 'get'> }) {
    this.#versions = versions;
  }

  /** @returns null where one of the versions is gone, or can't be compiled by this server */
  async find({
    journeyId,
    version,
    subJourneys,
  }: Pick<Receipt, 'journeyId' | 'version' | 'subJourneys'>): Promise<RecordedPlan | null> {
    const key = JSON.stringify([journeyId, version, subJourneys]);
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const found = await this.#compile(journeyId, version, subJourneys);
    if (found === null) return null;
    if (this.#plans.size >= MAX_PLANS) this.#plans.clear();
    this.#plans.set(key, found);
    return found;
  }

  async #compile(
    journeyId: string,
    version: number,
    subJourneys: Receipt['subJourneys'],
  ): Promise<RecordedPlan | null> {
    const ran = await this.#versions.get(journeyId, version);
    if (ran === undefined) return null;
    const callees = new Map<string, PublishedSubJourney>();
    for (const [id, number] of Object.entries(subJourneys)) {
      const callee = await this.#versions.get(id, number);
      if (callee === undefined) return null;
      callees.set(id, callee);
    }
    try {
      const findSubJourney = (id: string) => callees.get(id);
      return {
        plan: compileJourney(ran.document, version, findSubJourney),
        redaction: redactionOf(ran.document, findSubJourney),
      };
    } catch {
      return null;
    }
  }
}
