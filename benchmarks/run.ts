// `npm run bench [name …]`: every figure is a ratio of two things measured in turns in this run, on this machine.
import { cpus, totalmem } from 'node:os';
import { decisionBenchmark } from './decision/decision-benchmark.ts';
import { expressionBenchmark } from './expression/expression-benchmark.ts';
import type { Figure } from './figure.ts';
import { httpBenchmark } from './http/http-benchmark.ts';
import { latencyBenchmark } from './latency/latency-benchmark.ts';
import { startBenchmark } from './start/start-benchmark.ts';
import { stepsBenchmark } from './steps/steps-benchmark.ts';

const BENCHMARKS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  expression: expressionBenchmark,
  decision: decisionBenchmark,
  steps: stepsBenchmark,
  http: httpBenchmark,
  latency: latencyBenchmark,
  start: startBenchmark,
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in BENCHMARKS));
if (unknown !== undefined) {
  console.error(`There is no benchmark "${unknown}": use ${Object.keys(BENCHMARKS).join(', ')}.`);
  process.exit(2);
}

const [cpu] = cpus();
console.log(
  `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`,
);
let missed = 0;
for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const { name: figure, value, unit, limit, detail } of await benchmark()) {
    const verdict =
      limit === undefined ? '' : value <= limit ? `  ok (at most ${limit})` : `  MISSED (at most ${limit})`;
    if (limit !== undefined && value > limit) missed++;
    console.log(
      `  ${figure.padEnd(52)} ${value.toFixed(2)} ${unit}${verdict}${detail === undefined ? '' : `  [${detail}]`}`,
    );
  }
}
if (missed > 0) process.exitCode = 1;
