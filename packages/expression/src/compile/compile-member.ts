import type { SourceRange } from '../errors.ts';
import type { Expression, Member, Subscript } from '../syntax/tree.ts';
import type { Value } from '../values/value.ts';
import { located } from './arithmetic.ts';
import type { Code } from './code.ts';
import { compileNode } from './compile-node.ts';
import type { CompiledNode } from './compiled-node.ts';
import type { Compiler } from './compiler.ts';
import { isInherited, readMember, readSubscript, readUsualMember } from './read-member.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

/** One link of a chain such as `a.b?.c[d]`. */
type Link = (target: Value, run: Run, locals: Value[]) => Value;

/** A chain of members and subscripts becomes one loop over its links, however long it is. */
export function compileAccess(tree: Member | Subscript, scope: Scope, compiler: Compiler): CompiledNode {
  const chain: (Member | Subscript)[] = [];
  let root: Expression = tree;
  while (root.kind === 'member' || root.kind === 'subscript') {
    chain.push(root);
    root = root.target;
  }
  chain.reverse();
  const target = compileNode(root, scope, compiler);
  const parts = [target];
  const links = chain.map((node) => {
    const plain = plainName(node);
    if (plain !== undefined) return memberLink(plain, node.optional, node);
    const key = compileNode((node as Subscript).key, scope, compiler);
    parts.push(key);
    return subscriptLink(key.code, node.optional, node);
  });
  return compiler.node(chainCode(target.code, chain, links), parts);
}

/** The key of `.name`. A subscript is left alone, since on a list it means something else. */
function plainName(node: Member | Subscript): string | undefined {
  return node.kind === 'member' ? node.name : undefined;
}

function chainCode(target: Code, chain: readonly (Member | Subscript)[], links: readonly Link[]): Code {
  const [first, second, third] = links as [Link, Link, Link];
  const names = chain.map((node) => (node.optional ? undefined : plainName(node)));
  switch (links.length) {
    case 1:
      if (names[0] !== undefined) return oneMember(target, names[0], chain[0] as Member);
      return (run, locals) => first(target(run, locals), run, locals);
    case 2:
      return (run, locals) => second(first(target(run, locals), run, locals), run, locals);
    case 3:
      return (run, locals) => third(second(first(target(run, locals), run, locals), run, locals), run, locals);
    default:
      return (run, locals) => {
        let value = target(run, locals);
        for (const link of links) value = link(value, run, locals);
        return value;
      };
  }
}

function oneMember(target: Code, name: string, range: SourceRange): Code {
  if (isInherited(name)) return (run, locals) => readMember(target(run, locals), name, range);
  return (run, locals) => readUsualMember(target(run, locals), name, range);
}

function memberLink(name: string, optional: boolean, range: SourceRange): Link {
  const read = isInherited(name) ? readMember : readUsualMember;
  if (!optional) return (target) => read(target, name, range);
  return (target) => (target === null ? null : read(target, name, range));
}

function subscriptLink(key: Code, optional: boolean, range: SourceRange): Link {
  return (target, run, locals) => {
    if (optional && target === null) return null;
    const index = key(run, locals);
    try {
      return readSubscript(target, index, run, range);
    } catch (error) {
      throw located(error, range);
    }
  };
}
