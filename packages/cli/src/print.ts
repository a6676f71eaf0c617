import type { JourneyDiagnostic } from '@waymark/journey';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Writes a line to standard output. */
export const print = (text: string): void => void process.stdout.write(`${visible(text)}\n`);

/** Text from elsewhere must not steer the terminal: control characters but line breaks and tabs are shown as escapes. */
export const visible = (text: string): string =>
  text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** `error   check-mfa config.condition 3–7: …`, one finding a line. */
export function printDiagnostics(diagnostics: readonly JourneyDiagnostic[]): void {
  for (const { severity, code, message, step, field, range, pointer } of diagnostics) {
    const place = step === undefined ? pointer || 'document' : [step, field].filter(Boolean).join(' ');
    const span = range === undefined ? '' : ` ${range.start}–${range.end}`;
    print(`${severity.padEnd(7)} ${place}${span}: ${message} [${code}]`);
  }
}

/** Columns as wide as their widest cell, two blanks apart. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [header, ...rows].map((row) => row.map((cell) => visible(cell).replaceAll(/[\n\t]/g, ' ')));
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  for (const row of all)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
