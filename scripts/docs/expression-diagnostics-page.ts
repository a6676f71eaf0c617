import { type DiagnosticCode, diagnosticCodes, formatType } from '@waymark/expression';
import { diagnosticExamples, exampleVariables } from '../../packages/expression/src/types/diagnostic-examples.ts';

/** Every finding of the checker of expressions, each with an example that the tests check. */
export function expressionDiagnosticsPage(): string {
  const codes = Object.keys(diagnosticCodes) as DiagnosticCode[];
  const variables = Object.entries(exampleVariables).map(([name, type]) => `${name}: ${formatType(type)}`);
  return `# Findings about expressions

<!-- Generated from packages/expression/src/types/diagnostic-codes.ts by "npm run docs". -->

The checker finds out the type of an expression, and what is wrong with it, before it runs. Each finding has a code, a
range of characters, a message, and mostly a fix: a change of the text that mends it. An **error** fails whenever it is
evaluated (or can't be read at all), a **warning** is hardly what was meant, an **info** depends on the values. Within
\`try … catch …\` what fails is only a warning. A type that isn't known is \`unknown\`, which is never reported.

The examples use these variables; each has exactly the finding it stands under, and none when written the right way.

\`\`\`text
${variables.join('\n')}
\`\`\`

${codes.map(section).join('\n')}`;
}

function section(code: DiagnosticCode): string {
  const { severity, wrong, right, shown, expected, mode, profile } = diagnosticExamples[code];
  const place = [
    ...(expected === undefined ? [] : [`where a ${expected} is needed`]),
    ...(mode === 'template' ? ['in a text field'] : []),
    ...(profile === 'mosaic' ? ['in the Mosaic profile'] : []),
  ];
  const notes = place.length === 0 ? '' : ` The example stands ${place.join(', ')}.`;
  return `## \`${code}\`

${capitalised(severity)}. ${diagnosticCodes[code]}${notes}

\`\`\`text
wrong  ${shown ?? wrong}
right  ${right}
\`\`\`
`;
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
