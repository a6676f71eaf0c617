import { type FunctionDefinition, functionCatalogue, namespaceDocs } from '@waymark/expression';

/** Functions of one namespace; the name is empty for those without. */
export interface FunctionGroup {
  readonly namespace: string;
  readonly docs: string;
  readonly functions: readonly FunctionDefinition[];
}

/** The functions that fit all words of a query, by namespace; within one, those whose name fits come first. */
export function searchFunctions(query: string, catalogue = functionCatalogue): readonly FunctionGroup[] {
  const words = query
    .toLowerCase()
    .replaceAll('@', '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const byNamespace = new Map<string, { readonly definition: FunctionDefinition; readonly rank: number }[]>();
  for (const definition of catalogue) {
    const rank = rankOf(definition, words);
    if (rank === null) continue;
    const namespace = definition.name.includes('.') ? (definition.name.split('.')[0] ?? '') : '';
    const found = byNamespace.get(namespace) ?? [];
    found.push({ definition, rank });
    byNamespace.set(namespace, found);
  }
  return [...byNamespace].map(([namespace, found]) => ({
    namespace,
    docs: Object.hasOwn(namespaceDocs, namespace) ? namespaceDocs[namespace as keyof typeof namespaceDocs] : '',
    functions: found.sort((a, b) => a.rank - b.rank).map(({ definition }) => definition),
  }));
}

/** 0 is the best; null does not fit. */
function rankOf({ name, docs, parameters }: FunctionDefinition, words: readonly string[]): number | null {
  const lower = name.toLowerCase();
  const rest = `${docs} ${parameters.map((parameter) => parameter.name).join(' ')}`.toLowerCase();
  let rank = 0;
  for (const word of words) {
    if (lower.split('.').at(-1)?.startsWith(word)) continue;
    if (lower.includes(word)) rank += 1;
    else if (rest.includes(word)) rank += 2;
    else return null;
  }
  return rank;
}
