/** Characters to insert, delete, change or swap with their neighbour. */
export function editDistance(left: string, right: string): number {
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
