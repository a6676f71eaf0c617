import { Type } from 'typebox';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../session/passwords.ts';

export const signInBody = Type.Object(
  {
    email: Type.String({ minLength: 1, maxLength: 254 }),
    password: Type.String({ minLength: 1, maxLength: MAX_PASSWORD_LENGTH }),
  },
  { additionalProperties: false },
);

export const sessionSchema = Type.Object(
  {
    administrator: Type.Unsafe({ $ref: 'Administrator#' }),
    csrfToken: Type.String({ description: 'Send it as X-CSRF-Token with every request that changes something' }),
    expiresAt: Type.Integer({ description: 'Epoch milliseconds; the session ends sooner when nobody uses it' }),
  },
  { $id: 'Session', additionalProperties: false },
);

export const changePasswordBody = Type.Object(
  {
    currentPassword: Type.String({ minLength: 1, maxLength: MAX_PASSWORD_LENGTH }),
    newPassword: Type.String({ minLength: MIN_PASSWORD_LENGTH, maxLength: MAX_PASSWORD_LENGTH }),
  },
  { additionalProperties: false },
);

export const ownSessionSchema = Type.Object(
  {
    id: Type.String({ description: 'Names the session; it lets nobody in' }),
    isCurrent: Type.Boolean({ description: 'Whether it is the session of this request' }),
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
    idleExpiresAt: Type.Integer({ description: 'When it ends unless it is used, epoch milliseconds' }),
    expiresAt: Type.Integer({ description: 'When it ends at the latest, epoch milliseconds' }),
  },
  { $id: 'OwnSession', additionalProperties: false },
);

export const ownSessionsSchema = Type.Object(
  { items: Type.Array(Type.Unsafe({ $ref: 'OwnSession#' })) },
  { additionalProperties: false },
);

export const ownSessionParams = Type.Object({ sessionId: Type.String({ maxLength: 64 }) });
