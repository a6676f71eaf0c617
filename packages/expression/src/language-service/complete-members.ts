import type { Profile } from '../syntax/profile.ts';
import { formatType } from '../types/format-type.ts';
import { knownMembers } from '../types/member-type.ts';
import type { Type } from '../types/type.ts';
import { optionsOf } from '../types/union.ts';
import type { Candidate } from './completion-item.ts';
import type { CursorSite } from './cursor-site.ts';

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they have no form in the Mosaic profile.
const undocumented = /[\u0000-\u001f\ud800-\udfff]/;

/** Members after `.` or `?.`. What is no name is read as `["…"]`, and of a value that may be null with `?`. */
export function memberCandidates(site: CursorSite, target: Type, profile: Profile | undefined): readonly Candidate[] {
  const { tokens, before, word } = site;
  const dot = tokens[before];
  if (dot === undefined) return [];
  const optional = dot.text === '?.' || isNullable(target);
  return Array.from(writableMembers(target, profile), ([name, type]): Candidate => {
    const isName = identifier.test(name);
    const access = isName ? `${optional ? '?.' : '.'}${name}` : `${optional ? '?' : ''}[${JSON.stringify(name)}]`;
    const keepsDot = isName && access.startsWith(dot.text) && access[dot.text.length] === name[0];
    const edit = keepsDot
      ? { start: word.start, end: word.end, text: name }
      : { start: dot.start, end: word.end, text: access };
    return { label: name, kind: 'member', detail: formatType(type), docs: '', edit };
  });
}

/** Keys inside the quotes of `["…"]`. */
export function quotedKeyCandidates(
  site: CursorSite,
  target: Type,
  optional: boolean,
  profile: Profile | undefined,
): readonly Candidate[] {
  const { source, tokens, before } = site;
  const bracket = tokens[before];
  if (bracket === undefined) return [];
  const { end, closed } = quotedEnd(site);
  const addsMark = !optional && isNullable(target);
  const close = closed && /^\s*\]/.test(source.slice(end)) ? '' : ']';
  return Array.from(writableMembers(target, profile), ([name, type]): Candidate => {
    const quoted = JSON.stringify(name);
    const edit = addsMark
      ? { start: bracket.start, end, text: `?[${quoted}${close}` }
      : { start: site.word.start - 1, end, text: quoted + close };
    return { label: name, kind: 'member', detail: formatType(type), docs: '', edit };
  });
}

/** Keys with their quotes, after `[`. */
export function keyCandidates(site: CursorSite, target: Type, profile: Profile | undefined): readonly Candidate[] {
  const { start, end } = site.word;
  return Array.from(writableMembers(target, profile), ([name, type]): Candidate => {
    const text = JSON.stringify(name);
    return { label: text, name, kind: 'member', detail: formatType(type), docs: '', edit: { start, end, text } };
  });
}

/** The end of the text in quotes. Without a closing quote, the rest of the line isn't part of it. */
export function quotedEnd(site: CursorSite): { end: number; closed: boolean } {
  const { source, word, offset, tokens, before } = site;
  if (tokens[before + 1]?.reported !== true) return { end: word.end + 1, closed: true };
  const rest = /^[^"\n\]]*"?/.exec(source.slice(offset)) ?? [''];
  const closed = rest[0].endsWith('"');
  return { end: closed ? offset + rest[0].length : offset, closed };
}

export function isNullable(type: Type): boolean {
  return optionsOf(type).some(({ kind }) => kind === 'null');
}

/** Members whose names can be written in the profile. */
function* writableMembers(target: Type, profile: Profile | undefined): Iterable<[string, Type]> {
  for (const [name, type] of knownMembers(target)) {
    if (profile !== 'mosaic' || !undocumented.test(name)) yield [name, type];
  }
}
