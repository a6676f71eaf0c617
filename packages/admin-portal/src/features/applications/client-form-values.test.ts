import { expect, test } from 'vitest';
import { joinRedirectErrors, NEW_CLIENT, toClientFields, toFormValues } from './client-form-values.ts';

const values = { ...NEW_CLIENT, name: ' Backend ', redirectUris: ' https://a.example/x\n\nhttps:/b\nhttps:/b \n' };

test('addresses are the lines that hold something, each once', () => {
  expect(toClientFields(values)).toEqual({
    name: 'Backend',
    type: 'web',
    redirectUris: ['https://a.example/x', 'https:/b'],
    authenticationMethod: 'client_secret_basic',
  });
});

test('a client comes back from its form as it was', () => {
  const client = { ...toClientFields(values), type: 'native' as const };
  expect(toClientFields(toFormValues(client))).toEqual(client);
});

test('what the server says about an address names the address', () => {
  const errors = { name: 'Too long.', 'redirectUris.1': 'Two slashes.' };
  expect(joinRedirectErrors(errors, values)).toEqual({ name: 'Too long.', redirectUris: 'https:/b: Two slashes.' });
  expect(joinRedirectErrors({ redirectUris: 'Too many.' }, values)).toEqual({ redirectUris: 'Too many.' });
});
