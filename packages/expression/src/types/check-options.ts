import type { ExpressionMode, Profile } from '../syntax/profile.ts';
import type { ConstantTrials } from './constant-trials.ts';
import type { Type } from './type.ts';

/** A web request as `@webrequests.<name>` calls it. */
export interface WebRequestType {
  /** Names of the declared parameters, in the order of the arguments. */
  readonly parameters: readonly string[];
  /** Type of the answer's body; unknown if left out. */
  readonly body?: Type;
}

/** Types of what surrounds an expression. */
export interface ContextTypes {
  /** What `@policy.<name>()` yields, by name, where more is known than the function itself says. */
  readonly policy?: Readonly<Record<string, Type>>;
  /** The web requests that exist. If left out, any name is taken. */
  readonly webRequests?: Readonly<Record<string, WebRequestType>>;
}

export interface CheckOptions extends ContextTypes {
  /** `expression` if left out. Needed only with a source text. */
  readonly mode?: ExpressionMode;
  /** `extended` if left out. */
  readonly profile?: Profile;
  /** All variables that exist, with their types. `unknown-allowed`, or leaving it out: any name may be a variable. */
  readonly variables?: Readonly<Record<string, Type>> | 'unknown-allowed';
  /** What the place of the expression needs. A condition needs a boolean. */
  readonly expected?: Type;
  /** Shared by expressions that are checked together, so that trying out their calls has one bound. */
  readonly trials?: ConstantTrials;
}
