import { DIAGNOSTIC_CODES } from '@waymark/journey';

/** Every finding that a proof can report. */
export function diagnosticsPage(): string {
  const rows = Object.entries(DIAGNOSTIC_CODES).map(([code, { severity, meaning, example, wayOut }]) =>
    row(`\`${code}\``, severity, meaning, example, wayOut),
  );
  return `# Findings of a proof

<!-- Generated from packages/journey/src/prove/diagnostic-codes.ts by "npm run docs". -->

\`waymark journey validate\`, the admin API and publishing report findings. An error stops a publish; a warning is shown
and kept with the version. Each names the step, the field and, within a formula, the range of characters; many carry a
fix, a JSON Patch of the document. Those in a formula also name the rule of the expression language, such as
\`may-be-null\`. What the proof is and how it thinks: [Publish is a proof](../concepts/proof.md).

${row('code', 'severity', 'meaning', 'for example', 'way out')}
${row('---', '---', '---', '---', '---')}
${rows.join('\n')}
`;
}

const row = (...cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
