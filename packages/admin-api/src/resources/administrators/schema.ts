import { Type } from 'typebox';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../session/passwords.ts';

const role = Type.Enum(['owner', 'editor', 'viewer'], {
  description:
    'viewer reads; editor also changes journeys, applications, clients and key sets; owner also manages people',
});
export const email = Type.String({ maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$', description: 'E-mail address' });
const password = Type.String({ minLength: MIN_PASSWORD_LENGTH, maxLength: MAX_PASSWORD_LENGTH });

export const administratorSchema = Type.Object(
  {
    id: Type.String(),
    email: Type.String(),
    role,
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
    updatedAt: Type.Integer({ description: 'Epoch milliseconds' }),
  },
  { $id: 'Administrator', additionalProperties: false },
);

export const administratorParams = Type.Object({ administratorId: Type.String({ maxLength: 64 }) });

export const createAdministratorBody = Type.Object({ email, password, role }, { additionalProperties: false });

export const updateAdministratorBody = Type.Object(
  { role: Type.Optional(role), password: Type.Optional(password) },
  { additionalProperties: false },
);
