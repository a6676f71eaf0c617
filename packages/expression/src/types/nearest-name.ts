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

/** Characters to insert, delete, change or swap with their neighbour. */
function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > 3) return 9;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (last[j - 1] as number) + (left[i - 1] === right[j - 1] ? 0 : 1);
      let distance = Math.min(change, (last[j] as number) + 1, (next[j - 1] as number) + 1);
      if (left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 9) + 1);
      }
      next.push(distance);
    }
    beforeLast = last;
    last = next;
  }
  return last[right.length] as number;
}
