import { type JourneyDocument, MAX_JOURNEY_TEXT, parseJourney } from '@waymark/journey';

/** What is wrong with a file: in words of the reader of YAML, or as a key of the texts. */
export type FileFault =
  | { readonly message: string }
  | { readonly key: 'notAJourney' | 'noSteps' | 'wrongKind' | 'tooLarge' };

export type JourneyFile =
  | { readonly document: JourneyDocument; readonly faults?: undefined }
  | { readonly faults: readonly FileFault[]; readonly document?: undefined };

/**
 * Reads a journey file, YAML or JSON. It need not be ready for a publish, but it must be a journey: the builder shows the
 * rest.
 */
export function readJourneyFile(text: string): JourneyFile {
  if (text.length > MAX_JOURNEY_TEXT) return { faults: [{ key: 'tooLarge' }] };
  const { value, diagnostics } = parseJourney(text);
  if (diagnostics.length > 0) return { faults: diagnostics.map(({ message }) => ({ message })) };
  if (!isRecord(value) || value.format !== 'journey/1') return { faults: [{ key: 'notAJourney' }] };
  const { steps, kind } = value;
  if (!isRecord(steps) || Object.keys(steps).length === 0 || !Object.values(steps).every(isRecord)) {
    return { faults: [{ key: 'noSteps' }] };
  }
  if (kind !== 'backend-api' && kind !== 'sub-journey') return { faults: [{ key: 'wrongKind' }] };
  const name = typeof value.name === 'string' && value.name.trim() !== '' ? value.name : String(value.id ?? 'journey');
  const affinity = value.affinity === 'b2b' ? 'b2b' : 'b2c';
  return { document: { ...value, id: String(value.id ?? ''), name, affinity } as unknown as JourneyDocument };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
