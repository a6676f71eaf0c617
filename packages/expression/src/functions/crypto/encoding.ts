import { literalType } from '../../types/type.ts';
import { unionType } from '../../types/union.ts';
import type { Value } from '../../values/value.ts';
import { failure, textArgument } from '../arguments.ts';
import type { FunctionParameter } from '../function-definition.ts';

export const encodings = ['hex', 'base64', 'base64url'] as const;
/** How bytes are written as text. */
export type Encoding = (typeof encodings)[number];

export const encodingParameter: FunctionParameter = {
  name: 'encoding',
  type: unionType(...encodings.map(literalType)),
  docs: '`"hex"` (if left out), `"base64"` or `"base64url"` (without padding).',
  optional: true,
};

export function encodingArgument(value: Value | undefined, position: number): Encoding {
  if (value === undefined) return 'hex';
  const name = textArgument(value, position);
  const encoding = encodings.find((known) => known === name);
  if (encoding === undefined) throw failure('The encoding has to be "hex", "base64" or "base64url".', position);
  return encoding;
}

export function encodeBytes(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const base64 = btoa(binary);
  return encoding === 'base64' ? base64 : base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
