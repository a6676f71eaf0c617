/** Words that tell by themselves that what stands under such a key is nobody's business. */
const WORDS: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'pin',
  'otp',
  'totp',
  'secret',
  'secrets',
  'token',
  'tokens',
  'jwt',
  'authorization',
  'cookie',
  'cookies',
  'credential',
  'credentials',
  'apikey',
  'cvv',
  'cvc',
  'cvv2',
]);

/** Words that tell it together. */
const PAIRS: ReadonlySet<string> = new Set([
  'api key',
  'private key',
  'access key',
  'encryption key',
  'signing key',
  'card number',
  'account pin',
  'security code',
  'session id',
]);

/** Whether the name of a key or a variable says that its value is a password, a token or the like: `userPassword`, `api_key`. */
export function isHiddenKey(name: string): boolean {
  const words = name
    .slice(0, 256)
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  return words.some((word, index) => WORDS.has(word) || PAIRS.has(`${word} ${words[index + 1] ?? ''}`));
}

/** Names that {@link isHiddenKey} knows, for the documentation. */
export const HIDDEN_WORDS: readonly string[] = [...WORDS, ...PAIRS];
