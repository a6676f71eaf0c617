import { applyJourneyFix, type JourneyDocument, type JourneyFix } from '@waymark/journey';

/** What a fix changes at one place. */
export interface FixedPlace {
  /** For people: `check-mfa › branches › no`. */
  readonly place: string;
  readonly before?: string;
  /** Absent where the fix takes something away. */
  readonly after?: string;
}

const segmentsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What a fix would change, place by place. */
export function previewOf(document: JourneyDocument, { patch }: JourneyFix): FixedPlace[] {
  return patch.map((operation) => {
    const segments = segmentsOf(operation.path);
    const before = valueAt(document, segments);
    const names = segments[0] === 'steps' ? segments.slice(1) : segments;
    return {
      place: names.join(' › '),
      ...(before === undefined || operation.op === 'add' ? {} : { before: textOf(before) }),
      ...(operation.op === 'remove' ? {} : { after: textOf(operation.value) }),
    };
  });
}

/** The document with a fix. One that has no place any more, since the document went on, changes nothing. */
export function applyFixTo(document: JourneyDocument, fix: JourneyFix): JourneyDocument {
  try {
    return applyJourneyFix(document, fix) as JourneyDocument;
  } catch {
    return document;
  }
}

const valueAt = (document: unknown, segments: readonly string[]): unknown =>
  segments.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    document,
  );

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, null, 1));
