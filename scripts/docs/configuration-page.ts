import { ENVIRONMENT } from '@waymark/server';

/** The server's settings. */
export function configurationPage(): string {
  const rows = ENVIRONMENT.map(({ name, default: fallback, docs }) => `| \`${name}\` | ${fallback} | ${docs} |`);
  return `# Configuration

<!-- Generated from packages/server/src/config/configuration.ts by "npm run docs". -->

The server reads its settings from the environment, once, when it starts. A value that can't be meant stops the start
with a message that names the variable.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`;
}
