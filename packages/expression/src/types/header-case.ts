import type { Member, Subscript } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment } from './environment.ts';
import { extentOf } from './source-text.ts';
import type { Type } from './type.ts';
import { optionsOf } from './union.ts';

/** Where the headers of the request are, also for hosts that say more of the request's type. */
const headersPath = JSON.stringify(['@policy.request', 'headers']);

/** `headers["Authorization"]`: no header has a name with capital letters. Answers whether that was reported. */
export function reportHeaderCase(
  node: Member | Subscript,
  name: string,
  target: Type,
  environment: Environment,
  checker: Checker,
): boolean {
  const lower = name.toLowerCase();
  if (lower === name) return false;
  const objects = optionsOf(target).filter(({ kind }) => kind !== 'null');
  const areHeaders =
    objects.length > 0 && objects.every((option) => option.kind === 'object' && option.lowerCase === true);
  const isHeader = areHeaders || environment.pathOf(node.target) === headersPath;
  if (!isHeader) return false;
  const message = `The names of headers are in lower case here, so "${name}" is never found and this is null. Write "${lower}".`;
  const place = node.kind === 'member' ? { start: node.nameStart, end: node.end } : extentOf(checker.source, node.key);
  const text = node.kind === 'member' ? lower : JSON.stringify(lower);
  const isWritten = node.kind === 'member' || node.key.kind === 'string';
  const fix = { title: `Use ${text}`, edits: [{ ...place, text }] };
  checker.warning('header-case', message, place, isWritten ? fix : undefined);
  return true;
}
