import { Type } from 'typebox';

const targetType = Type.Enum([
  'application',
  'client',
  'journey',
  'version',
  'signing-key',
  'key-set',
  'administrator',
  'session',
]);
const details = (description: string) =>
  Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'], description });

export const auditEntrySchema = Type.Object(
  {
    sequence: Type.Integer({ description: 'Number of the change, from 1 without gaps' }),
    at: Type.Integer({ description: 'Epoch milliseconds' }),
    actor: Type.Object(
      { kind: Type.Enum(['administrator', 'system']), id: Type.String(), name: Type.String() },
      { additionalProperties: false },
    ),
    action: Type.String({ description: 'What was done, such as client.created' }),
    targetType,
    targetId: Type.String(),
    before: details('What it was; never a secret'),
    after: details('What it became; never a secret'),
  },
  { $id: 'AuditEntry', additionalProperties: false },
);

export const auditFilters = {
  targetType: Type.Optional(targetType),
  targetId: Type.Optional(Type.String({ maxLength: 100 })),
};
