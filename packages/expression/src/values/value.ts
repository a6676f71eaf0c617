import type { Lambda } from './lambda.ts';

/** Anything an expression can compute. Values never change once made. */
export type Value = null | boolean | number | string | readonly Value[] | ValueObject | Lambda;

/** Keys are own properties only; whatever the prototype holds is invisible to the language. */
export interface ValueObject {
  readonly [key: string]: Value;
}
