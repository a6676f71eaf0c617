/** Buckets of each power of two: a percentile read from them is off by at most a sixteenth. */
const SUB_BUCKET_BITS = 3;
const SUB_BUCKETS = 1 << SUB_BUCKET_BITS;
const LARGEST = 0x7fff_ffff;

/** Number of the bucket that a duration belongs to. @param micros - Microseconds; longer than 35 minutes counts as that. */
export function latencyBucketOf(micros: number): number {
  const whole = micros > LARGEST ? LARGEST : micros | 0;
  if (whole <= 0) return 0;
  const shift = Math.max(0, 31 - Math.clz32(whole) - SUB_BUCKET_BITS);
  return shift * SUB_BUCKETS + (whole >>> shift);
}

/** The duration in the middle of a bucket, in microseconds. */
export function latencyOfBucket(bucket: number): number {
  if (bucket < 2 * SUB_BUCKETS) return bucket;
  const shift = Math.floor(bucket / SUB_BUCKETS) - 1;
  const mantissa = (bucket % SUB_BUCKETS) + SUB_BUCKETS;
  return mantissa * 2 ** shift + (2 ** shift - 1) / 2;
}

/** The duration that a share of the runs stays within, from counts by bucket; null without any. */
export function latencyPercentile(counts: ReadonlyMap<number, number>, share: number): number | null {
  let total = 0;
  for (const count of counts.values()) total += count;
  if (total === 0) return null;
  let left = Math.ceil(total * share);
  const buckets = [...counts.keys()].sort((a, b) => a - b);
  for (const bucket of buckets) {
    left -= counts.get(bucket) ?? 0;
    if (left <= 0) return latencyOfBucket(bucket);
  }
  return latencyOfBucket(buckets.at(-1) ?? 0);
}
