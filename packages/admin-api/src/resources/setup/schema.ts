import { Type } from 'typebox';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../session/passwords.ts';
import { email } from '../administrators/schema.ts';

export const setupSchema = Type.Object(
  { required: Type.Boolean({ description: 'Nobody can sign in yet: the first owner is still to be created' }) },
  { $id: 'Setup', additionalProperties: false },
);

export const setUpBody = Type.Object(
  {
    code: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'The setup code that the server printed on its terminal when it started',
    }),
    email,
    password: Type.String({ minLength: MIN_PASSWORD_LENGTH, maxLength: MAX_PASSWORD_LENGTH }),
  },
  { additionalProperties: false },
);
