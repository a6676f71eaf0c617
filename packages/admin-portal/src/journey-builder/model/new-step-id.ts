import { ID_PATTERN, type JourneyDocument } from '@waymark/journey';

const MAX_LENGTH = 64;
const ID = new RegExp(ID_PATTERN);

/** An id that no step has yet: the wanted one, or that with a number behind it. */
export function newStepId(taken: JourneyDocument['steps'], wanted: string): string {
  const base = idFromText(wanted) || 'step';
  if (!Object.hasOwn(taken, base)) return base;
  const stem = base.replace(/-\d+$/, '').slice(0, MAX_LENGTH - 5);
  for (let number = 2; ; number++) {
    const id = `${stem}-${number}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
}

/** Lower-case letters, digits and single hyphens made from any text; empty when nothing is left. */
export function idFromText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/** What is wrong with an id that a person chose. */
export function idFault(steps: JourneyDocument['steps'], id: string, current: string): 'pattern' | 'taken' | undefined {
  if (id === current) return undefined;
  if (id.length > MAX_LENGTH || !ID.test(id)) return 'pattern';
  return Object.hasOwn(steps, id) ? 'taken' : undefined;
}
