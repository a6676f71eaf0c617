import type { ExpressionMode, Profile } from '../syntax/profile.ts';
import type { CheckOptions } from './check-options.ts';
import { arrayType, closedObject, literalType, objectWith, recordType, type Type } from './type.ts';
import { unionType } from './union.ts';

/** A type as the files of cases declare it, see `conformance/expressions-checker/README.md`. */
export type DeclaredType =
  | 'unknown'
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'object'
  | readonly DeclaredType[]
  | { readonly array: DeclaredType }
  | { readonly object: Readonly<Record<string, DeclaredType>> }
  | { readonly open: Readonly<Record<string, DeclaredType>> }
  | { readonly record: DeclaredType }
  | { readonly value: string | number | boolean };

export interface ExpectedDiagnostic {
  readonly code: string;
  readonly severity: string;
  readonly at: readonly [start: number, end: number];
  /** The whole text after the fix; left out if there is none. */
  readonly fixed?: string;
}

export interface CheckerCase {
  readonly id: string;
  readonly source: string;
  readonly mode?: ExpressionMode;
  readonly profile?: Profile;
  /** What the place of the expression needs. */
  readonly expected?: DeclaredType;
  /** Instead of those of the file. `null`: any name may be a variable. */
  readonly variables?: Readonly<Record<string, DeclaredType>> | null;
  readonly type: string;
  readonly diagnostics: readonly ExpectedDiagnostic[];
}

export interface CheckerCaseFile {
  readonly about: string;
  readonly variables: Readonly<Record<string, DeclaredType>>;
  readonly policy?: Readonly<Record<string, DeclaredType>>;
  readonly webRequests?: Readonly<
    Record<string, { readonly parameters: readonly string[]; readonly body?: DeclaredType }>
  >;
  readonly cases: readonly CheckerCase[];
}

export function readType(declared: DeclaredType): Type {
  if (typeof declared === 'string') return { kind: declared };
  if (isUnion(declared)) return unionType(...declared.map(readType));
  if ('array' in declared) return arrayType(readType(declared.array));
  if ('object' in declared) return closedObject(readTypes(declared.object));
  if ('open' in declared) return objectWith(readTypes(declared.open));
  if ('record' in declared) return recordType(readType(declared.record));
  return literalType(declared.value);
}

function isUnion(declared: DeclaredType): declared is readonly DeclaredType[] {
  return Array.isArray(declared);
}

function readTypes(declared: Readonly<Record<string, DeclaredType>>): Record<string, Type> {
  return Object.fromEntries(Object.entries(declared).map(([name, type]) => [name, readType(type)]));
}

/** What a case is checked with. */
export function optionsOfCase(file: CheckerCaseFile, one: CheckerCase): CheckOptions {
  const { mode, profile, expected, variables = file.variables } = one;
  const webRequests = Object.entries(file.webRequests ?? {}).map(([name, { parameters, body = 'unknown' }]) => [
    name,
    { parameters, body: readType(body) },
  ]);
  return {
    ...(variables !== null && { variables: readTypes(variables) }),
    ...(mode && { mode }),
    ...(profile && { profile }),
    ...(expected && { expected: readType(expected) }),
    ...(file.policy && { policy: readTypes(file.policy) }),
    ...(file.webRequests && { webRequests: Object.fromEntries(webRequests) }),
  };
}
