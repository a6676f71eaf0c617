import type { PolicyContext } from '../host.ts';
import {
  arrayType,
  booleanType,
  headersType,
  literalType,
  nullType,
  numberType,
  objectType,
  objectWith,
  stringType,
  type Type,
  unknownType,
} from '../types/type.ts';
import { unionType } from '../types/union.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** What nearly every journey reads, by its name: a read by a variable key takes longer. */
const QUICK: { readonly [Key in keyof PolicyContext]?: FunctionDefinition['implementation'] } = {
  request: (run) => run.host.policy.request,
  client: (run) => run.host.policy.client ?? null,
};

function part(
  name: string,
  key: keyof PolicyContext,
  returns: Type,
  docs: string,
  extension = false,
): FunctionDefinition {
  return {
    name: `policy.${name}`,
    parameters: [],
    returns,
    docs,
    examples: [{ source: `@policy.${name}()` }],
    impure: true,
    ...(extension && { extension }),
    implementation: QUICK[key] ?? ((run) => run.host.policy[key] ?? null),
  };
}

const request = objectWith({
  params: objectType,
  body: unknownType,
  query: unionType(objectType, nullType),
  headers: headersType,
  method: unionType(literalType('GET'), literalType('POST')),
  ip: stringType,
});

/** The namespace `@policy`: what is known of the request, the user and the journey. */
export const policyFunctions: readonly FunctionDefinition[] = [
  part(
    'request',
    'request',
    request,
    'The request: `body`, `query`, `headers` (names in lower case), `method`, `ip`, and `params` given by a client SDK.',
  ),
  part('user', 'user', unionType(objectType, nullType), 'The profile of the user, with `custom_data`.'),
  {
    ...part(
      'isUserAuthenticated',
      'isUserAuthenticated',
      booleanType,
      'Whether the user was authenticated in this journey.',
    ),
    implementation: (run) => run.host.policy.isUserAuthenticated ?? false,
  },
  part(
    'userContext',
    'userContext',
    unionType(objectType, nullType),
    'The authenticated user: `user_id`, `session_id`, `access_token`. `null` before authentication.',
  ),
  part('userTokens', 'userTokens', unionType(objectType, nullType), 'The tokens made during authentication.'),
  part('device', 'device', unionType(objectType, nullType), 'The device: `hw_details.device_model` and the like.'),
  part('sdkSavedData', 'sdkSavedData', unionType(objectType, nullType), 'What a step saved in the client SDK before.'),
  part(
    'getInteractionParameters',
    'interactionParameters',
    unionType(objectWith({ acrValues: arrayType(stringType) }), nullType),
    'Parameters of a single sign-on request, such as `acrValues`.',
  ),
  part(
    'journey',
    'journey',
    unionType(
      objectWith({ id: stringType, name: stringType, version: numberType, executionId: stringType, step: stringType }),
      nullType,
    ),
    'The journey that runs: `id`, `name`, `version`, `executionId` and `step`.',
    true,
  ),
  part(
    'client',
    'client',
    unionType(objectWith({ id: stringType, appId: stringType }), nullType),
    'The client that sent the request: `id` and `appId`.',
    true,
  ),
  part('tenant', 'tenant', unknownType, 'The tenant that the journey belongs to.', true),
];
