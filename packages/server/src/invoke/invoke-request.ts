import type { JourneyRequest } from '@waymark/journey';

/** A call of the journey endpoint, read and checked for form; not yet authorized. */
export interface InvokeRequest {
  readonly journeyId: string;
  /** The `clientId` query parameter, or null when there is none. */
  readonly clientId: string | null;
  readonly authorization: string | undefined;
  /** What the journey sees of it. */
  readonly journeyRequest: JourneyRequest;
}

/** Why a call ends before, or without, an answer of its journey. */
export class Refusal {
  readonly status: number;
  /** For the caller: what is wrong and what to do. Names no value of the request. */
  readonly message: string;
  /** Further headers, names and values in turn. */
  readonly headers: readonly string[];
  constructor(status: number, message: string, headers: readonly string[] = []) {
    this.status = status;
    this.message = message;
    this.headers = headers;
  }
}

/** Where the journey endpoint lives; what follows is the journey's id. */
export const INVOKE_PATH = '/ido/api/v2/invoke-api-journey/';
