/**
 * A static type. Types are plain data.
 *
 * `unknown` is a value about which nothing is known: it is never guessed at, and fits everywhere. `never` has no
 * values: it is the item type of an empty list, and the type of what can't be reached.
 */
export type Type =
  | { readonly kind: 'unknown' | 'never' | 'string' | 'number' | 'boolean' | 'null' }
  | LiteralType
  | ArrayType
  | ObjectType
  | LambdaType
  | TypeVariable
  | UnionType;

/** One value alone, such as `"POST"`. */
export interface LiteralType {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
}

export interface ArrayType {
  readonly kind: 'array';
  readonly items: Type;
}

/** A missing key reads as `null`, so a member that may be left out has a type with `null` in it. */
export interface ObjectType {
  readonly kind: 'object';
  /** Keys that are known by name. */
  readonly members?: Readonly<Record<string, Type>>;
  /** What other keys hold: `never` if there are none, a type for a record, unknown if left out. */
  readonly rest?: Type;
  /** True if every key is in lower case, as the names of headers are. */
  readonly lowerCase?: true;
}

export interface LambdaType {
  readonly kind: 'lambda';
  readonly parameters: readonly LambdaParameter[];
  readonly returns: Type;
  /** In a function's parameter: only lambdas with exactly as many parameters are meant. */
  readonly exact?: boolean;
}

export interface LambdaParameter {
  readonly name: string;
  readonly type: Type;
}

/** Stands for a type that each call finds out from its arguments; only in the definitions of functions. */
export interface TypeVariable {
  readonly kind: 'variable';
  readonly name: string;
  /** What the type has to be. */
  readonly within?: Type;
  /** True if values of different kinds may not be mixed. */
  readonly uniform?: boolean;
}

export interface UnionType {
  readonly kind: 'union';
  readonly options: readonly Type[];
}

export const unknownType: Type = { kind: 'unknown' };
export const neverType: Type = { kind: 'never' };
export const stringType: Type = { kind: 'string' };
export const numberType: Type = { kind: 'number' };
export const booleanType: Type = { kind: 'boolean' };
export const nullType: Type = { kind: 'null' };
/** An object of which nothing is known. */
export const objectType: ObjectType = { kind: 'object' };

export function literalType(value: string | number | boolean): Type {
  return { kind: 'literal', value };
}

export function arrayType(items: Type = unknownType): Type {
  return { kind: 'array', items };
}

/** An object with known members; it may have others, of which nothing is known. */
export function objectWith(members: Readonly<Record<string, Type>>): ObjectType {
  return { kind: 'object', members };
}

/** An object with these members and no others. */
export function closedObject(members: Readonly<Record<string, Type>>): ObjectType {
  return { kind: 'object', members, rest: neverType };
}

/** An object with any keys, whose values are all of one type. */
export function recordType(values: Type): ObjectType {
  return { kind: 'object', members: {}, rest: values };
}

/** The headers of a request: names in lower case, and texts. */
export const headersType: ObjectType = { ...recordType(stringType), lowerCase: true };

export function lambdaType(parameters: readonly LambdaParameter[], returns: Type = unknownType): LambdaType {
  return { kind: 'lambda', parameters, returns };
}

export function typeVariable(name: string, rest: Omit<TypeVariable, 'kind' | 'name'> = {}): TypeVariable {
  return { kind: 'variable', name, ...rest };
}
