import type { JourneyDocument, Step } from './document/journey-document.ts';
import type { Ports } from './ports.ts';

/** A journey of the given steps that starts at the first one. */
export function journeyOf(steps: Record<string, Step>, changes: Partial<JourneyDocument> = {}): JourneyDocument {
  return {
    format: 'journey/1',
    id: 'sample',
    name: 'Sample',
    kind: 'backend-api',
    affinity: 'b2c',
    start: Object.keys(steps)[0] ?? 'none',
    steps,
    ...changes,
  };
}

export const answer = (responseCode: number, config: Record<string, unknown> = {}): Step => ({
  kind: 'http-complete',
  config: { responseCode, ...config },
});

/** A clock that stands still and randomness that counts. */
export const fixedPorts = (changes: Partial<Ports> = {}): Ports => ({
  clock: { now: () => 1_700_000_000_000, monotonic: () => 0 },
  random: { bytes: (length) => new Uint8Array(length) },
  tokens: {
    verify: () => {
      throw new Error('no key sets here');
    },
  },
  ...changes,
});
