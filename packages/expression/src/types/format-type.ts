import type { LambdaType, ObjectType, Type } from './type.ts';

/** Longer descriptions of objects are cut off: they have to fit into a message. */
const maximumMembers = 8;

/** The type as it is shown to authors: `array<number>`, `string | null`, `{"id": string, …}`. */
export function formatType(type: Type): string {
  switch (type.kind) {
    case 'literal':
      return JSON.stringify(type.value);
    case 'array':
      return formatArray(type.items);
    case 'object':
      return formatObject(type);
    case 'lambda':
      return formatLambda(type);
    case 'union':
      return type.options
        .map((option) => (option.kind === 'lambda' ? `(${formatType(option)})` : formatType(option)))
        .join(' | ');
    case 'variable':
      return type.within === undefined ? type.name : formatType(type.within);
    default:
      return type.kind;
  }
}

function formatArray(items: Type): string {
  if (items.kind === 'unknown' || items.kind === 'never') return 'array';
  return `array<${formatType(items)}>`;
}

function formatObject({ members = {}, rest }: ObjectType): string {
  const names = Object.keys(members);
  if (names.length === 0) {
    if (rest === undefined || rest.kind === 'unknown') return 'object';
    return rest.kind === 'never' ? '{}' : `record<${formatType(rest)}>`;
  }
  const shown = names
    .slice(0, maximumMembers)
    .map((name) => `${JSON.stringify(name)}: ${formatType(members[name] as Type)}`);
  if (names.length > maximumMembers || rest?.kind !== 'never') shown.push('…');
  return `{${shown.join(', ')}}`;
}

function formatLambda({ parameters, returns }: LambdaType): string {
  const names = parameters.map(({ name, type }) => (hidesType(type) ? name : `${name}: ${formatType(type)}`));
  return `(${names.join(', ')}) => ${returns.kind === 'variable' ? 'value' : formatType(returns)}`;
}

function hidesType(type: Type): boolean {
  return type.kind === 'unknown' || (type.kind === 'variable' && type.within === undefined);
}
