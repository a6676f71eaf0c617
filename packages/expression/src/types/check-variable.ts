import type { Fix } from '../diagnostic.ts';
import type { Variable } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment } from './environment.ts';
import { nearestName } from './nearest-name.ts';
import { type Type, unknownType } from './type.ts';

/** A name that isn't known here: reported, unless variables may exist that the checker wasn't told about. */
export function unknownVariable(node: Variable, environment: Environment, checker: Checker): Type {
  const pending = checker.pendingLets.findLast(({ names }) => names.has(node.name));
  if (pending !== undefined) {
    const { start } = pending.node;
    const fix: Fix = { title: 'Use letr', edits: [{ start: start + 3, end: start + 3, text: 'r' }] };
    const message = `"${node.name}" is bound by the same let, so it isn't known yet here. Write letr, where each value sees the names before it.`;
    if (environment.open) checker.warning('let-needs-letr', message, node, fix);
    else checker.error('let-needs-letr', message, node, fix);
  } else if (!environment.open) {
    const near = nearestName(node.name, environment.names.keys());
    checker.error(
      'unknown-variable',
      messageAbout(node.name, near),
      node,
      near === undefined ? undefined : renaming(node, near),
    );
  }
  checker.doubt();
  return unknownType;
}

function messageAbout(name: string, near: string | undefined): string {
  const unknown = `There is no variable named "${name}".`;
  if (near !== undefined) return `${unknown} Did you mean "${near}"?`;
  return `${unknown} Set it in an earlier step; or, if it is meant as text, put it in double quotes.`;
}

function renaming({ start, end }: Variable, name: string): Fix {
  return { title: `Use ${name}`, edits: [{ start, end, text: name }] };
}
