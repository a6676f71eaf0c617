import type { Type } from '@waymark/expression';
import type { JsonSchema } from '../openapi/json-schema-of.ts';

/** Everything that can come back from a journey. Plain data; numbers of paths are `bigint`s. */
export interface JourneyAnswers {
  readonly journey: { readonly id: string; readonly name: string; readonly kind: 'backend-api' | 'sub-journey' };
  /** Of a backend API journey: the answers that its own steps give. */
  readonly answers: readonly StepAnswer[];
  /** Of a sub-journey: what it hands back to its caller. */
  readonly results: readonly StepResult[];
  /** What callers get from runs that end without an answer of their own. */
  readonly defaults: DefaultAnswers;
  /** Answers that the server gives before the journey runs; empty for a sub-journey. */
  readonly refusals: readonly Refused[];
}

/** A way through the journey to a step. */
export interface Way {
  /** Steps and branches of the shortest way, without the step itself. */
  readonly shortestPath: readonly WayStep[];
  /** How many ways lead here. The passes of a loop count as one: a loop is left without a pass, or after one or more. */
  readonly paths: bigint;
}

export interface WayStep {
  readonly step: string;
  readonly branch: string;
  /** What has to be so for a run to take the branch: a formula, or a few words. Absent where nothing has to be. */
  readonly when?: string;
}

export interface StepAnswer extends Way {
  readonly step: string;
  readonly name?: string;
  readonly status: number;
  /** RFC 9110 reason phrase. */
  readonly reason: string;
  readonly headers: readonly AnswerHeader[];
  readonly body: AnswerBody;
}

export interface AnswerHeader {
  readonly name: string;
  /** Null where it is computed in each run. */
  readonly value: string | null;
}

export type AnswerBody =
  | { readonly kind: 'none' }
  /** The same text in every run; `json` is what it means where it is JSON. */
  | { readonly kind: 'constant'; readonly mediaType: string; readonly text: string; readonly json?: unknown }
  | {
      readonly kind: 'computed';
      readonly mediaType: string;
      /** Of the formula's value. */
      readonly type: Type;
      /** Of the JSON that is sent, where a text may stand for any JSON; of other formats, a text. */
      readonly schema: JsonSchema;
    };

export interface StepResult extends Way {
  readonly step: string;
  readonly name?: string;
  readonly type: Type;
  readonly schema: JsonSchema;
  /** Where it is the same in every run. */
  readonly value?: unknown;
}

export interface DefaultAnswers {
  readonly answers: readonly DefaultAnswer[];
  /** Abort steps that a run can come to. */
  readonly aborts: readonly { readonly step: string; readonly reason: string }[];
  /** Formulas that can fail without a branch that takes it. */
  readonly failures: readonly { readonly step: string; readonly fields: readonly string[] }[];
  /** Loops whose condition may still be true after their last pass. */
  readonly loopLimits: readonly { readonly step: string; readonly maxPasses: number }[];
  /** Longest run in milliseconds. */
  readonly deadlineMs: number;
  /** Most steps of a run. */
  readonly maxSteps: number;
}

export interface DefaultAnswer {
  readonly status: number;
  readonly reason: string;
  readonly cause: 'any' | 'aborted' | 'failed' | 'deadline';
  readonly headers: readonly AnswerHeader[];
  readonly body: AnswerBody;
}

export interface Refused {
  readonly status: number;
  readonly reason: string;
  readonly when: string;
}
