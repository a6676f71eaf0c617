import { Type } from 'typebox';
import { MAX_PASSWORD_LENGTH } from '../../session/passwords.ts';

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
