import type { TSchema } from 'typebox';
import type { JourneyDocument } from '../../document/journey-document.ts';
import { findStepKind } from '../../steps/step-kinds.ts';
import type { JourneyDiagnostic } from '../diagnostic.ts';
import { documentFinding, escapePointer, stepFinding } from '../diagnostic-codes.ts';

const PLACEHOLDER = /\$\{[^{}]+\}/;

interface AnnotatedSchema {
  readonly 'x-formula'?: string;
  readonly properties?: Readonly<Record<string, AnnotatedSchema>>;
  readonly items?: AnnotatedSchema;
  readonly anyOf?: readonly AnnotatedSchema[];
}

/** Finds `${…}` in fields whose text is taken as it is, so that callers would see it. */
export function checkPlaceholders(document: JourneyDocument): JourneyDiagnostic[] {
  const inSteps = Object.entries(document.steps).flatMap(([id, { kind, config }]) => {
    const schema = findStepKind(kind)?.config as (TSchema & AnnotatedSchema) | undefined;
    return placesIn(config, schema).map(([path, found]) =>
      stepFinding(id, `config.${path.join('.')}`, 'literal-placeholder', messageAbout(found, STEP_ADVICE)),
    );
  });
  const { headers, body } = document.settings?.defaultAnswer ?? {};
  const inAnswer = placesIn({ headers, body }).map(([path, found]) =>
    documentFinding(
      ['/settings/defaultAnswer', ...path.map(escapePointer)].join('/'),
      'literal-placeholder',
      messageAbout(found, ANSWER_ADVICE),
    ),
  );
  return [...inSteps, ...inAnswer];
}

const STEP_ADVICE = 'Write the value itself.';
const ANSWER_ADVICE =
  'The default answer is constant: write what everybody may get, or answer with an http-complete step.';

const messageAbout = (found: string, advice: string) =>
  `This text is taken as it is, so ${found} is not replaced by a value. ${advice}`;

type Place = readonly [path: readonly string[], found: string];

/** @param schema - What the value is; left out, all texts in it are taken as they are. */
function placesIn(value: unknown, schema?: AnnotatedSchema): Place[] {
  if (schema?.['x-formula'] !== undefined) return [];
  if (typeof value === 'string') {
    const [found] = PLACEHOLDER.exec(value) ?? [];
    return found === undefined ? [] : [[[], found]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    placesIn(part, schema && partOf(schema, name)).map(([path, found]): Place => [[name, ...path], found]),
  );
}

/** Of a choice, the part of whichever option has it: options differ in the names of their parts. */
const partOf = (schema: AnnotatedSchema, name: string): AnnotatedSchema =>
  [schema, ...(schema.anyOf ?? [])].map((one) => one.items ?? one.properties?.[name]).find((one) => one) ?? {};
