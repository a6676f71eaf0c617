import { Type } from 'typebox';

export const signingKeySchema = Type.Object(
  {
    kid: Type.String(),
    algorithm: Type.String({ description: 'Such as ES256' }),
    status: Type.String({
      description: 'signing: it signs new tokens; validating: it still proves old ones; or retired',
    }),
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
  },
  { $id: 'SigningKey', additionalProperties: false },
);

export const signingKeysSchema = Type.Object(
  { items: Type.Array(Type.Unsafe({ $ref: 'SigningKey#' })) },
  { additionalProperties: false },
);
