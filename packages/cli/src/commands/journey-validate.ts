import { type JourneyDiagnostic, parseJourney, proveJourney } from '@waymark/journey';
import { EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson } from '../print.ts';
import { readTextFile } from '../read-file.ts';

/** `waymark journey validate`: proves a file without a server. */
export function validateJourneyFile(file: string, options: { json?: boolean }): number {
  const diagnostics = proveFile(file);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (options.json) printJson({ file, valid: errors === 0, diagnostics });
  else {
    printDiagnostics(diagnostics);
    const warnings = diagnostics.length - errors;
    print(
      errors === 0
        ? `${file}: can be published (${warnings} warnings)`
        : `${file}: ${errors} errors, ${warnings} warnings`,
    );
  }
  return errors === 0 ? EXIT.done : EXIT.findings;
}

function proveFile(file: string): readonly JourneyDiagnostic[] {
  const parsed = parseJourney(readTextFile(file));
  return parsed.diagnostics.length > 0 ? parsed.diagnostics : proveJourney(parsed.value).diagnostics;
}
