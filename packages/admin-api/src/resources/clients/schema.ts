import { Type } from 'typebox';
import { displayName } from '../applications/schema.ts';

const type = Type.Enum(['web', 'native'], {
  description: 'web: redirects over HTTPS; native: also by a reverse-domain scheme',
});
const authenticationMethod = Type.Enum(['client_secret_basic', 'client_secret_post'], {
  description: 'How the client proves who it is at the token endpoint (RFC 7591 §2)',
});
const redirectUris = Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 50, uniqueItems: true });

export const clientSecretSchema = Type.Object(
  {
    id: Type.String(),
    hint: Type.String({ description: 'The last characters of the secret' }),
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
  },
  { $id: 'ClientSecret', additionalProperties: false },
);

export const newClientSecretSchema = Type.Object(
  {
    ...clientSecretSchema.properties,
    secret: Type.String({ description: 'The secret. It is shown this once and cannot be read again' }),
  },
  { $id: 'NewClientSecret', additionalProperties: false },
);

export const clientSchema = Type.Object(
  {
    id: Type.String({ description: 'The client id (RFC 6749 §2.2)' }),
    applicationId: Type.String(),
    name: Type.String(),
    type,
    redirectUris,
    authenticationMethod,
    secrets: Type.Array(Type.Unsafe({ $ref: 'ClientSecret#' }), { description: 'Live secrets, oldest first' }),
    createdAt: Type.Integer({ description: 'Epoch milliseconds' }),
    updatedAt: Type.Integer({ description: 'Epoch milliseconds' }),
  },
  { $id: 'Client', additionalProperties: false },
);

export const newClientSchema = Type.Object(
  { ...clientSchema.properties, newSecret: Type.Unsafe({ $ref: 'NewClientSecret#' }) },
  { $id: 'NewClient', additionalProperties: false },
);

const id = Type.String({ maxLength: 64 });
export const clientsParams = Type.Object({ applicationId: id });
export const clientParams = Type.Object({ applicationId: id, clientId: id });
export const secretParams = Type.Object({ applicationId: id, clientId: id, secretId: id });

export const clientBody = Type.Object(
  {
    name: displayName,
    type: Type.Optional(type),
    redirectUris: Type.Optional(redirectUris),
    authenticationMethod: Type.Optional(authenticationMethod),
  },
  { additionalProperties: false, description: 'Left out: web, no redirect URIs, client_secret_basic' },
);

export const secretListSchema = Type.Object(
  { items: Type.Array(Type.Unsafe({ $ref: 'ClientSecret#' })) },
  { additionalProperties: false },
);
