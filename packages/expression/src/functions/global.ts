import { closedObject, numberType, stringType } from '../types/type.ts';
import { createRecord } from '../values/object-record.ts';
import type { Value } from '../values/value.ts';
import { numberArgument, numberResult } from './arguments.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { lengthOf, lengthParameters } from './std/objects.ts';

/** The functions without a namespace. */
export const globalFunctions: readonly FunctionDefinition[] = [
  {
    name: 'time',
    parameters: [],
    returns: closedObject({ now: numberType, nowISO: stringType }),
    docs: 'The time: `now` in epoch milliseconds and `nowISO` as ISO 8601 text in UTC. It stands still during an evaluation.',
    examples: [{ source: '@time().now' }],
    impure: true,
    implementation(run) {
      run.charge(20);
      const time = createRecord();
      const now = run.now();
      time.now = now;
      time.nowISO = new Date(now).toISOString();
      return time;
    },
  },
  {
    name: 'cos',
    parameters: [{ name: 'x', type: numberType, docs: 'An angle in radians.' }],
    returns: numberType,
    docs: 'The cosine of an angle.',
    examples: [{ source: '@cos(0)', result: 1 }],
    implementation: (_run, x) => numberResult(Math.cos(numberArgument(x as Value, 0))),
  },
  {
    name: 'len',
    parameters: lengthParameters,
    returns: numberType,
    docs: 'The same as `@std.len`.',
    examples: [{ source: '@len("abc")', result: 3 }],
    implementation: (run, value) => lengthOf(run, value as Value),
  },
];
