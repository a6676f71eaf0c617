/** Claims as a decoder leaves them, and what the two conditions have to say about them. */
export interface Input {
  readonly access: Claims;
  readonly id: Claims;
  readonly valid: boolean;
  readonly factors: boolean;
}

export type Claims = Readonly<Record<string, unknown>>;

const LATER = 4_102_444_800;
const PAST = 1_577_836_800;

function claims(exp: number, amr: readonly string[]): Claims {
  const all = {
    iss: 'https://id.example.com',
    sub: 'user-4711',
    aud: 'shop',
    iat: PAST - 60,
    exp,
    amr,
    email: 'ann@example.com',
  };
  // Fresh from a parser, as in a call.
  return JSON.parse(JSON.stringify(all)) as Claims;
}

const EXPIRIES = [
  [LATER, LATER],
  [LATER, PAST],
  [PAST, LATER],
  [LATER, LATER],
] as const;
const METHODS = [['pwd', 'mfa'], ['mfa'], ['pwd'], []] as const;

/** Every mixture of valid and expired tokens with one, two and no factors. */
export const inputs: readonly Input[] = EXPIRIES.flatMap(([access, id]) =>
  METHODS.map((amr) => ({
    access: claims(access, amr),
    id: claims(id, amr),
    valid: access === LATER && id === LATER,
    factors: (amr as readonly string[]).includes('mfa'),
  })),
);
