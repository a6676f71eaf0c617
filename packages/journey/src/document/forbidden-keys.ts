import { escapePointer } from '../prove/diagnostic-codes.ts';

/**
 * JSON Pointer to the first key by which a reader of JSON could reach the prototype of all objects: the admin API takes no
 * document that has one. The document must not be nested deeply.
 */
export function findForbiddenKey(value: unknown, pointer = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const place = `${pointer}/${escapePointer(key)}`;
    if (key === '__proto__') return place;
    if (key === 'constructor' && typeof part === 'object' && part !== null && Object.hasOwn(part, 'prototype')) {
      return `${place}/prototype`;
    }
    const found = findForbiddenKey(part, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
