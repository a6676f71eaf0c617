import { type Static, Type } from 'typebox';

const closed = { additionalProperties: false } as const;

/** What a stubbed call answers: a value, or an error whose text the journey's author would see. */
const stubAnswer = Type.Union([
  Type.Object({ answer: Type.Unknown({ description: 'The value that the call yields.' }) }, closed),
  Type.Object({ error: Type.String({ description: 'The call fails with this message.' }) }, closed),
]);
const stubAnswers = (description: string) => Type.Array(stubAnswer, { maxItems: 1000, description });

const stubsSchema = Type.Object(
  {
    verifyToken: Type.Optional(
      stubAnswers('Claims for each check of a token, in turn: `@crypto.verifyToken` and validate-token steps.'),
    ),
    signToken: Type.Optional(stubAnswers('A token for each `@crypto.signToken`.')),
    hmacSha256: Type.Optional(stubAnswers('Hexadecimal digits for each `@crypto.hmacSha256`.')),
    encrypt: Type.Optional(stubAnswers('A text for each `@crypto.aesEncrypt`.')),
    decrypt: Type.Optional(stubAnswers('A text for each `@crypto.aesDecrypt`.')),
    certificateInfo: Type.Optional(stubAnswers('An object for each `@crypto.certificateInfo`.')),
    environment: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: 'Settings that `@env.get` finds.' }),
    ),
  },
  { ...closed, description: 'What everything outside answers. Calls without a stub use the key sets that are there.' },
);

export const journeyTestSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200 }),
    now: Type.Optional(
      Type.String({ description: 'The time that the run sees, ISO 8601. Default: 2026-01-01T00:00:00Z.' }),
    ),
    request: Type.Object(
      {
        method: Type.Optional(Type.Union([Type.Literal('POST'), Type.Literal('GET')], { default: 'POST' })),
        body: Type.Optional(Type.Unknown()),
        params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
        headers: Type.Optional(Type.Record(Type.String(), Type.String())),
        ip: Type.Optional(Type.String({ description: 'Default: the loopback address.' })),
      },
      closed,
    ),
    client: Type.Optional(
      Type.Object(
        { id: Type.String(), appId: Type.String() },
        { ...closed, description: 'Who calls: what `@policy.client()` yields. Default: nobody.' },
      ),
    ),
    stubs: Type.Optional(stubsSchema),
    expect: Type.Object(
      {
        status: Type.Integer(),
        headers: Type.Optional(Type.Record(Type.String(), Type.String())),
        body: Type.Optional(Type.Unknown({ description: 'Compared as JSON, or as text where it is a string.' })),
        path: Type.Optional(Type.Array(Type.String(), { description: 'The steps taken, in order.' })),
      },
      closed,
    ),
  },
  closed,
);

/** A request to the journey, what the world outside answers, and the answer that it must give. */
export type JourneyTest = Static<typeof journeyTestSchema>;
export type JourneyStubs = Static<typeof stubsSchema>;
export type StubAnswer = Static<typeof stubAnswer>;
