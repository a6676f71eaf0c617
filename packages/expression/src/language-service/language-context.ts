import type { ExpressionMode, Profile } from '../syntax/profile.ts';
import type { CheckOptions, ContextTypes } from '../types/check-options.ts';
import type { Type } from '../types/type.ts';
import { typeOfSample } from '../types/type-of-sample.ts';
import type { Value } from '../values/value.ts';

/**
 * What surrounds an expression, for everything that helps to write it. Types say more than samples and win over them.
 * Keep the object while nothing changes: what is derived from it is kept with it.
 */
export interface LanguageContext extends ContextTypes {
  /** `expression` if left out. */
  readonly mode?: ExpressionMode;
  /** `extended` if left out. */
  readonly profile?: Profile;
  /** What the place of the expression needs. A condition needs a boolean. */
  readonly expected?: Type;
  /** Types of the variables. Without types and samples, any name may be a variable. */
  readonly variables?: Readonly<Record<string, Type>>;
  /** Values that variables had once, from which types are derived. */
  readonly samples?: Readonly<Record<string, Value>>;
  /** What `@policy.<name>()` answered once, by name. */
  readonly policySamples?: Readonly<Record<string, Value>>;
}

const derived = new WeakMap<LanguageContext, CheckOptions>();

/** The context as the checker takes it. */
export function checkOptionsOf(context: LanguageContext): CheckOptions {
  const known = derived.get(context);
  if (known !== undefined) return known;
  const { samples, policySamples, variables, policy, ...rest } = context;
  const options: CheckOptions = {
    ...rest,
    ...((variables ?? samples) && { variables: { ...typesOf(samples), ...variables } }),
    ...((policy ?? policySamples) && { policy: { ...typesOf(policySamples), ...policy } }),
  };
  derived.set(context, options);
  return options;
}

function typesOf(samples: Readonly<Record<string, Value>> = {}): Record<string, Type> {
  return Object.fromEntries(Object.entries(samples).map(([name, value]) => [name, typeOfSample(value)]));
}
