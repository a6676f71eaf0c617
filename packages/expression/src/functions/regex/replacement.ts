import { failure } from '../arguments.ts';
import type { RegexProgram } from './program.ts';

const reference = /\$(?:(\d{1,2})|<([A-Za-z_]\w{0,60})>|(\$))/g;

/** The parts of a replacement: text, and numbers of groups. A `$` that refers to nothing stays as it is. */
export function readReplacement(text: string, program: RegexProgram): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  let end = 0;
  for (const found of text.matchAll(reference)) {
    const [whole, number, name, dollar] = found;
    parts.push(text.slice(end, found.index), dollar ?? groupNumber(program, number, name));
    end = found.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts.filter((part) => part !== '');
}

function groupNumber(program: RegexProgram, number: string | undefined, name: string | undefined): number {
  const groups = program.captureSlots / 2;
  const group = name === undefined ? Number(number) : namedGroup(program, name);
  if (group === undefined || group >= groups) {
    throw failure(`The regular expression has no group "${name ?? number}".`, 2);
  }
  return group;
}

function namedGroup({ groupNames }: RegexProgram, name: string): number | undefined {
  return Object.hasOwn(groupNames, name) ? groupNames[name] : undefined;
}
