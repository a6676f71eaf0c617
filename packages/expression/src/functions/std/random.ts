import { numberType, stringType } from '../../types/type.ts';
import type { Value } from '../../values/value.ts';
import { failure, integerArgument } from '../arguments.ts';
import type { FunctionDefinition } from '../function-definition.ts';

/** Functions of `@std` that answer differently each time. */
export const randomFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.uuid',
    parameters: [],
    returns: stringType,
    docs: 'A random UUID (version 4).',
    examples: [{ source: '@std.uuid()' }],
    impure: true,
    implementation(run) {
      run.charge(30);
      const bytes = Uint8Array.from(run.randomBytes(16));
      bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
      bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
      const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  },
  {
    name: 'std.randomBase64',
    parameters: [{ name: 'bytes', type: numberType, docs: 'How many bytes, 1 to 1024.' }],
    returns: stringType,
    docs: 'Base64 text of random bytes from a cryptographic source.',
    examples: [{ source: '@std.randomBase64(16)' }],
    impure: true,
    implementation(run, bytes) {
      const count = integerArgument(bytes as Value, 0);
      if (count < 1 || count > 1024) throw failure('The number of bytes has to be from 1 to 1024.', 0);
      run.charge(20 + count);
      return btoa(String.fromCharCode(...run.randomBytes(count)));
    },
  },
];
