import { allLabels, type FlowValue } from './flow-value.ts';
import { filterLabels, type Labels } from './label.ts';

/**
 * What a value passes on that decides about something without being part of it: whoever can forge claims can steer what
 * depends on them, while the length of a secret doesn't tell the secret.
 */
export const influenceOf = (value: FlowValue): Labels =>
  filterLabels(allLabels(value), ({ kind }) => kind === 'unverified-claims' || kind === 'verified-claims');
