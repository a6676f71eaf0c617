import { expect, it } from 'vitest';
import type { KnownClient } from '../../use-known-clients.ts';
import { callerOf } from './caller-of.ts';

const CLIENTS: readonly KnownClient[] = [
  { id: 'one', label: 'One · App', authenticationMethod: 'client_secret_basic' },
  { id: 'two', label: 'Two · App', authenticationMethod: 'client_secret_post' },
];

it('takes the first client that may call, and how it authenticates', () => {
  expect(callerOf(CLIENTS, {}, undefined)).toMatchObject({ clientId: 'one', choices: CLIENTS });
  expect(callerOf(CLIENTS, { allowedClients: ['two'] }, undefined)).toEqual({
    clientId: 'two',
    authenticationMethod: 'client_secret_post',
    choices: CLIENTS.slice(1),
  });
  expect(callerOf(CLIENTS, { allowedClients: ['gone'] }, undefined)).toMatchObject({ clientId: 'gone', choices: [] });
});

it('keeps to what a person chose, also to nothing', () => {
  expect(callerOf(CLIENTS, {}, 'two')).toMatchObject({ clientId: 'two', authenticationMethod: 'client_secret_post' });
  expect(callerOf(CLIENTS, {}, ' ').clientId).toBe('');
  expect(callerOf([], {}, undefined).clientId).toBe('');
});

it('names no client where the journey asks for none', () => {
  expect(callerOf(CLIENTS, { enforceToken: false }, undefined).clientId).toBe('');
});
