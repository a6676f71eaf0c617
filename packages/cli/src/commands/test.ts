import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkKeySet, type KeySet } from '@waymark/authorization-server';
import {
  compileJourney,
  type JourneyDocument,
  parseJourney,
  parseTestSuite,
  proveJourney,
  runTestSuite,
  type TestResult,
} from '@waymark/journey';
import { createTokenVerifier } from '@waymark/server';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson } from '../print.ts';
import { readJsonFile, readTextFile } from '../read-file.ts';

/** `waymark test`: runs the tests of one folder, without a server. */
export async function testFolder(folder: string, options: { json?: boolean }): Promise<number> {
  const results = await runFolder(folder);
  const failed = results.filter(({ differences }) => differences.length > 0);
  if (options.json) printJson({ folder, passed: results.length - failed.length, failed: failed.length, results });
  else {
    for (const { name, differences, path } of results) {
      print(`${differences.length === 0 ? 'pass' : 'FAIL'}  ${name}  (${path.join(' → ')})`);
      for (const difference of differences) print(`      ${difference}`);
    }
    print(`${results.length - failed.length} passed, ${failed.length} failed`);
  }
  return failed.length === 0 ? EXIT.done : EXIT.findings;
}

/** A folder holds `journey.yaml`, `tests.yaml` and, where tokens are verified, `key-sets/<name>.json`. */
export async function runFolder(folder: string): Promise<TestResult[]> {
  const document = readProvenJourney(join(folder, 'journey.yaml'));
  const file = join(folder, 'tests.yaml');
  const parsed = parseTestSuite(readTextFile(file));
  if ('faults' in parsed)
    throw new CommandError([`${file} is not a test suite:`, ...parsed.faults].join('\n  '), EXIT.usage);
  const keySets = readKeySets(join(folder, 'key-sets'));
  return runTestSuite(
    compileJourney(document, 0),
    parsed.suite,
    createTokenVerifier((name) => keySets.get(name)),
  );
}

function readProvenJourney(file: string): JourneyDocument {
  const parsed = parseJourney(readTextFile(file));
  const proof = parsed.diagnostics.length > 0 ? { diagnostics: parsed.diagnostics } : proveJourney(parsed.value);
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
