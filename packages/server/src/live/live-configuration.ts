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
  #keySets: ReadonlyMap<string, KeySet> = new Map();
  readonly #onCompileFailure: CompileFailure;

  constructor(onCompileFailure: CompileFailure) {
    this.#onCompileFailure = onCompileFailure;
  }

  /** Compiles what is new, keeps the plans that stayed, then swaps everything in. */
  apply(snapshot: ConfigurationSnapshot): void {
    const plans = new Map<string, Plan>();
    const compiled = new Map<string, Compiled>();
    for (const version of snapshot.publishedVersions) {
      const current = this.#compiled.get(version.journeyId);
      const plan =
        current !== undefined && isSame(current.version, version)
          ? current.plan
          : (this.#compile(version) ?? current?.plan);
      if (plan === undefined) continue;
      plans.set(version.journeyId, plan);
      compiled.set(version.journeyId, { version, plan });
    }
    this.#plans = plans;
    this.#compiled = compiled;
    this.#clients = new Map(snapshot.clients.map((client) => [client.id, client]));
    this.#keySets = new Map(snapshot.keySets.map((keySet) => [keySet.name, keySet]));
  }

  #compile(version: JourneyVersion): Plan | undefined {
    try {
      return compileJourney(version.document, version.version);
    } catch (error) {
      this.#onCompileFailure(version, error);
      return undefined;
    }
  }

  readonly findClient = (clientId: string): Client | undefined => this.#clients.get(clientId);
  readonly findPlan = (journeyId: string): Plan | undefined => this.#plans.get(journeyId);
  readonly findKeySet = (name: string): KeySet | undefined => this.#keySets.get(name);

  get journeyCount(): number {
    return this.#plans.size;
  }

  hasClient(clientId: string): boolean {
    return this.#clients.has(clientId);
  }
}
