import { Type } from 'typebox';

const orNull = <T extends object>(schema: T) => Type.Union([schema as never, Type.Null()]);

export const serverSchema = Type.Object(
  {
    version: orNull(Type.String({ description: 'Version of Waymark' })),
    nodeVersion: Type.String(),
    baseUrl: Type.String({ description: 'Where callers reach the server' }),
    startedAt: Type.Integer({ description: 'When the process started, epoch milliseconds' }),
    dataDirectory: orNull(Type.String({ description: 'Folder of the database' })),
    databaseBytes: orNull(Type.Integer({ description: 'What the database takes, with its journal' })),
    runs: orNull(
      Type.Object(
        {
          days: Type.Number({ description: 'How long records are kept; 0: none is' }),
          mebibytes: Type.Number({ description: 'What records and receipts may take together' }),
          receiptDays: Type.Number({ description: 'How long receipts are kept; 0: none is' }),
          receiptPercent: Type.Number({ description: 'Share of the answered runs whose receipts are kept' }),
        },
        { additionalProperties: false, description: 'What is kept of runs' },
      ),
    ),
  },
  { $id: 'Server', additionalProperties: false },
);
