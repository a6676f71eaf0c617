import type { Fix } from '../diagnostic.ts';
import type { Variable } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment, Name } from './environment.ts';
import { foreignName, isForeignValue } from './foreign-names.ts';
import { nearestName } from './nearest-name.ts';
import { type Type, unknownType } from './type.ts';

/** A name of a `let` list that is read before it is bound: the one from outside is meant, or `let` is the mistake. */
export function reportShadowed(node: Variable, { id }: Name, checker: Checker): void {
  const pending = checker.pendingLets.findLast(
    ({ names, environment }) => names.has(node.name) && environment.find(node.name)?.id === id,
  );
  if (pending === undefined) return;
  const { start } = pending.node;
  const fix: Fix = { title: 'Use letr', edits: [{ start: start + 3, end: start + 3, text: 'r' }] };
  const message = `This is the "${node.name}" from outside the let, not the one that the let binds. Write letr to mean that one.`;
  checker.warning('let-needs-letr', message, node, fix);
}

/** A name that isn't known here: reported, unless variables may exist that the checker wasn't told about. */
export function unknownVariable(node: Variable, environment: Environment, checker: Checker): Type {
  const pending = checker.pendingLets.findLast(({ names }) => names.has(node.name));
  if (pending !== undefined) {
    const { start } = pending.node;
    const fix: Fix = { title: 'Use letr', edits: [{ start: start + 3, end: start + 3, text: 'r' }] };
    const message = `"${node.name}" is bound by the same let, so it isn't known yet here. Write letr, where each value sees the names before it.`;
    checker.error('let-needs-letr', message, node, fix);
  } else if (!environment.open) {
    const foreign = foreignName(node.name, node);
    const near = nearestName(node.name, environment.names.keys());
    if (foreign !== undefined) checker.error('unknown-variable', foreign.message, node, foreign.fix);
    else {
      const fix = near === undefined ? asText(node, checker) : renaming(node, near);
      checker.error('unknown-variable', messageAbout(node.name, near), node, fix);
    }
  }
  if (environment.open && isForeignValue(node.name)) {
    const foreign = foreignName(node.name, node);
    if (foreign !== undefined) checker.warning('unknown-variable', foreign.message, node, foreign.fix);
  }
  checker.doubt();
  return unknownType;
}

function messageAbout(name: string, near: string | undefined): string {
  const unknown = `There is no variable named "${name}".`;
  if (near !== undefined) return `${unknown} Did you mean "${near}"?`;
  return `${unknown} Set it in an earlier step; or, if it is meant as text, put it in double quotes.`;
}

/** A word alone, with nothing around it, is often meant as text. */
function asText({ name, start, end }: Variable, { source }: Checker): Fix | undefined {
  if (source.trim() !== name) return undefined;
  return { title: 'Put it in quotes', edits: [{ start, end, text: JSON.stringify(name) }] };
}

function renaming({ start, end }: Variable, name: string): Fix {
  return { title: `Use ${name}`, edits: [{ start, end, text: name }] };
}
