import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FindSubJourney, type JourneyDocument, MAX_JOURNEY_TEXT, parseJourney } from '@waymark/journey';
import { CommandError, EXIT } from './command-error.ts';
import { readTextFile } from './read-file.ts';

const JOURNEY_FILE = /\.(ya?ml|json)$/;

/**
 * Finds the sub-journeys that a journey file calls, when one is asked for first: in the files and folders that the user named,
 * then among the files of the journey's own folder, then as `journey.yaml` in the folders beside it. Throws a
 * {@link CommandError} for a named place that isn't there, and for an id that two files of one place have.
 *
 * @param file - The journey that calls; `-` is standard input, and its folder the one that the user is in.
 * @param further - Values of `--with`.
 */
export function subJourneysFor(file: string, further: readonly string[] = []): FindSubJourney {
  for (const path of further) {
    if (!existsSync(path)) throw new CommandError(`--with ${path}: there is no such file or folder.`, EXIT.usage);
  }
  const folder = file === '-' ? '.' : dirname(file);
  const places = [
    () => further.flatMap((path) => (isFolder(path) ? filesIn(path) : [path])),
    () => filesIn(folder),
    () => foldersBeside(folder),
  ].map((files) => lazily(() => read(files())));
  return (id) => {
    for (const place of places) {
      const found = place().get(id);
      if (found !== undefined) return { version: 0, document: onlyOne(id, found) };
    }
    return undefined;
  };
}

interface Found {
  readonly file: string;
  readonly document: JourneyDocument;
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

const filesIn = (folder: string): string[] =>
  isFolder(folder)
    ? readdirSync(folder)
        .sort()
        .filter((name) => JOURNEY_FILE.test(name))
        .map((name) => join(folder, name))
    : [];

/** Where each journey has a folder of its own, as in `examples/`. */
function foldersBeside(folder: string): string[] {
  const around = join(folder, '..');
  return readdirSync(around)
    .sort()
    .filter((name) => name !== basename(folder))
    .map((name) => join(around, name, 'journey.yaml'))
    .filter((path) => existsSync(path));
}

/** Files that aren't sub-journeys are passed over: what they are is no business of the journey that calls. */
function read(files: readonly string[]): ReadonlyMap<string, readonly Found[]> {
  const byId = new Map<string, Found[]>();
  for (const file of files) {
    const { size } = statSync(file);
    if (!statSync(file).isFile() || size > 4 * MAX_JOURNEY_TEXT) continue;
    const value = parseJourney(readTextFile(file)).value as Partial<JourneyDocument> | null | undefined;
    if (value?.kind !== 'sub-journey' || typeof value.id !== 'string') continue;
    const found = { file, document: value as JourneyDocument };
    byId.set(value.id, [...(byId.get(value.id) ?? []), found]);
  }
  return byId;
}

function onlyOne(id: string, found: readonly Found[]): JourneyDocument {
  const [first, second] = found as [Found, Found?];
  if (second === undefined) return first.document;
  const message = `Two files have the sub-journey "${id}": ${first.file} and ${second.file}. Rename one, or name the one to use with --with.`;
  throw new CommandError(message, EXIT.usage);
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
