import { randomBytes } from 'node:crypto';
import { type KeySet, TokenVerificationError, verifyExternalToken } from '@waymark/authorization-server';
import { HostError, type Value } from '@waymark/expression';
import type { Clock, Ports, RandomSource, TokenVerifier } from '@waymark/journey';
import { createKeyOperations } from './key-operations.ts';
import { readSetting } from './settings.ts';
import type { FindKey } from './stored-key.ts';
import { readVerifyOptions } from './verify-options.ts';

/** The machine's clocks. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

export const systemRandom: RandomSource = { bytes: (length) => randomBytes(length) };

/** The ports of a running server: real time, real randomness, the key sets in memory. No other keys are stored yet. */
export function createPorts(
  findKeySet: (name: string) => KeySet | undefined,
  clock: Clock = systemClock,
  findKey: FindKey = () => undefined,
): Ports {
  return {
    clock,
    random: systemRandom,
    tokens: createTokenVerifier(findKeySet),
    keys: createKeyOperations(findKey),
    environment: readSetting,
  };
}

/** Checks tokens of other issuers against named key sets. What it throws is safe to show to a journey's author. */
export function createTokenVerifier(findKeySet: (name: string) => KeySet | undefined): TokenVerifier {
  return {
    verify(token, options, nowMs) {
      const { name, checks } = readVerifyOptions(options);
      const keySet = findKeySet(name);
      if (keySet === undefined) throw new HostError(`There is no key set "${name}".`);
      try {
        return verifyExternalToken(token, keySet, checks, nowMs) as Value;
      } catch (error) {
        if (error instanceof TokenVerificationError) throw new HostError(error.message);
        throw error;
      }
    },
  };
}
