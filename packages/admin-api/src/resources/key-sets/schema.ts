import { Type } from 'typebox';

const name = Type.String({
  pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
  maxLength: 63,
  description: 'The name that expressions use; fixed',
});
const description = Type.String({ maxLength: 500 });
const jwks = Type.Unsafe<{ keys: Record<string, unknown>[] }>({
  type: 'object',
  properties: { keys: { type: 'array', items: { type: 'object' } } },
  required: ['keys'],
  description: 'A JSON Web Key Set of public keys (RFC 7517 §5)',
});

export const keySetSchema = Type.Object(
  {
    name,
    description,
    jwks,
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
    updatedAt: Type.Integer({ description: 'Epoch milliseconds' }),
  },
  { $id: 'KeySet', additionalProperties: false },
);

export const keySetParams = Type.Object({ name: Type.String({ maxLength: 64 }) });

export const createKeySetBody = Type.Object(
  { name, description: Type.Optional(description), jwks },
  { additionalProperties: false },
);

export const updateKeySetBody = Type.Object(
  { description: Type.Optional(description), jwks },
  { additionalProperties: false },
);

export const keySetUseSchema = Type.Object(
  {
    journeyId: Type.String(),
    name: Type.String({ description: 'Name of the journey' }),
    isPublished: Type.Boolean({ description: 'Whether the version that answers calls uses it' }),
    isDraft: Type.Boolean({ description: 'Whether the draft uses it' }),
  },
  { $id: 'KeySetUse', additionalProperties: false },
);

export const keySetUsesSchema = Type.Object(
  { items: Type.Array(Type.Unsafe({ $ref: 'KeySetUse#' })) },
  { additionalProperties: false },
);
