import type { TFunction } from 'i18next';
import type { Client } from '../../api/generated/admin-api.ts';
import type { ClientFields } from './queries.ts';

/** A client as its form holds it: one redirect URI per line. */
export interface ClientFormValues {
  readonly name: string;
  readonly type: Client['type'];
  readonly redirectUris: string;
  readonly authenticationMethod: Client['authenticationMethod'];
}

export const NEW_CLIENT: ClientFormValues = {
  name: '',
  type: 'web',
  redirectUris: '',
  authenticationMethod: 'client_secret_basic',
};

export function toFormValues({ name, type, redirectUris, authenticationMethod }: ClientFields): ClientFormValues {
  return { name, type, redirectUris: redirectUris.join('\n'), authenticationMethod };
}

/** What the API takes. Blank lines are no addresses. */
export function toClientFields({ name, redirectUris, ...fields }: ClientFormValues): ClientFields {
  return { ...fields, name: name.trim(), redirectUris: linesOf(redirectUris) };
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** The server names the wrong addresses by their place; the form has one field for all of them. */
export function joinRedirectErrors(errors: Record<string, string>, values: ClientFormValues): Record<string, string> {
  const uris = linesOf(values.redirectUris);
  const ofUris = Object.entries(errors).filter(([path]) => path.startsWith('redirectUris'));
  const others = Object.fromEntries(Object.entries(errors).filter(([path]) => !path.startsWith('redirectUris')));
  if (ofUris.length === 0) return errors;
  const lines = ofUris.map(([path, message]) => {
    const uri = uris[Number(path.split('.')[1])];
    return uri === undefined ? message : `${uri}: ${message}`;
  });
  return { ...others, redirectUris: lines.join('\n') };
}

export const requiredName = (t: TFunction<'applications'>) => (value: string) =>
  value.trim() === '' ? t('fields.nameMissing') : null;
