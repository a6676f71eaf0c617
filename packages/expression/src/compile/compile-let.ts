import type { LambdaExpression, Let } from '../syntax/tree.ts';
import { Lambda, type LambdaShape } from '../values/lambda.ts';
import type { Value } from '../values/value.ts';
import type { Code } from './code.ts';
import { compileNode } from './compile-node.ts';
import type { CompiledNode } from './compiled-node.ts';
import type { Compiler } from './compiler.ts';
import { FrameLayout, type LocalBinding, type Scope } from './scope.ts';

/** `let` computes every value in the outer scope; `letr` lets each one see those before it. */
export function compileLet(tree: Let, scope: Scope, compiler: Compiler): CompiledNode {
  const { frame } = scope;
  const names = new Map<string, LocalBinding>();
  const values: { slot: number; node: CompiledNode }[] = [];
  let inner = scope;
  for (const binding of tree.bindings) {
    const node = compileNode(binding.value, inner, compiler);
    const { constant } = node;
    const local: LocalBinding = { frame, slot: frame.addSlot(), ...(constant && { constant }) };
    // A value that is known in advance has taken the place of its name already.
    if (constant === undefined) values.push({ slot: local.slot, node });
    if (tree.sequential) inner = inner.with(new Map([[binding.name, local]]));
    else names.set(binding.name, local);
  }
  if (!tree.sequential) inner = scope.with(names);
  const body = compileNode(tree.body, inner, compiler);
  const parts = [...values.map(({ node }) => node), body];
  if (body.constant !== undefined && values.length === 0) return body;
  return compiler.node(letCode(values, body.code), parts, false);
}

function letCode(values: readonly { slot: number; node: CompiledNode }[], body: Code): Code {
  const [first] = values;
  if (first === undefined) return body;
  if (values.length === 1) {
    const { slot } = first;
    const { code } = first.node;
    return (run, locals) => {
      locals[slot] = code(run, locals);
      return body(run, locals);
    };
  }
  return (run, locals) => {
    for (const { slot, node } of values) locals[slot] = node.code(run, locals);
    return body(run, locals);
  };
}

export function compileLambda(tree: LambdaExpression, scope: Scope, compiler: Compiler): CompiledNode {
  const frame = new FrameLayout(tree.parameters.length);
  const names = new Map(tree.parameters.map(({ name }, slot): [string, LocalBinding] => [name, { frame, slot }]));
  const body = compileNode(tree.body, scope.with(names, frame), compiler);
  const shape: LambdaShape = {
    parameterCount: tree.parameters.length,
    frameSize: frame.size,
    capturedSlots: [...frame.captured.values()],
    cost: body.size,
    depth: 1 + (body.depth >> 3),
    body: body.code,
  };
  const sources = [...frame.captured.keys()].map((binding) => scope.frame.slotOf(binding));
  const code: Code = (_run, locals) =>
    new Lambda(
      shape,
      sources.map((slot) => locals[slot] as Value),
    );
  return compiler.node(code, [], false);
}
