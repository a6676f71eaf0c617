import { Type } from 'typebox';
import { PROBLEMS, type ProblemCode } from './errors.ts';

const text = (description: string) => Type.String({ description });

/** A finding about a journey document. */
export const diagnosticSchema = Type.Object(
  {
    severity: Type.Union([Type.Literal('error'), Type.Literal('warning')]),
    code: text('Stable code of the finding'),
    message: text('One sentence, ending with the way out'),
    pointer: text('JSON Pointer to the place in the document'),
    step: Type.Optional(text('Id of the step')),
    field: Type.Optional(text('Dotted path below the step')),
    range: Type.Optional(
      Type.Object(
        { start: Type.Integer(), end: Type.Integer() },
        { description: 'Offsets in the expression, in UTF-16 units' },
      ),
    ),
  },
  { $id: 'JourneyDiagnostic' },
);

/** Problem details (RFC 9457) with this API's members. */
export const problemSchema = Type.Object(
  {
    type: text('URI of the problem type'),
    title: text('What is wrong, the same for every occurrence'),
    status: Type.Integer({ description: 'HTTP status' }),
    detail: Type.Optional(text('What is wrong this time, and what to do')),
    instance: text('Path of the request'),
    code: Type.Enum(Object.keys(PROBLEMS) as ProblemCode[], { description: 'Stable code of the problem type' }),
    correlationId: text('Finds the request in the log'),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          in: Type.Enum(['body', 'query', 'path', 'header']),
          pointer: text('JSON Pointer to the field'),
          message: text('What is wrong with the field'),
        }),
      ),
    ),
    diagnostics: Type.Optional(Type.Array(Type.Unsafe({ $ref: 'JourneyDiagnostic#' }))),
    currentRevision: Type.Optional(Type.Integer({ description: 'The revision that the draft has now' })),
  },
  { $id: 'Problem', additionalProperties: false },
);

/** Response schemas for the problems that a route may answer with, by status. */
export function problemResponses(codes: readonly ProblemCode[]): Record<number, object> {
  const responses: Record<number, object> = {};
  for (const status of [...new Set(codes.map((code) => PROBLEMS[code].status))].sort()) {
    const sameStatus = codes.filter((code) => PROBLEMS[code].status === status);
    responses[status] = {
      description: sameStatus.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join('\n'),
      content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
    };
  }
  return responses;
}
