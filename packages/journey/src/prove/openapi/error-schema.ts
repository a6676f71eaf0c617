import type { JsonSchema } from './json-schema-of.ts';

/** Every error that the server itself answers a call with: docs/concepts/calling.md. */
export const ERROR_SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    error_code: { type: 'integer', description: 'The HTTP status once more.' },
    message: { type: 'string', description: 'What is wrong, for people.' },
    correlation_id: {
      type: 'string',
      description: 'Under this id the operator finds the call. Also in X-Correlation-Id.',
    },
  },
  required: ['error_code', 'message', 'correlation_id'],
};
