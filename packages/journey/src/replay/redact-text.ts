import { HIDDEN } from '../prove/taint/redact-value.ts';

/** Credentials with their scheme, and anything with the shape of a JWT. */
const TOKENS = /\b(?:Bearer|Basic|DPoP)\s+[\w.~+/-]{8,}=*|\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*){0,3}/gi;

/** Removes what looks like a token from a text. */
export const redactText = (text: string): string => text.replace(TOKENS, HIDDEN);
