import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { checkKeySet, type KeySet } from '@waymark/authorization-server';
import {
  type FindSubJourney,
  type JourneyDocument,
  parseJourney,
  proveJourney,
  type TokenVerifier,
} from '@waymark/journey';
import { createTokenVerifier } from '@waymark/server';
import { CommandError, EXIT } from './command-error.ts';
import { printDiagnostics } from './print.ts';
import { readJsonFile, readTextFile } from './read-file.ts';

/** A journey file with what its tests need. */
export interface TestTarget {
  readonly file: string;
  readonly document: JourneyDocument;
  /** Checks tokens against the key sets beside the file: `key-sets/<name>.json`. */
  readonly tokens: TokenVerifier;
  readonly findSubJourney: FindSubJourney;
}

/** @param path - A journey file, or a folder: the journeys in it and in the folders right below it. */
export function readTestTargets(path: string, findSubJourneys: (file: string) => FindSubJourney): TestTarget[] {
  const files = isFolder(path) ? journeyFilesIn(path) : [path];
  if (files.length === 0) throw new CommandError(`There is no journey file in ${path}.`, EXIT.usage);
  return files.map((file) => {
    const findSubJourney = findSubJourneys(file);
    const keySets = readKeySets(join(dirname(file), 'key-sets'));
    const tokens = createTokenVerifier((name) => keySets.get(name));
    return { file, document: readProvenJourney(file, findSubJourney), tokens, findSubJourney };
  });
}

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

const JOURNEY_FILE = /\.(ya?ml|json)$/;

function journeyFilesIn(folder: string): string[] {
  const own = filesOf(folder);
  const below = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => isFolder(path) && basename(path) !== 'node_modules')
    .flatMap(filesOf);
  return [...own, ...below];
}

const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .sort()
    .filter((name) => JOURNEY_FILE.test(name))
    .map((name) => join(folder, name))
    .filter((file) => /^\s*["']?format["']?\s*:\s*["']?journey\//m.test(readTextFile(file)));

function readProvenJourney(file: string, findSubJourney: FindSubJourney): JourneyDocument {
  const parsed = parseJourney(readTextFile(file));
  const proof =
    parsed.diagnostics.length > 0
      ? { diagnostics: parsed.diagnostics }
      : proveJourney(parsed.value, { findSubJourney });
  if ('document' in proof && proof.document !== undefined) return proof.document;
  printDiagnostics(proof.diagnostics);
  throw new CommandError(`${file} can't be published, so it can't be tested: mend the errors above.`, EXIT.findings);
}

function readKeySets(folder: string): ReadonlyMap<string, KeySet> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(
    files.map((file) => [basename(file, '.json'), readKeySet(join(folder, file), basename(file, '.json'))]),
  );
}

function readKeySet(file: string, name: string): KeySet {
  const jwks = readJsonFile(file);
  const fault = checkKeySet(jwks);
  if (fault !== null) throw new CommandError(`${file}: ${fault}`, EXIT.usage);
  return { name, description: '', jwks: jwks as KeySet['jwks'], createdAt: 0, updatedAt: 0 };
}
