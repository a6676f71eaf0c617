import {
  type GeneratedTests,
  generateTests,
  type JourneyDocument,
  type JourneyTest,
  printJourney,
} from '@waymark/journey';
import { parseDocument, stringify } from 'yaml';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printJson } from '../print.ts';
import { readTextFile, writeTextFile } from '../read-file.ts';
import { subJourneysFor } from '../sub-journey-files.ts';
import { readTestTargets, type TestTarget } from '../test-target.ts';

/** Options of `waymark test --generate`. */
export interface TestGenerateOptions {
  /** Files and folders with sub-journeys. */
  readonly with?: readonly string[];
  readonly missing?: boolean;
  readonly branches?: boolean;
  readonly write?: boolean;
  readonly seed?: string;
  readonly json?: boolean;
}

/** `waymark test --generate`: an input for each path of journey files, and a test of it. */
export async function generateJourneyTests(path: string, options: TestGenerateOptions): Promise<number> {
  const seed = Number(options.seed ?? 1);
  if (!Number.isSafeInteger(seed)) throw new CommandError('--seed must be a whole number.', EXIT.usage);
  const { missing = false, branches = false } = options;
  const results: { target: TestTarget; generated: GeneratedTests }[] = [];
  for (const target of readTestTargets(path, (file) => subJourneysFor(file, options.with))) {
    const { document, findSubJourney, tokens } = target;
    const generated = await generateTests(document, { findSubJourney, tokens, seed, missing, branches });
    if (options.write && generated.tests.length > 0) writeTests(target, generated.tests);
    results.push({ target, generated });
  }
  if (options.json) {
    printJson(
      results.map(({ target, generated }) => ({ file: target.file, journey: target.document.id, ...generated })),
    );
  } else for (const { target, generated } of results) printGenerated(target, generated, options.write ?? false);
  return results.every(({ generated }) => generated.unreached.length === 0) ? EXIT.done : EXIT.findings;
}

/** A generated test takes the place of one of its name, so that generating again adds nothing twice. */
function writeTests({ file, document }: TestTarget, generated: readonly JourneyTest[]): void {
  const byName = new Map([...(document.tests ?? []), ...generated].map((test) => [test.name, test]));
  const tests = [...byName.values()];
  writeTextFile(file, withTests(readTextFile(file), document, tests, file.endsWith('.json')));
}

/** A file in canonical form stays in it; of another one, all but the tests stays as it is, comments included. */
function withTests(text: string, document: JourneyDocument, tests: readonly JourneyTest[], isJson: boolean): string {
  if (isJson) return `${JSON.stringify({ ...document, tests }, null, 2)}\n`;
  if (text === printJourney(document)) return printJourney({ ...document, tests });
  const file = parseDocument(text);
  file.set('tests', file.createNode(tests));
  return file.toString({ lineWidth: 0, singleQuote: true });
}

function printGenerated({ file, document }: TestTarget, generated: GeneratedTests, write: boolean): void {
  const { tests, paths, isComplete, existing, leftOut, reached, unreached } = generated;
  if (!write && tests.length > 0) print(stringify({ tests }, { lineWidth: 0, singleQuote: true }).trimEnd());
  const wanted = paths - leftOut;
  const share = wanted === 0 ? 100 : Math.floor((100 * reached) / wanted);
  print(`${document.id}  (${file})`);
  print(
    `      paths${isComplete ? '' : ' looked at (there are more)'}: ${paths}, taken by the tests in the file: ${existing}`,
  );
  if (leftOut > 0) print(`      left out: ${leftOut}`);
  print(`      reached: ${reached} of ${wanted} (${share} %)`);
  for (const { path, step, condition } of unreached) {
    print(`      not reached: ${path}`);
    print(`        at ${step}: found no input for which ${condition}`);
  }
  if (write) print(`      tests written: ${tests.length}`);
}
