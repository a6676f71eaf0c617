import {
  type AnswerStyle,
  answersJson,
  answersOf,
  type JourneyDiagnostic,
  parseJourney,
  printAnswers,
  proveJourney,
} from '@waymark/journey';
import { EXIT } from '../command-error.ts';
import { print, printDiagnostics, printJson, visible } from '../print.ts';
import { readTextFile } from '../read-file.ts';
import { subJourneysFor } from '../sub-journey-files.ts';

export interface ProveOptions {
  readonly json?: boolean;
  readonly with?: readonly string[];
}

/** `waymark journey prove`: what a proof finds, and all answers that the endpoint can give. */
export function proveJourneyFile(file: string, options: ProveOptions): number {
  const findSubJourney = subJourneysFor(file, options.with);
  const parsed = parseJourney(readTextFile(file));
  const proof =
    parsed.diagnostics.length > 0
      ? { diagnostics: parsed.diagnostics }
      : proveJourney(parsed.value, { findSubJourney });
  const { diagnostics } = proof;
  const { document, flow } = 'document' in proof ? proof : {};
  const answers = document === undefined ? undefined : answersOf(document, findSubJourney, flow);
  if (options.json) {
    printJson({
      file,
      valid: document !== undefined,
      diagnostics,
      answers: answers === undefined ? null : answersJson(answers),
    });
  } else {
    printDiagnostics(diagnostics);
    if (answers === undefined) print(summaryOf(file, diagnostics));
    else {
      if (diagnostics.length > 0) print('');
      printStyled(
        printAnswers(answers, process.stdout.isTTY && process.env.NO_COLOR === undefined ? MARKS : undefined),
      );
    }
  }
  return document === undefined ? EXIT.findings : EXIT.done;
}

function summaryOf(file: string, diagnostics: readonly JourneyDiagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return `${file}: ${errors} errors, ${warnings} warnings. Correct the errors to see its answers.`;
}

/** Private characters stand for the colours until the text around them can't steer the terminal any more. */
const [HEADING, STRONG, DIM, END] = ['\ue000', '\ue001', '\ue002', '\ue003'];
const MARKS: AnswerStyle = {
  heading: (text) => HEADING + text + END,
  strong: (text) => STRONG + text + END,
  dim: (text) => DIM + text + END,
};
const CODES: ReadonlyMap<string, string> = new Map([
  [HEADING, '\u001b[1;4m'],
  [STRONG, '\u001b[1m'],
  [DIM, '\u001b[2m'],
  [END, '\u001b[0m'],
]);

function printStyled(lines: readonly string[]): void {
  const text = lines.map((line) => `${visible(line)}\n`).join('');
  process.stdout.write(text.replaceAll(/[\ue000-\ue003]/g, (mark) => CODES.get(mark) ?? ''));
}
