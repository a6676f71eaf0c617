import { HostError, objectType, stringType, type Value, type ValueObject } from '@waymark/expression';
import { type Static, Type } from 'typebox';
import type { Run } from '../../run/run.ts';
import { expressionField } from '../fields.ts';
import { StepError } from '../step-error.ts';
import { defineStepKind } from '../step-kind.ts';
import { variableField } from '../variable-rows.ts';

const names = (description: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { minItems: 1, maxItems: 20, description });

const config = Type.Object(
  {
    token: expressionField('The token to check.'),
    keySet: Type.String({ minLength: 1, maxLength: 64, description: "Name of the key set with the issuer's keys." }),
    issuer: Type.Optional(
      Type.String({ minLength: 1, maxLength: 2048, description: 'The `iss` that the token must have.' }),
    ),
    audience: Type.Optional(names('The token must have one of these as its `aud`.')),
    algorithms: Type.Optional(names('Signature algorithms that are allowed. Absent: those of the key set.')),
    clockSkew: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 300,
        description: 'Seconds by which `exp` and `nbf` may be missed. Default: 0.',
      }),
    ),
    claims: Type.Optional(variableField('Variable for the claims of the token. Absent: they are dropped.')),
  },
  { additionalProperties: false },
);

type Config = Static<typeof config>;

const NEXT = 0;

/** The Validate Token step of Mosaic, with a key set for a validator, and a failure branch besides. */
export const validateToken = defineStepKind({
  kind: 'validate-token',
  name: 'Validate token',
  category: 'Security',
  journeyKinds: ['backend-api', 'sub-journey'],
  config,
  branches: [{ name: 'next', label: 'Valid', required: true }],
  canFail: true,
  effects: 'reads',
  docs: `Checks a signed token (JWT): its signature against a key set, \`exp\` and \`nbf\` against the clock, and issuer and audience where
they are given. Valid: *next*, with the claims in the variable that you name. Invalid, or not a token at all: the step
fails. Without a failure branch that aborts the run.`,
  example: {
    token: '@policy.request().body.id_token',
    keySet: 'corporate-idp',
    issuer: 'https://idp.example.com',
    audience: ['payments'],
    claims: 'user',
  },
  dataFlow: ({ token, claims }) => [
    { reads: { path: 'token', source: token, mode: 'expression' }, purpose: 'token', expected: stringType },
    ...(claims === undefined ? [] : [{ writes: claims, from: { type: objectType } } as const]),
  ],
  compile(fields, compiler) {
    const formula = compiler.expression(fields.token, 'token');
    const slot = fields.claims === undefined ? undefined : compiler.slot(fields.claims);
    const options = verifyOptions(fields);
    const keep = (run: Run, claims: Value): number => {
      if (slot !== undefined) run.variables[slot] = claims;
      return NEXT;
    };
    const verify = (run: Run, token: Value): number | Promise<number> => {
      if (typeof token !== 'string') throw new StepError('invalid-token', 'token', 'The token is not a text.');
      try {
        const claims = run.host.verifyToken(token, options);
        return claims instanceof Promise ? claims.then((answer) => keep(run, answer)).catch(refuse) : keep(run, claims);
      } catch (error) {
        return refuse(error);
      }
    };
    return (run) => {
      const token = formula(run);
      return token instanceof Promise ? token.then((answer) => verify(run, answer)) : verify(run, token);
    };
  },
});

function verifyOptions({ keySet, issuer, audience, algorithms, clockSkew }: Config): ValueObject {
  const options: Record<string, Value> = { jwks: keySet };
  if (issuer !== undefined) options.issuer = issuer;
  if (audience !== undefined) options.audience = audience;
  if (algorithms !== undefined) options.algorithms = algorithms;
  if (clockSkew !== undefined) options.clockSkew = clockSkew;
  return Object.freeze(options);
}

/** What a host says of a token may be shown; anything else is a bug. */
function refuse(error: unknown): never {
  if (error instanceof HostError) throw new StepError('invalid-token', 'token', error.message);
  throw error;
}
