import { randomUUID } from 'node:crypto';
import type { Client } from '../client/client.ts';
import type { SigningKeyring } from '../key/signing-keyring.ts';
import type { AccessTokenClaims } from './access-token-claims.ts';

export interface AccessTokenIssue {
  readonly client: Client;
  readonly issuer: string;
  readonly audience: string;
  readonly tenantId: string;
  readonly scope: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Seconds. */
  readonly lifetime: number;
}

/** Signs a client access token (RFC 9068 §2) with the key that is signing now. */
export function issueAccessToken(keyring: SigningKeyring, issue: AccessTokenIssue): string {
  const { client } = issue;
  const iat = Math.floor(issue.now / 1000);
  const claims: AccessTokenClaims = {
    iss: issue.issuer,
    sub: client.id,
    client_id: client.id,
    aud: issue.audience,
    iat,
    exp: iat + issue.lifetime,
    jti: randomUUID(),
    scope: issue.scope,
    tid: issue.tenantId,
    app_id: client.applicationId,
    app_name: client.applicationName,
    roles: [],
    ts_roles: [],
    ts_permissions: [],
  };
  const key = keyring.signing;
  const signedData = `${encode({ alg: key.algorithm, typ: 'at+jwt', kid: key.kid })}.${encode(claims)}`;
  return `${signedData}.${key.sign(Buffer.from(signedData, 'latin1')).toString('base64url')}`;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');
}
