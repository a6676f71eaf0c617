import { Type } from 'typebox';

export const applicationSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
    updatedAt: Type.Integer({ description: 'Epoch milliseconds' }),
  },
  { $id: 'Application', additionalProperties: false },
);

export const applicationParams = Type.Object({ applicationId: Type.String({ maxLength: 64 }) });

/** A name that people read: not blank at its ends. */
export const displayName = Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S(.*\\S)?$' });

export const applicationBody = Type.Object({ name: displayName }, { additionalProperties: false });
