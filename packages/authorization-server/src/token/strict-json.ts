import { isUtf8 } from 'node:buffer';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON object from UTF-8 bytes, or `undefined`: not UTF-8, not JSON, no object, or a member name that occurs
 * twice in one object, at any depth. Readers differ on which of two equal names counts (RFC 7515 §4, RFC 7519 §4),
 * and that difference has been used to show one token to the check and another to the program.
 */
export function parseStrictJson(bytes: Buffer): JsonObject | undefined {
  if (!isUtf8(bytes)) return undefined;
  const text = bytes.toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return hasDuplicateMember(text) ? undefined : (value as JsonObject);
}

/** Walks over text that is known to be JSON; a string followed by a colon is a member name. */
function hasDuplicateMember(json: string): boolean {
  const open: Set<string>[] = [];
  for (let i = 0; i < json.length; i++) {
    const char = json[i];
    if (char === '{' || char === '[') open.push(new Set());
    else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = endOfString(json, i);
      if (isMemberName(json, end)) {
        const name: string = JSON.parse(json.slice(i, end));
        const names = open.at(-1);
        if (names?.has(name)) return true;
        names?.add(name);
      }
      i = end - 1;
    }
  }
  return false;
}

function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
  return i + 1;
}

function isMemberName(json: string, after: number): boolean {
  let i = after;
  while (json[i] === ' ' || json[i] === '\t' || json[i] === '\n' || json[i] === '\r') i++;
  return json[i] === ':';
}
