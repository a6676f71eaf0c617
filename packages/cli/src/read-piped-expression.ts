import { CommandError, EXIT } from './command-error.ts';
import { readTextFile } from './read-file.ts';

/** The expression that another command writes to standard input, without the line break that ends it. */
export function readPipedExpression(): string {
  const source = process.stdin.isTTY ? '' : readTextFile('-').replace(/\r?\n$/, '');
  if (source.trim() !== '') return source;
  throw new CommandError('Give an expression, pipe one in, name --cases FILE, or ask with -i.', EXIT.usage);
}
