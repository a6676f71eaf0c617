import type { Expression, Member, Subscript } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import type { Environment } from './environment.ts';
import { reportHeaderCase } from './header-case.ts';
import { knownMembers, readMember, readSubscript } from './member-type.ts';
import { nearestName } from './nearest-name.ts';
import { reportMember, reportSubscript } from './report-access.ts';
import { type Type, unknownType } from './type.ts';
import { filterOptions, optionsOf } from './union.ts';

/** Longer chains are read without looking for what tests found out about their parts. */
const longestTested = 64;

/** A chain of members and subscripts is read in a loop, however long it is. */
export function checkAccess(node: Member | Subscript, environment: Environment, checker: Checker): Type {
  const chain: (Member | Subscript)[] = [];
  let root: Expression = node;
  while (root.kind === 'member' || root.kind === 'subscript') {
    chain.push(root);
    root = root.target;
  }
  let type = checker.check(root, environment);
  const known = chain.length > longestTested ? environment.withFacts(new Map()) : environment;
  for (const link of chain.reverse()) {
    const result =
      link.kind === 'member'
        ? checkMember(link, type, environment, checker)
        : checkSubscript(link, type, environment, checker);
    type = checker.record(link, result, known);
  }
  return type;
}

function checkMember(node: Member, target: Type, environment: Environment, checker: Checker): Type {
  // Without a name, it is still being written.
  if (node.name === '') {
    checker.doubt();
    return unknownType;
  }
  const { verdict, type } = readMember(target, node.name, node.optional);
  checker.judge(
    verdict,
    () => reportMember(node, target, true, checker),
    () => reportMember(node, target, false, checker),
  );
  if (verdict === 'never') return unknownType;
  if (reportHeaderCase(node, node.name, target, environment, checker)) return type;
  if (verdict === 'unknown') hintAtLength(node, checker);
  else reportUnknownMember(node, target, checker);
  return type;
}

/** `x.length` may be a member; more often it is a habit. */
function hintAtLength(node: Member, checker: Checker): void {
  if (node.name !== 'length') return;
  const message = 'This reads a key named "length". For the number of items or characters use @std.len(x).';
  checker.info('length-member', message, { start: node.nameStart, end: node.end });
}

function reportUnknownMember(node: Member, target: Type, checker: Checker): void {
  const objects = filterOptions(target, ({ kind }) => kind === 'object');
  const members = knownMembers(objects);
  if (members.size === 0 || members.has(node.name)) return;
  const range = { start: node.nameStart, end: node.end };
  const isClosed = optionsOf(objects).every((option) => option.kind === 'object' && option.rest?.kind === 'never');
  const isRecord = optionsOf(objects).some(
    (option) => option.kind === 'object' && option.rest !== undefined && option.rest.kind !== 'never',
  );
  const near = nearestName(node.name, members.keys());
  if (isRecord || (near === undefined && !isClosed)) return;
  if (near === undefined) {
    checker.info(
      'unknown-member',
      `There is no member "${node.name}" here, so this is null. Check the spelling.`,
      range,
    );
    return;
  }
  const fix = { title: `Use ${near}`, edits: [{ ...range, text: near }] };
  const message = `No member "${node.name}" is known here; it reads as null if it is missing. Did you mean "${near}"?`;
  if (isClosed) checker.warning('unknown-member', message, range, fix);
  else checker.info('unknown-member', message, range, fix);
}

function checkSubscript(node: Subscript, target: Type, environment: Environment, checker: Checker): Type {
  const key = checker.check(node.key, environment);
  const { verdict, type } = readSubscript(target, key, node.optional);
  checker.judge(
    verdict,
    () => reportSubscript(node, target, key, true, checker),
    () => reportSubscript(node, target, key, false, checker),
  );
  if (verdict !== 'never' && key.kind === 'literal') {
    reportHeaderCase(node, String(key.value), target, environment, checker);
  }
  return verdict === 'never' ? unknownType : type;
}
