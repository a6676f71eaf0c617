import type { Fix } from '../diagnostic.ts';
import type { Member, Subscript } from '../syntax/tree.ts';
import type { Checker } from './checker.ts';
import { formatType } from './format-type.ts';
import { methodRewrite } from './method-rewrites.ts';
import { withParentheses } from './source-text.ts';
import type { Type } from './type.ts';
import { optionsOf, widen } from './union.ts';

/** Reports a member of something that isn't an object, always or for some values. */
export function reportMember(node: Member, target: Type, always: boolean, checker: Checker): void {
  const range = { start: node.nameStart, end: node.end };
  const kinds = optionsOf(target).map(({ kind }) => kind);
  const { source } = checker;
  // Where the other values fail as well, null isn't to blame.
  if (kinds.includes('null') && !node.optional && (!always || kinds.length === 1)) {
    reportNull(node, range, always, checker);
    return;
  }
  if (!always) {
    const message = `Only objects have members, but this is ${formatType(widen(target))}. Test it with @std.typeOf(x) == "object" first.`;
    checker.info('may-be-wrong-type', message, range);
  } else if (['length', 'size', 'count'].includes(node.name)) {
    checker.error(
      'length-member',
      `Lists and texts have no members. Use @std.len(x).`,
      range,
      callFix(node, source, '@std.len(', ')'),
    );
  } else if (kinds.includes('array')) {
    const message = `A list has no member "${node.name}". For this member of each item use @std.map(list, (item) => item.${node.name}); for one item, list[0].`;
    checker.error('member-of-value', message, range, listFix(node, source, target));
  } else {
    const fix = methodFix(node, source);
    const wayOut = fix === undefined ? 'Use a function, such as @std.len(x).' : `${fix.title}.`;
    checker.error(
      'member-of-value',
      `Only objects have members, but this is ${formatType(widen(target))}. ${wayOut}`,
      range,
      fix,
    );
  }
}

/** `text.trim`: a method without its call. */
function methodFix(node: Member, source: string): Fix | undefined {
  const { start, end } = withParentheses(source, node.target);
  const text = methodRewrite(source.slice(start, end), node.name)?.(source.slice(start, end));
  return text === undefined ? undefined : { title: `Use ${text}`, edits: [{ start, end: node.end, text }] };
}

/** The first or last item, or the member of each item where items can have one. */
function listFix(node: Member, source: string, target: Type): Fix | undefined {
  const { start, end } = withParentheses(source, node.target);
  if (node.name === 'first') return { title: 'Use [0]', edits: [{ start: end, end: node.end, text: '[0]' }] };
  if (node.name === 'last') {
    const text = `[@std.len(${source.slice(start, end)}) - 1]`;
    return { title: `Use ${text}`, edits: [{ start: end, end: node.end, text }] };
  }
  const items = optionsOf(target).flatMap((option) => (option.kind === 'array' ? optionsOf(option.items) : []));
  const mayHaveMembers = items.length === 0 || items.some(({ kind }) => kind === 'object' || kind === 'unknown');
  return mayHaveMembers ? callFix(node, source, '@std.map(', `, (item) => item.${node.name})`) : undefined;
}

/** Puts the target of a member into a call and drops the member. */
function callFix(node: Member, source: string, before: string, after: string): Fix {
  const { start, end } = withParentheses(source, node.target);
  return {
    title: `Use ${before}…)`,
    edits: [
      { start, end: start, text: before },
      { start: end, end: node.end, text: after },
    ],
  };
}

function reportNull(
  node: Member | Subscript,
  range: { start: number; end: number },
  always: boolean,
  checker: Checker,
): void {
  const fix = optionalFix(node, checker.source);
  const mark = node.kind === 'member' ? '?.' : '?[ ]';
  if (always) {
    checker.error(
      'member-of-null',
      `This is read of null, which is an error. Use ${mark} to get null instead.`,
      range,
      fix,
    );
  } else {
    checker.info(
      'may-be-null',
      `This is read of a value that may be null, and then fails. Use ${mark} to get null instead.`,
      range,
      fix,
    );
  }
}

/** Makes an access forgive `null`. */
function optionalFix(node: Member | Subscript, source: string): Fix | undefined {
  const wanted = node.kind === 'member' ? '.' : '[';
  const from = withParentheses(source, node.target).end;
  const at = source.indexOf(wanted, from);
  if (at < 0 || source.slice(from, at).trim() !== '') return undefined;
  return { title: `Use ?${wanted}`, edits: [{ start: at, end: at, text: '?' }] };
}

/** Reports a subscript of something that has none, or a wrong one. */
export function reportSubscript(node: Subscript, target: Type, key: Type, always: boolean, checker: Checker): void {
  const kinds = optionsOf(target).map(({ kind }) => kind);
  const { key: range } = node;
  // Where the other values fail as well, null isn't to blame.
  if (kinds.includes('null') && !node.optional && (!always || kinds.length === 1)) {
    reportNull(node, range, always, checker);
    return;
  }
  const isContainer = kinds.every((kind) => kind === 'array' || kind === 'object' || kind === 'null');
  if (isContainer && optionsOf(key).some(({ kind }) => kind === 'lambda')) {
    checker.error('misplaced-lambda', "A lambda can't be a subscript. Call it: @(f)(x).", range);
  } else if (isContainer) {
    const message = `A list takes a whole number as subscript, not ${formatType(key)}. To look for an item use @std.find(list, value).`;
    if (always) checker.error('wrong-subscript', message, range);
    else checker.info('may-be-wrong-type', message, range);
  } else {
    const message = `Only lists and objects take a subscript, but this is ${formatType(widen(target))}.`;
    if (always)
      checker.error(
        'member-of-value',
        `${message} For a part of a text use @strings.substring(text, start, end).`,
        range,
      );
    else checker.info('may-be-wrong-type', `${message} Test it with @std.typeOf(x) first.`, range);
  }
}
