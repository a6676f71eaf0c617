import type { Call } from '@waymark/expression';
import type { FlowEvaluator } from './evaluate-flow.ts';
import {
  allLabels,
  bounded,
  CLEAN,
  constantValue,
  type FlowValue,
  joinValues,
  listOf,
  plain,
  sameValue,
  scalar,
  withFacts,
  withLabels,
} from './flow-value.ts';
import { influenceOf } from './influence.ts';
import { joinLabels, type Labels, NO_LABELS } from './label.ts';

/** Turns of a reduction until its labels have come to rest. */
const MAX_TURNS = 8;

/** Functions that go through the items of a list, or put a list or an object together; undefined for others. */
export function flowOfListCall(
  node: Call,
  args: readonly FlowValue[],
  evaluator: FlowEvaluator,
): FlowValue | undefined {
  const [list = CLEAN, second = CLEAN, third = CLEAN] = args;
  const item = () => {
    evaluator.observer?.list?.(list, evaluator.certain);
    return evaluator.itemOf(list);
  };
  const test = (): FlowValue => second.call?.([item(), scalar(NO_LABELS)]) ?? second;
  const ask = (): Labels => influenceOf(test());
  switch (node.name) {
    case 'std.map':
      return listOf(second.call?.([item(), scalar(NO_LABELS)]) ?? joinValues(item(), second));
    case 'std.filter':
    case 'std.distinct':
    case 'std.sort':
      return listOf(item(), args.length > 1 ? ask() : NO_LABELS);
    case 'std.findFirst':
      return found(plain(item()), test());
    case 'std.containsIf': {
      // One of the items passed the test, so what the test says of other values holds for them.
      const answer = test();
      return withFacts(scalar(joinLabels(influenceOf(list), influenceOf(answer))), { whenTrue: answer.whenTrue });
    }
    case 'std.find':
    case 'std.rfind':
      if (second.call === undefined) return scalar(joinLabels(influenceOf(list), influenceOf(second)));
      return found(plain(item()), test());
    case 'std.reduce':
      return reduction(item(), second, third);
    case 'std.values':
      return listOf(evaluator.itemOf(list));
    case 'std.kv':
      return entry(args, evaluator);
    default:
      return undefined;
  }
}

const found = (item: FlowValue, answer: FlowValue): FlowValue =>
  withFacts(withLabels(item, influenceOf(answer)), { whenSet: answer.whenTrue });

function reduction(item: FlowValue, combine: FlowValue, start: FlowValue): FlowValue {
  let total = plain(start);
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const next = joinValues(total, plain(combine.call?.([total, item, scalar(NO_LABELS)]) ?? item));
    if (sameValue(next, total)) break;
    total = next;
  }
  return total;
}

/** `@std.kv(object, key, value)` and `@std.kv(key, value)`. */
function entry(args: readonly FlowValue[], evaluator: FlowEvaluator): FlowValue {
  const [object, key = CLEAN, value = CLEAN] = args.length === 2 ? [constantValue({}), args[0], args[1]] : args;
  const { source, constant: _, identity: __, ...rest } = object ?? CLEAN;
  const base: FlowValue = source === undefined ? rest : { ...rest, items: evaluator.itemOf(object ?? CLEAN) };
  const name = key.constant?.value;
  if (typeof name === 'string') return bounded({ ...base, members: new Map([...(base.members ?? []), [name, value]]) });
  const items = base.items === undefined ? plain(value) : joinValues(base.items, plain(value));
  // A key is part of the object: whoever wrote it is heard.
  return withLabels({ ...base, items }, allLabels(key));
}
