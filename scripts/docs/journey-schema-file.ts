import { journeyJsonSchema } from '@waymark/journey';

/** The JSON Schema of a journey file, for editors and other tools. */
export const journeySchemaFile = (): string => `${JSON.stringify(journeyJsonSchema(), null, 2)}\n`;
