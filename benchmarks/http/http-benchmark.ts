import type { Figure } from '../figure.ts';
import { median, quartiles } from '../statistics.ts';
import { ContenderProcess, type Slice } from './contender-process.ts';

const CONTENDERS = ['waymark', 'fastify', 'bare-http', 'fastify-zen', 'fastify-jsonata'];
const ROUNDS = 10;
const SLICE_MS = 1500;
const WARM_UP_MS = 3000;

/**
 * The tutorial's 200 answer: the product in turns with the same endpoint written by hand, on one core, under the same
 * load. What is compared is CPU time for each answer; a round's order is reversed in the next. The product keeps a record of
 * every run, the others keep none.
 */
export async function httpBenchmark(): Promise<Figure[]> {
  const contenders = await Promise.all(CONTENDERS.map((name) => ContenderProcess.start(name)));
  try {
    for (const contender of contenders) await contender.load(WARM_UP_MS);
    const slices = new Map<string, Slice[]>(contenders.map(({ name }) => [name, []]));
    for (let round = 0; round < ROUNDS; round++) {
      const order = round % 2 === 0 ? contenders : [...contenders].reverse();
      for (const contender of order) slices.get(contender.name)?.push(await contender.load(SLICE_MS));
    }
    return [
      ratioTo('fastify', slices, 1.2),
      ratioTo('bare-http', slices),
      ratioTo('fastify-zen', slices, 1),
      ratioTo('fastify-jsonata', slices, 1),
      ...contenders.map(({ name }) => absolute(name, slices)),
    ];
  } finally {
    await Promise.all(contenders.map((contender) => contender.stop()));
  }
}

function ratioTo(rival: string, slices: ReadonlyMap<string, readonly Slice[]>, limit?: number): Figure {
  const rivals = slices.get(rival) ?? [];
  const ratios = (slices.get('waymark') ?? []).map(
    ({ cpuPerRequest }, round) => cpuPerRequest / (rivals[round]?.cpuPerRequest ?? Number.NaN),
  );
  const figure = {
    name: `CPU per answer, Waymark ÷ ${rival}`,
    value: median(ratios),
    unit: '×',
    detail: `${quartiles(ratios)}, ${ratios.length} rounds`,
  };
  return limit === undefined ? figure : { ...figure, limit };
}

function absolute(name: string, slices: ReadonlyMap<string, readonly Slice[]>): Figure {
  const own = slices.get(name) ?? [];
  const of = (pick: (slice: Slice) => number) => median(own.map(pick));
  const detail = `${Math.round(of((slice) => slice.requestsPerSecond))} req/s, p50 ${of((slice) => slice.p50).toFixed(1)} ms, p99 ${of((slice) => slice.p99).toFixed(1)} ms, ${Math.round(of((slice) => slice.rss))} MiB`;
  return { name: `  ${name}`, value: of((slice) => slice.cpuPerRequest), unit: 'µs', detail };
}
