export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 256;

/** Without letters and digits that are taken for each other. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 20;

/** A password that nobody guesses: 20 of 56 characters, 116 bits. */
export function newPassword(
  random: (bytes: Uint8Array<ArrayBuffer>) => void = (bytes) => void crypto.getRandomValues(bytes),
): string {
  let text = '';
  // What is beyond the last whole multiple would make some characters more likely than others.
  const limit = 256 - (256 % ALPHABET.length);
  while (text.length < LENGTH) {
    const bytes = new Uint8Array(LENGTH);
    random(bytes);
    for (const byte of bytes) if (byte < limit && text.length < LENGTH) text += ALPHABET[byte % ALPHABET.length];
  }
  return text;
}
