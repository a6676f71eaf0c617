import type { Publication, PublishedSubJourney, TokenVerifier } from '@waymark/journey';
import type { Storage } from '@waymark/storage';
import type { Logger } from '@waymark/telemetry';
import type { SetupCode } from './resources/setup/setup-code.ts';

/** The proof of `@waymark/journey`. */
export type ProvePublication = (document: unknown, published: ReadonlyMap<string, PublishedSubJourney>) => Publication;

/** What the host says about itself under `/server`. */
export interface ServerFacts {
  readonly version: string;
  readonly dataDirectory: string;
  readonly databaseBytes: number | null;
  readonly runs: {
    readonly days: number;
    readonly mebibytes: number;
    readonly receiptDays: number;
    /** 0 to 100. */
    readonly receiptPercent: number;
  };
}

/** What the admin API needs from its host. */
export interface AdminApiOptions {
  readonly storage: Storage;
  readonly logger: Logger;
  readonly provePublication: ProvePublication;
  /** Checks tokens against the key sets, for simulated runs. */
  readonly tokens?: TokenVerifier;
  /** Where browsers reach the server; requests from pages of any other origin are refused. */
  readonly baseUrl: () => string;
  /** Whether the session cookie is sent over HTTPS only. */
  readonly secureCookies: boolean;
  /** Lets whoever knows it create the first owner; without one, nobody can from outside. */
  readonly setupCode?: SetupCode;
  /** Facts for the settings of the portal; what is left out is unknown. */
  readonly describeServer?: () => Promise<ServerFacts>;
  /** Epoch milliseconds. Default: `Date.now`. */
  readonly clock?: () => number;
  /** When a session ends, used or not, in milliseconds. Default: 12 hours. */
  readonly sessionLifetimeMs?: number;
  /** When an unused session ends, in milliseconds. Default: 1 hour. */
  readonly sessionIdleMs?: number;
}
