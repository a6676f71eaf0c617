import type { Client, ClientSecret } from '@waymark/authorization-server';

/** A client as the API shows it: its secrets by hint, never by value or hash. */
export function presentClient(client: Client) {
  const { id, applicationId, name, type, redirectUris, authenticationMethod, secrets, createdAt, updatedAt } = client;
  return {
    id,
    applicationId,
    name,
    type,
    redirectUris,
    authenticationMethod,
    secrets: secrets.map(presentSecret),
    createdAt,
    updatedAt,
  };
}

export function presentSecret({ id, hint, createdAt }: ClientSecret) {
  return { id, hint, createdAt };
}
