import { checkRedirectUri } from '@waymark/authorization-server';
import type { ClientFields } from '@waymark/storage';
import type { Static } from 'typebox';
import type { FieldError } from '../../problem.ts';
import type { clientBody } from './schema.ts';

/** Fills in the defaults of a client. */
export function clientFieldsOf(body: Static<typeof clientBody>): ClientFields {
  const { name, type = 'web', redirectUris = [], authenticationMethod = 'client_secret_basic' } = body;
  return { name, type, redirectUris, authenticationMethod };
}

/** What is wrong with the redirect URIs, by field. */
export function redirectUriErrors({ redirectUris, type }: ClientFields): readonly FieldError[] {
  return redirectUris.flatMap((uri, index) => {
    const message = checkRedirectUri(uri, type);
    return message === null ? [] : [{ in: 'body' as const, pointer: `/redirectUris/${index}`, message }];
  });
}
