import type { Command } from 'commander';

export const JSON_OPTION = ['--json', 'print JSON for machines'] as const;

/** Turns an action into one whose result becomes the exit status. */
export type Finish = <Args extends unknown[]>(
  action: (...args: Args) => Promise<number> | number,
) => (...args: Args) => Promise<void>;

/** A command that signs in to a server. */
export const remoteCommand = (parent: Command, name: string, description: string): Command =>
  parent
    .command(name)
    .description(description)
    .option('--server <address>', 'address of the server (WAYMARK_SERVER)')
    .option('--email <email>', 'who signs in (WAYMARK_EMAIL; the password is WAYMARK_PASSWORD)')
    .option(...JSON_OPTION);
