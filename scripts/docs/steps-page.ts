import { STEP_KINDS, type StepKind } from '@waymark/journey';
import { stringify } from 'yaml';

interface FieldSchema {
  readonly description?: string;
  readonly type?: string;
  readonly default?: unknown;
  readonly 'x-formula'?: string;
  readonly anyOf?: readonly (FieldSchema & { const?: unknown; properties?: Record<string, FieldSchema> })[];
  readonly items?: FieldSchema & { properties?: Record<string, FieldSchema>; required?: string[] };
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** The reference of step kinds, from their definitions. */
export function stepsPage(): string {
  return `# Step kinds

<!-- Generated from packages/journey/src/steps by "npm run docs": change the definitions, not this page. -->

A step is written under its id in a journey's \`steps\`: its \`kind\`, its fields under \`config\`, and where each of its
\`branches\` leads. Fields marked *expression* hold a formula, fields marked *template* hold text with \`\${expression}\`
in it; see [the language](../concepts/expressions.md).

${STEP_KINDS.map(stepSection).join('\n')}`;
}

function stepSection(definition: StepKind): string {
  const { kind, name, category, journeyKinds, branches, docs, example } = definition;
  const config = definition.config as FieldSchema;
  const rows = fieldRows(config, '');
  return `## \`${kind}\` (${name})

Category: ${category}. Journeys: ${journeyKinds.join(', ')}.

${docs}

| field | form | required | meaning |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

${
  branches.length === 0
    ? 'Branches: none; the run ends here.'
    : `Branches: ${branches.map((branch) => `\`${branch.name}\`${branch.required ? '' : ' (optional)'}`).join(', ')}.`
}

\`\`\`yaml
${stringify({ kind, config: example }).trimEnd()}
\`\`\`
`;
}

function fieldRows(schema: FieldSchema, prefix: string): string[][] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const required = schema.required?.includes(name) === true ? 'yes' : 'no';
    const inner = field.items?.properties === undefined ? [] : fieldRows(field.items, `${path}[]`);
    return [[`\`${path}\``, formOf(field), required, field.description ?? ''], ...inner];
  });
}

function formOf(field: FieldSchema): string {
  const suffix = field.default === undefined ? '' : `, default \`${JSON.stringify(field.default)}\``;
  if (field['x-formula'] !== undefined) return field['x-formula'] + suffix;
  if (field.anyOf?.every((option) => option.const !== undefined)) {
    return field.anyOf.map((option) => `\`${option.const}\``).join(', ') + suffix;
  }
  if (field.anyOf !== undefined) {
    const forms = field.anyOf.flatMap((option) => Object.keys(option.properties ?? {}));
    return forms.map((form) => `\`{${form}: …}\``).join(' or ') + suffix;
  }
  return (field.type === 'array' ? 'list' : (field.type ?? 'any')) + suffix;
}
