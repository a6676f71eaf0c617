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

A branch leads to the id of a step. Inside a loop or a block it may lead to \`$end\` instead: the end of the pass, or what
follows the block. Steps inside say so with \`inside\`, and branches never cross the border of a loop or a block otherwise.

**When a step fails.** Kinds with a \`failure\` branch let you decide: connected, the run goes on there, with the error in
the variable that \`errorVariable\` names: an object with \`code\`, \`error\` (the same code), \`description\` and \`step_id\`.
Left unconnected, the failure aborts the run, and the caller gets the journey's \`defaultAnswer\` (see
[settings](../concepts/journey-files.md)). Exhausted budgets take no branch.

${STEP_KINDS.map(stepSection).join('\n')}`;
}

function stepSection(definition: StepKind): string {
  const { kind, name, category, journeyKinds, docs, example } = definition;
  const config = definition.config as FieldSchema;
  const rows = fieldRows(config, '');
  return `## \`${kind}\` (${name})

Category: ${category}. Journeys: ${journeyKinds.join(', ')}.

${docs}

${fieldTable(rows)}

${branchSentence(definition)}

\`\`\`yaml
${stringify({ kind, config: example }).trimEnd()}
\`\`\`
`;
}

function fieldTable(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'It has no fields.';
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  return ['| field | form | required | meaning |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function branchSentence({ branches, returns, area, example, kind }: StepKind): string {
  if (returns === true) return 'Branches: none; the run goes on behind the step that called the sub-journey.';
  const list = typeof branches === 'function' ? branches(example as never) : branches;
  if (list.length === 0) return 'Branches: none; the run ends here.';
  const names = list.map((branch) => `\`${branch.name}\`${branch.required ? '' : ' (optional)'}`).join(', ');
  const varied = typeof branches === 'function' ? ` They follow from the fields: these are those of the example.` : '';
  const inside =
    area === undefined
      ? ''
      : ` Steps of the ${area === 'once' ? 'block' : 'loop'} carry \`inside: <id of this ${kind}>\`.`;
  return `Branches: ${names}.${varied}${inside}`;
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
