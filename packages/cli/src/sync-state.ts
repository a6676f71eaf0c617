import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What the file beside journey files is called. It belongs to one checkout: keep it out of version control. */
const STATE_FILE = '.waymark.json';

/** File name → address of a journey on a server → the revision of the draft that the file holds. */
type State = Record<string, Record<string, number>>;

const addressOf = (server: string, journeyId: string) => `${server}/${journeyId}`;

/** The revision that the file was last pulled at or pushed as; undefined for a file that came from elsewhere. */
export function knownRevision(file: string, server: string, journeyId: string): number | undefined {
  return readState(file)[basename(file)]?.[addressOf(server, journeyId)];
}

/** Remembers which revision the file holds. A folder that can't be written to only costs the memory. */
export function rememberRevision(file: string, server: string, journeyId: string, revision: number): void {
  if (file === '-') return;
  const state = readState(file);
  const name = basename(file);
  state[name] = { ...state[name], [addressOf(server, journeyId)]: revision };
  try {
    writeFileSync(join(dirname(file), STATE_FILE), `${JSON.stringify(state, null, 2)}\n`);
  } catch {
    // The push or pull itself is done.
  }
}

function readState(file: string): State {
  try {
    const state: unknown = JSON.parse(readFileSync(join(dirname(file), STATE_FILE), 'utf8'));
    return typeof state === 'object' && state !== null ? (state as State) : {};
  } catch {
    return {};
  }
}
