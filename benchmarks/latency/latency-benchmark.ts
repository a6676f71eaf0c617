import type { Figure } from '../figure.ts';
import { ContenderProcess, type Slice } from '../http/contender-process.ts';
import { median } from '../statistics.ts';

const ROUNDS = 5;
const SLICE_MS = 3000;
const WARM_UP_MS = 3000;
const SATURATION_MS = 2000;

/**
 * The product at half of what it can take, calls arriving on time whether it is ready or not, records and their writes
 * included. Latency counts from when a call was due, so what the machine and the load itself hold up is in it: the endpoint
 * written by hand, which records nothing, shows how much that is, at the same rate and in turns.
 */
export async function latencyBenchmark(): Promise<Figure[]> {
  const waymark = await ContenderProcess.start('waymark');
  const fastify = await ContenderProcess.start('fastify');
  try {
    for (const contender of [waymark, fastify]) await contender.load(WARM_UP_MS);
    const { requestsPerSecond } = await waymark.load(SATURATION_MS);
    const rate = Math.round(requestsPerSecond / 2);
    const slices: Slice[] = [];
    const handWritten: Slice[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      slices.push(await waymark.load(SLICE_MS, 64, 200, rate));
      handWritten.push(await fastify.load(SLICE_MS, 64, 200, rate));
    }
    const ratio = (of: readonly Slice[]) => median(of.map(({ p50, p99 }) => p99 / p50));
    const p50 = (of: readonly Slice[]) => median(of.map((slice) => slice.p50));
    const p99 = (of: readonly Slice[]) => median(of.map((slice) => slice.p99));
    return [
      { name: 'p99 ÷ p50 at half load', value: ratio(slices), unit: '×', limit: 5, detail: `${rate} calls a second` },
      { name: '  p50', value: p50(slices), unit: 'ms' },
      { name: '  p99', value: p99(slices), unit: 'ms' },
      {
        name: '  fastify, which records nothing',
        value: ratio(handWritten),
        unit: '×',
        detail: `p50 ${p50(handWritten).toFixed(2)} ms, p99 ${p99(handWritten).toFixed(2)} ms`,
      },
    ];
  } finally {
    await Promise.all([waymark.stop(), fastify.stop()]);
  }
}
