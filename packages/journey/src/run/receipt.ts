import type { Value } from '@waymark/expression';
import type { JourneyCaller, JourneyRequest } from './run-host.ts';

/** One answer that a port gave to a run, in the order of the questions. Plain JSON. */
export type PortAnswer =
  | { readonly port: 'now'; readonly value: number }
  /** Hexadecimal digits. */
  | { readonly port: 'random'; readonly value: string }
  | { readonly port: 'environment'; readonly name: string; readonly value: string | null }
  | { readonly port: AskedPort; readonly value: Value }
  | {
      readonly port: AskedPort;
      /** What a failed call said; of an unexpected failure, the name of its error alone. */
      readonly error: string;
      readonly unexpected?: true;
    };

/** Ports that are asked questions which can fail. */
export type AskedPort = 'verifyToken' | 'signToken' | 'hmacSha256' | 'encrypt' | 'decrypt' | 'certificateInfo';

export type PortName = PortAnswer['port'];

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
