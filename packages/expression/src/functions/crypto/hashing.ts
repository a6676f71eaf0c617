import { booleanType, numberType, stringType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { failure, integerArgument, textArgument, textResult } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';
import { encodeBytes, encodingArgument, encodingParameter } from './encoding.ts';
import { sha256 } from './sha256.ts';

const utf8 = new TextEncoder();

/** Functions of `@crypto` that need no key. */
export const hashingFunctions: readonly FunctionDefinition[] = [
  {
    name: 'crypto.sha256',
    parameters: [{ name: 'text', type: stringType, docs: 'The text; its UTF-8 bytes are hashed.' }, encodingParameter],
    returns: stringType,
    docs: 'The SHA-256 hash of a text. It identifies a text; it does not hide one that can be guessed.',
    examples: [
      {
        source: '@crypto.sha256("abc")',
        result: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
      { source: '@crypto.sha256("abc", "base64url")', result: 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0' },
    ],
    extension: true,
    implementation(run, text, encoding) {
      const message = textArgument(text as Value, 0);
      const written = encodingArgument(encoding, 1);
      run.charge(30 + (message.length >>> 2));
      return encodeBytes(sha256(utf8.encode(message)), written);
    },
  },
  {
    name: 'crypto.randomBytes',
    parameters: [{ name: 'bytes', type: numberType, docs: 'How many bytes, 1 to 1024.' }, encodingParameter],
    returns: stringType,
    docs: 'Random bytes from a cryptographic source, as text.',
    examples: [{ source: '@crypto.randomBytes(16, "base64url")' }],
    extension: true,
    impure: true,
    implementation(run, bytes, encoding) {
      const count = integerArgument(bytes as Value, 0);
      if (count < 1 || count > 1024) throw failure('The number of bytes has to be from 1 to 1024.', 0);
      const written = encodingArgument(encoding, 1);
      run.charge(20 + 2 * count);
      return textResult(run, encodeBytes(run.randomBytes(count), written));
    },
  },
  {
    name: 'crypto.constantTimeEquals',
    parameters: [
      { name: 'a', type: stringType, docs: 'A text.' },
      { name: 'b', type: stringType, docs: 'Another.' },
    ],
    returns: booleanType,
    docs: 'Whether two texts are the same. How long it takes tells nothing about where they differ, so it is right for codes and signatures. Only texts are compared: anything else is an error.',
    examples: [{ source: '@crypto.constantTimeEquals("123456", "123457")', result: false }],
    extension: true,
    implementation(run, a, b) {
      if (typeof a !== 'string' || typeof b !== 'string') {
        throw failure('Only two texts can be compared.', typeof a === 'string' ? 1 : 0);
      }
      run.charge(1 + ((a.length + b.length) >>> 2));
      let difference = a.length ^ b.length;
      const length = Math.max(a.length, b.length);
      for (let index = 0; index < length; index++) {
        difference |= unit(a, index) ^ unit(b, index);
      }
      return difference === 0;
    },
  },
];

function unit(text: string, index: number): number {
  return index < text.length ? text.charCodeAt(index) : 0;
}
