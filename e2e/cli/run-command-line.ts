import { runCommand } from '../../packages/cli/src/program.ts';

/** What a command line printed and how it ended. */
export interface CommandResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, with no settings but the given ones. */
export async function run(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  const printed = { out: '', err: '' };
  const restore = [capture('stdout', printed, 'out'), capture('stderr', printed, 'err'), replaceSettings(settings)];
  try {
    const code = await runCommand(args);
    return { code, ...printed };
  } finally {
    for (const undo of restore) undo();
  }
}

function capture(stream: 'stdout' | 'stderr', printed: Record<'out' | 'err', string>, name: 'out' | 'err') {
  const { write } = process[stream];
  process[stream].write = ((text: string | Uint8Array) => {
    printed[name] += String(text);
    return true;
  }) as typeof write;
  return () => {
    process[stream].write = write;
  };
}

/** Sets WAYMARK_* for the command; WAYMARK_DATA leads nowhere unless it is given, so that no demo of this machine counts. */
function replaceSettings(settings: Readonly<Record<string, string>>) {
  const before = { ...process.env };
  for (const name of Object.keys(before)) if (name.startsWith('WAYMARK_')) delete process.env[name];
  Object.assign(process.env, { WAYMARK_DATA: '/nowhere', ...settings });
  return () => {
    for (const name of Object.keys(process.env)) if (name.startsWith('WAYMARK_')) delete process.env[name];
    Object.assign(process.env, before);
  };
}
