import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { CommandError, EXIT } from './command-error.ts';

const MAX_FILE = 16_777_216;

/** Reads a text file that the user named; `-` is standard input. */
export function readTextFile(path: string): string {
  try {
    if (path !== '-' && statSync(path).size > MAX_FILE) {
      throw new CommandError(`${path} is larger than ${MAX_FILE} bytes.`, EXIT.usage);
    }
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new CommandError(`There is no file ${path}.`, EXIT.usage);
    if (code === 'EISDIR') throw new CommandError(`${path} is a folder: name a file in it.`, EXIT.usage);
    throw new CommandError(`${path} can't be read (${code ?? 'unknown error'}).`, EXIT.usage);
  }
}

/** Writes a text file that the user named. */
export function writeTextFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new CommandError(
      `${path} can't be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
      EXIT.usage,
    );
  }
}

/** Reads a JSON file that the user named. */
export function readJsonFile(path: string): unknown {
  return parseJson(readTextFile(path), path);
}

/** @param source - How the user knows the text: the file's name, or the option's. */
export function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`${source} is not well-formed JSON: ${(error as Error).message}.`, EXIT.usage);
  }
}

/** JSON given in place, or `@file`. */
export const readJsonOption = (text: string, option: string): unknown =>
  text.startsWith('@') ? readJsonFile(text.slice(1)) : parseJson(text, option);
