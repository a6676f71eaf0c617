import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FindSubJourney, type JourneyDocument, parseJourney } from '@waymark/journey';
import { readTextFile } from './read-file.ts';

/** Finds the sub-journeys that a journey file calls: in its folder, and as `journey.yaml` in the folders beside it. */
export function nearbyJourneys(file: string): FindSubJourney {
  let found: ReadonlyMap<string, JourneyDocument> | undefined;
  return (id) => {
    found ??= new Map(filesNear(file).flatMap(readJourney));
    const document = found.get(id);
    return document === undefined ? undefined : { version: 0, document };
  };
}

function filesNear(file: string): string[] {
  const folder = dirname(file);
  const own = readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name));
  const beside = readdirSync(join(folder, '..')).map((name) => join(folder, '..', name, 'journey.yaml'));
  return [...own.map((name) => join(folder, name)), ...beside].filter(
    (path) => existsSync(path) && statSync(path).isFile(),
  );
}

function readJourney(file: string): [string, JourneyDocument][] {
  const { value } = parseJourney(readTextFile(file));
  const document = value as Partial<JourneyDocument> | null | undefined;
  return document?.kind === 'sub-journey' && typeof document.id === 'string'
    ? [[document.id, document as JourneyDocument]]
    : [];
}
