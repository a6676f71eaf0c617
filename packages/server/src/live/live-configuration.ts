import type { Client, ClientStore, KeySet, SigningKey } from '@waymark/authorization-server';
import { compileJourney, type JourneyVersion, type Plan } from '@waymark/journey';
import type { PublishedJourneys } from '../invoke/resolve-journey.ts';

/** Everything published, in one consistent read of the store. */
export interface ConfigurationSnapshot {
  readonly clients: readonly Client[];
  readonly publishedVersions: readonly JourneyVersion[];
  readonly signingKeys: readonly SigningKey[];
  readonly keySets: readonly KeySet[];
}

/** A published version that could not be compiled: the call of its journey answers 404 until it is published again. */
export type CompileFailure = (version: JourneyVersion, error: unknown) => void;

type Published = ReadonlyMap<string, JourneyVersion>;

interface Compiled {
  readonly version: JourneyVersion;
  readonly plan: Plan;
}

/** A journey that was deleted and made again counts its versions from 1 again, so the number alone does not tell. */
const isSame = (left: JourneyVersion, right: JourneyVersion) =>
  left.version === right.version && left.createdAt === right.createdAt;

/**
 * What calls are answered from: clients, plans and keys in memory. Changed only by {@link apply}, all at once, so that
 * no call sees half of a change.
 */
export class LiveConfiguration implements ClientStore, PublishedJourneys {
  #clients: ReadonlyMap<string, Client> = new Map();
  #plans: ReadonlyMap<string, Plan> = new Map();
  #compiled: ReadonlyMap<string, Compiled> = new Map();
  #published: Published = new Map();
  #keySets: ReadonlyMap<string, KeySet> = new Map();
  readonly #onCompileFailure: CompileFailure;

  constructor(onCompileFailure: CompileFailure) {
    this.#onCompileFailure = onCompileFailure;
  }

  /** Compiles what is new, keeps the plans that stayed, then swaps everything in. */
  apply(snapshot: ConfigurationSnapshot): void {
    const published = new Map(snapshot.publishedVersions.map((version) => [version.journeyId, version]));
    const compiled = new Map<string, Compiled>();
    for (const version of snapshot.publishedVersions) {
      const current = this.#compiled.get(version.journeyId);
      const isCurrent = current !== undefined && this.#isCurrent(current, version, published);
      const plan = isCurrent ? current.plan : (this.#compile(version, published) ?? current?.plan);
      if (plan !== undefined) compiled.set(version.journeyId, { version, plan });
    }
    this.#plans = new Map(
      [...compiled].filter(([, { plan }]) => plan.kind === 'backend-api').map(([id, { plan }]) => [id, plan]),
    );
    this.#compiled = compiled;
    this.#published = published;
    this.#clients = new Map(snapshot.clients.map((client) => [client.id, client]));
    this.#keySets = new Map(snapshot.keySets.map((keySet) => [keySet.name, keySet]));
  }

  /** A plan holds the sub-journeys that it calls, so it is as old as the oldest of them. */
  #isCurrent({ version, plan }: Compiled, wanted: JourneyVersion, published: Published): boolean {
    if (!isSame(version, wanted)) return false;
    return Object.keys(plan.subJourneys).every((id) => {
      const [was, is] = [this.#published.get(id), published.get(id)];
      return was !== undefined && is !== undefined && isSame(was, is);
    });
  }

  #compile(version: JourneyVersion, published: Published): Plan | undefined {
    try {
      return compileJourney(version.document, version.version, (id) => published.get(id));
    } catch (error) {
      this.#onCompileFailure(version, error);
      return undefined;
    }
  }

  readonly findClient = (clientId: string): Client | undefined => this.#clients.get(clientId);
  readonly findPlan = (journeyId: string): Plan | undefined => this.#plans.get(journeyId);
  readonly findKeySet = (name: string): KeySet | undefined => this.#keySets.get(name);

  /** The published version of a journey of any kind. */
  readonly findPublished = (journeyId: string): JourneyVersion | undefined => this.#published.get(journeyId);

  get journeyCount(): number {
    return this.#plans.size;
  }

  hasClient(clientId: string): boolean {
    return this.#clients.has(clientId);
  }
}
