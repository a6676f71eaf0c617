import { DIAGNOSTIC_CODES } from '@waymark/journey';

/** Every finding that a proof can report. */
export function diagnosticsPage(): string {
  const rows = Object.entries(DIAGNOSTIC_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return `# Findings of a proof

<!-- Generated from packages/journey/src/prove/diagnostic-codes.ts by "npm run docs". -->

\`waymark journey validate\`, the admin API and publishing report findings. An error stops a publish; a warning is shown
and kept with the version. Each names the step, the field and, within a formula, the range of characters.

| code | meaning |
| --- | --- |
${rows.join('\n')}
`;
}
