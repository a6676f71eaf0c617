import { faultOfJourneyId, ID_PATTERN } from '@waymark/journey';

export const MAX_ID_LENGTH = 64;
const ID = new RegExp(ID_PATTERN);

/** The id that a name suggests, as the server would make it; `''` where the name has no letter or digit for it. */
export function suggestId(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_ID_LENGTH)
    .replace(/-$/, '');
}

/** The id itself, or with the first number behind it that nobody has taken and no address of the portal needs. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id) && faultOfJourneyId(id) === undefined) return id;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const candidate = `${id.slice(0, MAX_ID_LENGTH - ending.length).replace(/-$/, '')}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** What is wrong with an id, as a key of the texts; undefined: nothing. */
export function faultOfId(id: string): 'idWrong' | 'idReserved' | 'idTooLong' | undefined {
  if (!ID.test(id)) return 'idWrong';
  if (faultOfJourneyId(id) !== undefined) return 'idReserved';
  return id.length > MAX_ID_LENGTH ? 'idTooLong' : undefined;
}
