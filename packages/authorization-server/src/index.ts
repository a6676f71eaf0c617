export * from './client/client.ts';
export * from './client/client-store.ts';
export * from './key/key-set.ts';
export * from './key/signing-key.ts';
