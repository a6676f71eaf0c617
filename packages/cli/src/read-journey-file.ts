import { type JourneyDocument, parseJourney } from '@waymark/journey';
import { CommandError, EXIT } from './command-error.ts';
import { printDiagnostics } from './print.ts';
import { readTextFile } from './read-file.ts';

/** Reads a file that holds a journey, or at least something with an id. */
export function readJourneyFile(file: string): JourneyDocument {
  const parsed = parseJourney(readTextFile(file));
  const { id } = (parsed.value ?? {}) as { id?: unknown };
  if (parsed.diagnostics.length === 0 && typeof id === 'string') return parsed.value as JourneyDocument;
  printDiagnostics(parsed.diagnostics);
  throw new CommandError(`${file} is not a journey: it needs at least an id.`, EXIT.usage);
}
