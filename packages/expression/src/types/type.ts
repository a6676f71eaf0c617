/** A static type. `any` is unknown, and compatible with everything. */
export type Type =
  | { readonly kind: 'any' | 'string' | 'number' | 'boolean' | 'null' }
  | { readonly kind: 'array'; readonly items: Type }
  | { readonly kind: 'object'; readonly members?: Readonly<Record<string, Type>> }
  | { readonly kind: 'lambda'; readonly parameters: readonly LambdaParameter[]; readonly returns: Type }
  | { readonly kind: 'union'; readonly options: readonly Type[] };

export interface LambdaParameter {
  readonly name: string;
  readonly type: Type;
}

export const anyType: Type = { kind: 'any' };
export const stringType: Type = { kind: 'string' };
export const numberType: Type = { kind: 'number' };
export const booleanType: Type = { kind: 'boolean' };
export const nullType: Type = { kind: 'null' };
export const objectType: Type = { kind: 'object' };

export function arrayType(items: Type = anyType): Type {
  return { kind: 'array', items };
}

export function objectWith(members: Readonly<Record<string, Type>>): Type {
  return { kind: 'object', members };
}

export function lambdaType(parameters: readonly LambdaParameter[], returns: Type = anyType): Type {
  return { kind: 'lambda', parameters, returns };
}

export function unionType(...options: readonly Type[]): Type {
  return { kind: 'union', options };
}

/** The type as it is shown to authors: `array<number>`, `string | null`, `(item, index) => boolean`. */
export function formatType(type: Type): string {
  switch (type.kind) {
    case 'array':
      return type.items.kind === 'any' ? 'array' : `array<${formatType(type.items)}>`;
    case 'object': {
      if (type.members === undefined) return 'object';
      const members = Object.entries(type.members).map(([name, member]) => `${name}: ${formatType(member)}`);
      return `{${members.join(', ')}}`;
    }
    case 'lambda':
      return `(${type.parameters.map(({ name }) => name).join(', ')}) => ${formatType(type.returns)}`;
    case 'union':
      return type.options.map(formatType).join(' | ');
    default:
      return type.kind;
  }
}
