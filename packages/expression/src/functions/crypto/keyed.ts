import type { Run } from '../../compile/run.ts';
import type { ExpressionHost } from '../../host.ts';
import { closedObject, nullType, numberType, objectType, stringType } from '../../types/type.ts';
import { unionType } from '../../types/union.ts';
import { recordOf } from '../../values/object-record.ts';
import type { Value } from '../../values/value.ts';
import { failure, objectArgument, textArgument, textResult, wrongType } from '../arguments.ts';
import type { FunctionDefinition, FunctionParameter } from '../function-definition.ts';
import { encodeBytes, encodingArgument, encodingParameter } from './encoding.ts';

const keyAlias: FunctionParameter = {
  name: 'keyAlias',
  type: stringType,
  docs: 'The alias of a stored key. Its value never enters an expression.',
};
const outside = { extension: true, impure: true, waits: true } as const;

/** Functions of `@crypto` that the host computes, with keys that only it knows. */
export const keyedFunctions: readonly FunctionDefinition[] = [
  {
    ...outside,
    name: 'crypto.signToken',
    parameters: [
      { name: 'claims', type: objectType, docs: 'The claims. `iat` and `exp` are set for you.' },
      keyAlias,
      {
        name: 'options',
        type: objectType,
        docs: '`alg` (the algorithm, if the key has a choice) and `expiresIn` (seconds, 300 if left out).',
        optional: true,
      },
    ],
    returns: stringType,
    docs: 'A signed JSON Web Token with the given claims.',
    examples: [{ source: '@crypto.signToken({"sub": "u1"}, "partner-signing", {"expiresIn": 60})' }],
    implementation(run, claims, alias, options) {
      const content = objectArgument(claims as Value, 0);
      const key = aliasArgument(alias as Value);
      const given = options === undefined ? recordOf([]) : objectArgument(options, 2);
      return run.ask(operation(run, 'signToken')(content, key, given));
    },
  },
  {
    ...outside,
    name: 'crypto.hmacSha256',
    parameters: [
      { name: 'text', type: stringType, docs: 'The text; its UTF-8 bytes count.' },
      keyAlias,
      encodingParameter,
    ],
    returns: stringType,
    docs: 'The HMAC (RFC 2104, with SHA-256) of a text: only who has the key can make it. Compare it with `@crypto.constantTimeEquals`.',
    examples: [{ source: '@crypto.hmacSha256("order-7", "webhook")' }],
    implementation(run, text, alias, encoding) {
      const message = textArgument(text as Value, 0);
      const key = aliasArgument(alias as Value);
      const written = encodingArgument(encoding, 2);
      run.charge(100 + (message.length >>> 2));
      return encodeBytes(run.ask(operation(run, 'hmacSha256')(message, key)) as unknown as Uint8Array, written);
    },
  },
  {
    ...outside,
    name: 'crypto.aesEncrypt',
    parameters: [{ name: 'text', type: stringType, docs: 'The text to hide.' }, keyAlias],
    returns: stringType,
    docs: 'A text encrypted with a stored key (AES-256-GCM), as base64url. Each call gives another result; a change to it is noticed.',
    examples: [{ source: '@crypto.aesEncrypt("secret", "profile")' }],
    extension: false,
    implementation(run, text, alias) {
      const message = textArgument(text as Value, 0);
      const key = aliasArgument(alias as Value);
      run.allocate(2 * message.length);
      return textResult(run, run.ask(operation(run, 'encrypt')(message, key)) as string);
    },
  },
  {
    ...outside,
    name: 'crypto.aesDecrypt',
    parameters: [{ name: 'text', type: stringType, docs: 'What `@crypto.aesEncrypt` gave.' }, keyAlias],
    returns: stringType,
    docs: 'The text that was encrypted. What was changed, or made with another key, is an error.',
    examples: [{ source: '@crypto.aesDecrypt(stored, "profile")' }],
    implementation(run, text, alias) {
      const message = textArgument(text as Value, 0);
      const key = aliasArgument(alias as Value);
      run.allocate(message.length);
      return textResult(run, run.ask(operation(run, 'decrypt')(message, key)) as string);
    },
  },
  {
    ...outside,
    name: 'crypto.certificateInfo',
    parameters: [{ name: 'pem', type: stringType, docs: 'An X.509 certificate in PEM form.' }],
    returns: closedObject({
      subject: stringType,
      issuer: stringType,
      serialNumber: stringType,
      notBefore: numberType,
      notAfter: numberType,
      fingerprint256: stringType,
      subjectAltName: unionType(stringType, nullType),
      keyType: stringType,
    }),
    docs: 'What a certificate says: `subject`, `issuer`, `serialNumber`, `notBefore` and `notAfter` (epoch milliseconds), `fingerprint256`, `subjectAltName` and `keyType`. It is read, **not** verified: anybody can make a certificate that says anything.',
    examples: [{ source: '@crypto.certificateInfo(pem).notAfter > @time.now()' }],
    caution: 'The certificate is read, not verified.',
    makesContainer: true,
    implementation(run, pem) {
      if (typeof pem !== 'string') throw wrongType('a certificate as text', pem as Value, 0);
      if (pem.length > 65_536) throw failure('The certificate is too long.', 0);
      run.charge(1_000);
      return run.ask(operation(run, 'certificateInfo')(pem));
    },
  },
];

function aliasArgument(value: Value): string {
  if (typeof value !== 'string') throw wrongType('the alias of a key', value, 1);
  if (!/^[A-Za-z0-9][\w.-]{0,127}$/.test(value)) throw failure("This can't be the alias of a key.", 1);
  return value;
}

type Operation = 'signToken' | 'hmacSha256' | 'encrypt' | 'decrypt' | 'certificateInfo';

/** A question to the host, asked when the answer isn't known yet. */
function operation<Name extends Operation>(run: Run, name: Name) {
  const { host } = run;
  const compute = host[name] as ((...args: unknown[]) => unknown) | undefined;
  if (compute === undefined) throw failure(`@crypto functions with keys or certificates aren't available here.`);
  return (...args: Parameters<NonNullable<ExpressionHost[Name]>>) =>
    () =>
      compute.apply(host, args);
}
