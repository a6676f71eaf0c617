import { findForbiddenKey } from '@waymark/journey';
import type { FastifyInstance } from 'fastify';
import { InvalidRequest } from './validate-request.ts';

/** Deeper nesting than any journey needs; recursion over a body is safe within it. */
export const MAX_BODY_DEPTH = 64;

/** Accepts JSON bodies only, refuses keys that could reach a prototype, and bounds the nesting. */
export function readJsonBodies(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser('error', 'error');
  api.removeAllContentTypeParsers();
  api.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    if (nestingOf(text) > MAX_BODY_DEPTH) {
      done(
        Object.assign(new Error(`The body is nested more than ${MAX_BODY_DEPTH} levels deep.`), BODY_TOO_DEEP),
        undefined,
      );
      return;
    }
    void parse(request, text, (error: Error | null, body?: unknown) => {
      done(error === null ? null : (forbiddenKeyIn(text) ?? error), body);
    });
  });
}

const BODY_TOO_DEEP = { statusCode: 400, code: 'BODY_TOO_DEEP' };

/** Why a body that is JSON was refused; undefined for one that is none. */
function forbiddenKeyIn(text: string): InvalidRequest | undefined {
  const pointer = findForbiddenKey(jsonOf(text));
  if (pointer === undefined) return undefined;
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  const message = `The key "${key}" can't be used, since programs may take it for the prototype of an object: rename it.`;
  return new InvalidRequest([{ in: 'body', pointer, message }]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep the brackets of a JSON text go, brackets inside of strings left aside. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (inString) {
      if (character === 0x5c) i += 1;
      else if (character === 0x22) inString = false;
    } else if (character === 0x22) inString = true;
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
  return deepest;
}
