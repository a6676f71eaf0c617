import { ExpressionError } from '../errors.ts';
import type { ArrayLiteral, Expression, ObjectEntry, ObjectLiteral, Template } from '../syntax/tree.ts';
import { toText } from '../values/coercion.ts';
import { Lambda } from '../values/lambda.ts';
import { createRecord, isIntegerKey, recordOf } from '../values/object-record.ts';
import type { Value } from '../values/value.ts';
import { located } from './arithmetic.ts';
import type { Code } from './code.ts';
import { compileNode } from './compile-node.ts';
import type { CompiledNode } from './compiled-node.ts';
import { type Compiler, constantNode } from './compiler.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

function refuseLambda(value: Value, node: Expression): Value {
  if (value instanceof Lambda) {
    throw new ExpressionError('E_TYPE', "A lambda can't be put into a list or an object.", node);
  }
  return value;
}

export function compileArray(tree: ArrayLiteral, scope: Scope, compiler: Compiler): CompiledNode {
  const items = tree.items.map((item) => compileNode(item, scope, compiler));
  const codes = items.map(({ code }) => code);
  compiler.makesContainers = true;
  const code: Code = (run, locals) => {
    const list = new Array<Value>(codes.length);
    for (let index = 0; index < codes.length; index++) {
      list[index] = refuseLambda((codes[index] as Code)(run, locals), tree.items[index] as Expression);
    }
    return list;
  };
  return compiler.node(code, items);
}

interface Entry {
  /** The key, or code that finds it: a bare key means the variable of that name, if there is one. */
  readonly key: string | Code;
  readonly value: Code;
  readonly node: Expression;
}

export function compileObject(tree: ObjectLiteral, scope: Scope, compiler: Compiler): CompiledNode {
  const parts: CompiledNode[] = [];
  compiler.makesContainers = true;
  const entries = tree.entries.map((entry): Entry => {
    const key = compileKey(entry, scope, compiler);
    const value = compileNode(entry.value, scope, compiler);
    if (typeof key !== 'string') parts.push(key);
    parts.push(value);
    return { key: typeof key === 'string' ? key : key.code, value: value.code, node: entry.value };
  });
  const plain = entries.every(({ key }) => typeof key === 'string' && !isIntegerKey(key));
  return compiler.node(plain ? plainObject(entries) : orderedObject(entries), parts);
}

function plainObject(entries: readonly Entry[]): Code {
  return (run, locals) => {
    const record = createRecord();
    for (let index = 0; index < entries.length; index++) {
      const { key, value, node } = entries[index] as Entry;
      record[key as string] = refuseLambda(value(run, locals), node);
    }
    return record;
  };
}

function orderedObject(entries: readonly Entry[]): Code {
  return (run, locals) => {
    // Keeping an order that the host doesn't keep takes longer than a few nodes.
    run.charge(8 * entries.length);
    return recordOf(
      entries.map(({ key, value, node }): [string, Value] => [
        typeof key === 'string' ? key : (key(run, locals) as string),
        refuseLambda(value(run, locals), node),
      ]),
    );
  };
}

function compileKey(entry: ObjectEntry, scope: Scope, compiler: Compiler): string | CompiledNode {
  const { key, bare } = entry;
  if (!bare) return key;
  const range = { start: entry.keyStart, end: entry.keyEnd };
  const binding = scope.find(key);
  if (binding === undefined) {
    const slot = compiler.slots.get(key);
    if (slot === undefined) return key;
    const code: Code = (run) => {
      const value = run.variables[slot];
      return value === undefined ? key : keyText(value, run, range);
    };
    return compiler.node(code, [], false);
  }
  const { constant } = binding;
  if (constant !== undefined) {
    return compiler.node((run) => keyText(constant.value, run, range), [constantNode(constant.value)]);
  }
  const slot = scope.frame.slotOf(binding);
  return compiler.node((run, locals) => keyText(locals[slot] as Value, run, range), [], false);
}

function keyText(value: Value, run: Run, range: { start: number; end: number }): string {
  try {
    return toText(value, run);
  } catch (error) {
    throw located(error, range);
  }
}

export function compileTemplate(tree: Template, scope: Scope, compiler: Compiler): CompiledNode {
  const parts = tree.expressions.map((expression) => compileNode(expression, scope, compiler));
  const { texts } = tree;
  const first = texts[0] ?? '';
  if (parts.length === 0) return constantNode(first);
  const code: Code = (run, locals) => {
    let text = first;
    for (let index = 0; index < parts.length; index++) {
      const value = (parts[index] as CompiledNode).code(run, locals);
      text +=
        (typeof value === 'string' ? value : partText(value, run, tree.expressions[index] as Expression)) +
        texts[index + 1];
    }
    run.allocate(text.length);
    return text;
  };
  return compiler.node(code, parts);
}

function partText(value: Value, run: Run, node: Expression): string {
  try {
    return toText(value, run);
  } catch (error) {
    throw located(error, node);
  }
}
