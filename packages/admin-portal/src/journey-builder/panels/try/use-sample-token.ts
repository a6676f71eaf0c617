import { useQuery } from '@tanstack/react-query';
import { sampleKey, signedToken } from './sample-key.ts';
import { type Claims, unsignedToken } from './sample-token.ts';

/** The token with these claims. Undefined while it is being signed. */
export function useSampleToken(claims: Claims, kind: 'access' | 'id', isSigned: boolean) {
  const key = useQuery({ queryKey: ['sample-key'], queryFn: sampleKey, enabled: isSigned, staleTime: Infinity });
  const { data: sample } = key;
  const signed = useQuery({
    queryKey: ['sample-token', kind, claims, sample?.jwk.kid],
    queryFn: () => (sample === undefined ? null : signedToken(claims, kind, sample)),
    enabled: isSigned && sample !== undefined,
    gcTime: 0,
  });
  return {
    token: isSigned ? (signed.data ?? undefined) : unsignedToken(claims, kind),
    sample: isSigned ? sample : undefined,
    error: isSigned ? (key.error ?? signed.error) : null,
  };
}
