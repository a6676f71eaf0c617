import {
  type CompiledExpression,
  compileExpression,
  createFixtureHost,
  type ExpressionHost,
  HostError,
  preloadLibraries,
  type Value,
} from '@waymark/expression';
import { Random } from '../hostile/random.ts';
import { hostileInputs } from './hostile-inputs.ts';
import { judgeDiagnostics, judgeError, judgeValue } from './judge-outcome.ts';
import { generateProgram } from './program-generator.ts';
import { functionsOfWorld, snapshotOfWorld } from './unchanged-world.ts';

export interface ProgramReport {
  programs: number;
  refused: number;
  /** How often each error code came. */
  readonly errors: Record<string, number>;
  values: number;
  /** Longest time of the processor for one evaluation, milliseconds, and its program. */
  slowest: { milliseconds: number; source: string };
  readonly faults: string[];
}

/** Programs between two looks at the world. */
const SLICE = 2_000;
const NAMES = Object.keys(hostileInputs);
const VALUES = Object.values(hostileInputs);

const host: ExpressionHost = {
  ...createFixtureHost({
    now: 1_711_846_800_000,
    request: { body: hostileInputs.object ?? null },
    hmacKeys: { a: 'k' },
  }),
  callWebRequest(name, args) {
    if (name === 'echo') return { status: 200, body: args[0] ?? null };
    throw name === 'fails' ? new Error('secret of the host') : new HostError('There is no such request.');
  },
  signToken() {
    throw new TypeError('secret of the host');
  },
};

/** Generates, compiles, runs and judges programs; the same seed gives the same programs. */
export async function runPrograms(count: number, seed: number): Promise<ProgramReport> {
  await preloadLibraries();
  const random = new Random(seed);
  const report: ProgramReport = {
    programs: 0,
    refused: 0,
    errors: {},
    values: 0,
    slowest: { milliseconds: 0, source: '' },
    faults: [],
  };
  const world = snapshotOfWorld();
  const functions = functionsOfWorld();
  while (report.programs < count && report.faults.length < 20) {
    for (let index = 0; index < SLICE && report.programs < count; index++) runOne(random, report);
    if (snapshotOfWorld() !== world) report.faults.push(`Something changed before program ${report.programs}`);
    if (functionsOfWorld().some((value, index) => !Object.is(value, functions[index]))) {
      report.faults.push(`A function of the host changed before program ${report.programs}`);
    }
    // Other work of the process gets its turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return report;
}

function runOne(random: Random, report: ProgramReport): void {
  report.programs++;
  const source = generateProgram(random);
  const small = random.chance(0.98);
  const result = compileExpression(source, {
    variables: NAMES,
    ...(small && { limits: { steps: 5_000, memory: 400_000 } }),
  });
  if (!result.ok) {
    report.refused++;
    note(report, source, judgeDiagnostics(result, source));
    return;
  }
  const started = performance.now();
  note(report, source, judged(result.expression, report));
  const milliseconds = performance.now() - started;
  if (milliseconds > report.slowest.milliseconds) report.slowest = { milliseconds, source };
}

function judged(expression: CompiledExpression, report: ProgramReport): string | undefined {
  let value: Value | Promise<Value>;
  try {
    value = expression.evaluate(VALUES, host);
  } catch (error) {
    const { code } = error as { code?: string };
    report.errors[String(code)] = (report.errors[String(code)] ?? 0) + 1;
    return judgeError(error);
  }
  report.values++;
  return judgeValue(value);
}

function note(report: ProgramReport, source: string, problem: string | undefined): void {
  if (problem !== undefined) report.faults.push(`${source} ${problem}`);
}
