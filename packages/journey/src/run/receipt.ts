import type { Value } from '@waymark/expression';
import type { JourneyCaller, JourneyRequest } from './run-host.ts';

/** One answer that a port gave to a run, in the order of the questions. Plain JSON. */
export type PortAnswer =
  | { readonly port: 'now'; readonly value: number }
  /** Hexadecimal digits. */
  | { readonly port: 'random'; readonly value: string }
  | {
      readonly port:
        | 'verifyToken'
        | 'signToken'
        | 'hmacSha256'
        | 'encrypt'
        | 'decrypt'
        | 'certificateInfo'
        | 'environment';
      readonly value: Value;
    }
  | {
      readonly port: Exclude<PortName, 'now' | 'random'>;
      /** What a failed call said; of an unexpected failure, the name of its error alone. */
      readonly error: string;
      readonly unexpected?: true;
    };

export type PortName =
  | 'now'
  | 'random'
  | 'verifyToken'
  | 'signToken'
  | 'hmacSha256'
  | 'encrypt'
  | 'decrypt'
  | 'certificateInfo'
  | 'environment';

/** A run's record, complete enough to repeat it bit for bit: everything that the run saw. Plain JSON. */
export interface Receipt {
  readonly journeyId: string;
  readonly version: number;
  /** Versions of the sub-journeys that it was compiled with, by id. */
  readonly subJourneys: Readonly<Record<string, number>>;
  readonly runId: string;
  readonly request: JourneyRequest;
  readonly caller: JourneyCaller | null;
  readonly answers: readonly PortAnswer[];
  /** Set when the deadline or the caller ended the run: how many steps were done by then. */
  readonly interruption?: Interruption;
}

/** A run was ended from outside when it had done so many steps. */
export interface Interruption {
  readonly code: 'deadline-exceeded' | 'cancelled';
  readonly after: number;
}
