import { openApiOf, parseJourney, proveJourney } from '@waymark/journey';
import { CommandError, EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson } from '../print.ts';
import { readTextFile, writeTextFile } from '../read-file.ts';
import { subJourneysFor } from '../sub-journey-files.ts';

export interface OpenApiFileOptions {
  readonly with?: readonly string[];
  readonly output?: string;
  readonly serverUrl?: string;
}

/** `waymark journey openapi`: the OpenAPI document of the endpoint that a file would become. */
export function describeJourneyFile(file: string, { with: further, output, serverUrl }: OpenApiFileOptions): number {
  const findSubJourney = subJourneysFor(file, further);
  const parsed = parseJourney(readTextFile(file));
  const proof =
    parsed.diagnostics.length > 0
      ? { diagnostics: parsed.diagnostics }
      : proveJourney(parsed.value, { findSubJourney });
  const document = 'document' in proof ? proof.document : undefined;
  if (document === undefined) {
    printDiagnostics(proof.diagnostics);
    throw new CommandError(`${file} can't be published: correct the errors above first.`, EXIT.findings);
  }
  if (document.kind !== 'backend-api') {
    throw new CommandError(`${file} is a sub-journey: it has no endpoint of its own to describe.`, EXIT.usage);
  }
  const openApi = openApiOf(document, { findSubJourney, ...(serverUrl === undefined ? {} : { serverUrl }) });
  if (output === undefined) printJson(openApi);
  else {
    writeTextFile(output, `${JSON.stringify(openApi, null, 2)}\n`);
    print(`${output}: written`);
  }
  return EXIT.done;
}
