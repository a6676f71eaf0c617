import { editDistance } from './edit-distance.ts';

/** The name that was probably meant: the most similar one, if it differs by a slip of the hand only. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = longestSlip(name.length);
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const distance = distanceOf(name, candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Short names are similar by chance. */
function longestSlip(length: number): number {
  if (length <= 2) return 1;
  return length <= 4 ? 1.5 : length <= 7 ? 2.5 : 3.5;
}

/** Names that differ only in upper case and underscores are nearer than any others. */
function distanceOf(name: string, candidate: string): number {
  const plain = (text: string) => text.toLowerCase().replaceAll('_', '');
  if (plain(name) === plain(candidate)) return 0.5;
  return editDistance(name.toLowerCase(), candidate.toLowerCase());
}
