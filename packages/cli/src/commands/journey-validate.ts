import { type JourneyDiagnostic, parseJourney, proveJourney } from '@waymark/journey';
import { EXIT } from '../command-error.ts';
import { countOf } from '../count-of.ts';
import { print, printDiagnostics, printJson } from '../print.ts';
import { readTextFile } from '../read-file.ts';
import { subJourneysFor } from '../sub-journey-files.ts';

export interface ValidateOptions {
  readonly json?: boolean;
  readonly with?: readonly string[];
}

/** `waymark journey validate`: proves a file without a server. */
export function validateJourneyFile(file: string, options: ValidateOptions): number {
  const diagnostics = proveFile(file, options);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (options.json) printJson({ file, valid: errors === 0, diagnostics });
  else {
    printDiagnostics(diagnostics);
    const warnings = diagnostics.length - errors;
    print(
      errors === 0
        ? `${file}: can be published (${countOf(warnings, 'warning')})`
        : `${file}: ${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`,
    );
  }
  return errors === 0 ? EXIT.done : EXIT.findings;
}

function proveFile(file: string, options: ValidateOptions): readonly JourneyDiagnostic[] {
  const findSubJourney = subJourneysFor(file, options.with);
  const parsed = parseJourney(readTextFile(file));
  return parsed.diagnostics.length > 0
    ? parsed.diagnostics
    : proveJourney(parsed.value, { findSubJourney }).diagnostics;
}
