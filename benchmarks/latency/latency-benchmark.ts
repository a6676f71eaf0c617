import type { Figure } from '../figure.ts';
import { ContenderProcess, type Slice } from '../http/contender-process.ts';
import { median } from '../statistics.ts';

const ROUNDS = 5;
const SLICE_MS = 4000;
const WARM_UP_MS = 3000;
const SATURATION_MS = 2000;

/**
 * The product at half of what it can take, calls arriving on time whether it is ready or not, records and their writes
 * included. Latency counts from when a call was due.
 */
export async function latencyBenchmark(): Promise<Figure[]> {
  const contender = await ContenderProcess.start('waymark');
  try {
    await contender.load(WARM_UP_MS);
    const { requestsPerSecond } = await contender.load(SATURATION_MS);
    const rate = Math.round(requestsPerSecond / 2);
    const slices: Slice[] = [];
    for (let round = 0; round < ROUNDS; round++) slices.push(await contender.load(SLICE_MS, 64, 200, rate));
    const of = (pick: (slice: Slice) => number) => median(slices.map(pick));
    return [
      {
        name: 'p99 ÷ p50 at half load',
        value: of(({ p50, p99 }) => p99 / p50),
        unit: '×',
        limit: 5,
        detail: `${rate} calls a second`,
      },
      { name: '  p50', value: of(({ p50 }) => p50), unit: 'ms' },
      { name: '  p99', value: of(({ p99 }) => p99), unit: 'ms' },
    ];
  } finally {
    await contender.stop();
  }
}
