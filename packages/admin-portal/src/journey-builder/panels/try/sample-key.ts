import { base64Url, type Claims } from './sample-token.ts';

/** The key that this browser signs sample tokens with. */
export interface SampleKey {
  /** Public half, as a member of a JSON Web Key Set (RFC 7517 §4). */
  readonly jwk: Readonly<Record<string, string>> & { readonly kid: string };
  readonly sign: (bytes: BufferSource) => Promise<ArrayBuffer>;
}

/** The key set that holds sample keys, so that no key set of an identity provider ever does. */
export const SAMPLE_KEY_SET = 'sample-tokens';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const STORE = 'keys';
const NAME = 'sample-tokens';

/** Whether the page may use keys: browsers allow it on https and on this machine only. */
export const canSign = (): boolean => globalThis.crypto?.subtle !== undefined;

let current: Promise<SampleKey> | undefined;

/** This browser's key, made when it is asked for first. The private half can't be read, not even by this page. */
export function sampleKey(): Promise<SampleKey> {
  current ??= loadOrCreate().catch((error) => {
    current = undefined;
    throw error;
  });
  return current;
}

async function loadOrCreate(): Promise<SampleKey> {
  const pair = (await readStored()) ?? (await create());
  const { kty = '', crv = '', x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const kid = `sample-${x.slice(0, 10)}`;
  return {
    jwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' },
    sign: (bytes) => crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes),
  };
}

/** Makes a key pair, unless another page of this browser did so meanwhile: then that one is taken. */
async function create(): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  await addToStore(pair);
  return (await readStored()) ?? pair;
}

/** A JWT signed with ES256 (RFC 7515 §3.1, RFC 7518 §3.4). */
export async function signedToken(claims: Claims, kind: 'access' | 'id', key: SampleKey): Promise<string> {
  const header = { alg: 'ES256', typ: kind === 'access' ? 'at+jwt' : 'JWT', kid: key.jwk.kid };
  const encoder = new TextEncoder();
  const encode = (value: unknown) => base64Url(encoder.encode(JSON.stringify(value)));
  const data = `${encode(header)}.${encode(claims)}`;
  return `${data}.${base64Url(new Uint8Array(await key.sign(encoder.encode(data))))}`;
}

/** A browser that keeps nothing makes a new key with each visit. */
async function readStored(): Promise<CryptoKeyPair | undefined> {
  try {
    return await inStore('readonly', (keys) => keys.get(NAME) as IDBRequest<CryptoKeyPair | undefined>);
  } catch {
    return undefined;
  }
}

async function addToStore(pair: CryptoKeyPair): Promise<void> {
  await inStore('readwrite', (keys) => keys.add(pair, NAME)).catch(() => undefined);
}

async function inStore<T>(mode: IDBTransactionMode, work: (keys: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opening = indexedDB.open('waymark-sample-tokens', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await resultOf(opening);
  try {
    return await resultOf(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
