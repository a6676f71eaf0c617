import { HostError } from '@waymark/expression';
import type { StubPortsOptions } from '@waymark/journey';

/** What answers calls without a stub here: nothing. Each is told, as a journey may go on with its failure unseen. */
export function unansweredPorts(): Pick<StubPortsOptions, 'tokens' | 'keys'> & { readonly told: readonly string[] } {
  const told: string[] = [];
  const refuse = (port: string) => (): never => {
    const message = `${port} was asked, and nothing answers here: give the answers in stubs.${port}.`;
    if (!told.includes(message)) told.push(message);
    throw new HostError(message);
  };
  return {
    told,
    tokens: { verify: refuse('verifyToken') },
    keys: {
      signToken: refuse('signToken'),
      hmacSha256: refuse('hmacSha256'),
      encrypt: refuse('encrypt'),
      decrypt: refuse('decrypt'),
      certificateInfo: refuse('certificateInfo'),
    },
  };
}
