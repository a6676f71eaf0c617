import { parseLogical } from './parse-filter.ts';
import { Scanner } from './scanner.ts';
import type { Query, Segment, Selector } from './tree.ts';

/** Reads a JSONPath text (RFC 9535 §2). Throws `JsonPathError`. */
export function parseJsonPath(text: string): Query {
  const scanner = new Scanner(text);
  scanner.expect('$');
  const segments = parseSegments(scanner, 0);
  if (!scanner.done) scanner.fail();
  return { root: 'document', segments };
}

/** The segments after `$` or `@`. Blanks before a segment belong to it; those after the last do not. */
export function parseSegments(scanner: Scanner, depth: number): Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    const start = scanner.at;
    scanner.blanks();
    const segment = parseSegment(scanner, depth);
    if (segment === undefined) {
      scanner.at = start;
      return segments;
    }
    segments.push(segment);
  }
}

function parseSegment(scanner: Scanner, depth: number): Segment | undefined {
  if (scanner.sees('[')) return { descendant: false, selectors: parseBrackets(scanner, depth) };
  const descendant = scanner.take('..');
  if (!descendant && !scanner.take('.')) return undefined;
  if (descendant && scanner.sees('[')) return { descendant, selectors: parseBrackets(scanner, depth) };
  if (scanner.take('*')) return { descendant, selectors: [{ kind: 'wildcard' }] };
  return { descendant, selectors: [{ kind: 'name', name: scanner.shorthand() }] };
}

function parseBrackets(scanner: Scanner, depth: number): Selector[] {
  const selectors: Selector[] = [];
  scanner.expect('[');
  do {
    scanner.blanks();
    selectors.push(parseSelector(scanner, depth));
    scanner.blanks();
  } while (scanner.take(','));
  scanner.expect(']');
  return selectors;
}

function parseSelector(scanner: Scanner, depth: number): Selector {
  if (scanner.take('*')) return { kind: 'wildcard' };
  if (scanner.take('?')) {
    scanner.blanks();
    return { kind: 'filter', test: parseLogical(scanner, depth + 1) };
  }
  const name = scanner.string();
  if (name !== undefined) return { kind: 'name', name };
  return parseIndexOrSlice(scanner);
}

function parseIndexOrSlice(scanner: Scanner): Selector {
  const start = scanner.integer();
  const afterStart = scanner.at;
  scanner.blanks();
  if (!scanner.take(':')) {
    scanner.at = afterStart;
    return start === undefined ? scanner.fail() : { kind: 'index', index: start };
  }
  scanner.blanks();
  const end = scanner.integer();
  const afterEnd = scanner.at;
  scanner.blanks();
  let step = 1;
  if (scanner.take(':')) {
    scanner.blanks();
    step = scanner.integer() ?? 1;
  } else if (end !== undefined) scanner.at = afterEnd;
  return { kind: 'slice', step, ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}
