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
const time = (description: string) => Type.Integer({ description, minimum: 0, maximum: 8_640_000_000_000_000 });
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
  actorId: Type.Optional(Type.String({ maxLength: 100, description: 'Id of who made the change' })),
  action: Type.Optional(Type.String({ maxLength: 100, description: 'What was done, such as client.created' })),
  from: Type.Optional(time('Earliest change, epoch milliseconds, inclusive')),
  until: Type.Optional(time('Latest change, epoch milliseconds, exclusive')),
};

export const auditEntryParams = Type.Object({
  sequence: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
});
