import { escapePointer } from '../prove/diagnostic-codes.ts';

/** A place where two JSON values differ. A side that is missing there is undefined. */
export interface ValueDifference {
  /** JSON Pointer (RFC 6901); empty for the whole value. */
  readonly pointer: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** Where two JSON values differ, from the outside in. The order of keys doesn't count. */
export function valueDifferences(expected: unknown, got: unknown, pointer = ''): ValueDifference[] {
  if (!isContainer(expected) || !isContainer(got) || Array.isArray(expected) !== Array.isArray(got)) {
    return Object.is(expected, got) || expected === got ? [] : [{ pointer, expected, got }];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
  return [...keys].flatMap((key) =>
    valueDifferences(ownValue(expected, key), ownValue(got, key), `${pointer}/${escapePointer(key)}`),
  );
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

const ownValue = (container: object, key: string): unknown =>
  Object.hasOwn(container, key) ? container[key as keyof typeof container] : undefined;
