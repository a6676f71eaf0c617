/** Parameters of OWASP for argon2id. `algorithm: 2` is argon2id. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash that no password has, of the same cost: an unknown e-mail address takes as long as a known one. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRmb3Jub2JvZHk$9nQXrLJxmJcXqM5h8Gq0y0cE3s8V0Uu3xvK1mYt2a7Q';

/** Hashes at the same time: more would keep the thread pool from everything else. */
const MAX_RUNNING = 2;
/** Hashes that wait; one more is refused. */
const MAX_WAITING = 64;

export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 256;

/** There is no room for another hash right now. */
export class PasswordsBusy extends Error {
  override readonly name = 'PasswordsBusy';
}

const waiting: (() => void)[] = [];
let running = 0;

/** argon2id in the PHC string format, on the thread pool. @throws PasswordsBusy */
export function hashPassword(password: string): Promise<string> {
  return inTurn(async () => (await argon2()).hash(normalize(password), ARGON2ID));
}

/**
 * Is it the password of the hash? Without a hash the answer is no after the same work.
 *
 * @throws PasswordsBusy
 */
export function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  return inTurn(async () => {
    const { verify } = await argon2();
    const matches = await verify(hash ?? NOBODY, normalize(password));
    return matches && hash !== undefined;
  });
}

/** Loaded with the first password: most starts of a server never need it. */
function argon2() {
  return import('@node-rs/argon2');
}

/** The same password typed on two keyboards can have two forms. */
function normalize(password: string): string {
  return password.normalize('NFKC');
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_RUNNING) {
    if (waiting.length >= MAX_WAITING) throw new PasswordsBusy('Too many passwords are being checked.');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The next one takes over this one's place.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
