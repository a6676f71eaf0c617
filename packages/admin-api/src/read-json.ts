import type { FastifyInstance } from 'fastify';

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
      const isForbidden = error !== null && isJson(text);
      done(isForbidden ? Object.assign(new Error('The body has a forbidden key.'), FORBIDDEN_KEY) : error, body);
    });
  });
}

const FORBIDDEN_KEY = { statusCode: 400, code: 'FORBIDDEN_KEY' };
const BODY_TOO_DEEP = { statusCode: 400, code: 'BODY_TOO_DEEP' };

/** What is JSON and was refused has a key that reaches a prototype. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
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
