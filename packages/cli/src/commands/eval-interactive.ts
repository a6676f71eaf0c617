import { createInterface } from 'node:readline/promises';
import { EXIT } from '../command-error.ts';
import { print } from '../print.ts';
import { answerInput } from './eval-commands.ts';
import { completeLine } from './eval-completion.ts';
import { EvalSession, type SessionOptions } from './eval-session.ts';

const PROMPT = '> ';
const CONTINUED = '… ';

/**
 * `waymark eval --interactive`: one expression after the other. The history lasts as long as the session, as expressions
 * may hold what nobody wants in a file. Without a terminal there is neither prompt nor history, and a failed expression
 * makes the status that of a finding.
 */
export async function evalInteractive(options: SessionOptions): Promise<number> {
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const session = new EvalSession(options);
  let pending = '';
  let failed = false;
  let wasTold = false;
  const reader = createInterface({
    input: process.stdin,
    terminal: isTerminal,
    removeHistoryDuplicates: true,
    ...(isTerminal && {
      output: process.stdout,
      completer: (line: string) => completeLine(line, pending, session.context),
    }),
  });
  const prompt = (): void => {
    if (!isTerminal) return;
    reader.setPrompt(pending === '' ? PROMPT : CONTINUED);
    reader.prompt();
  };
  // Ctrl-C drops what was typed; when there is nothing, it leaves.
  reader.on('SIGINT', () => {
    if (pending === '' && reader.line === '') {
      reader.close();
      return;
    }
    pending = '';
    reader.write(null, { ctrl: true, name: 'e' });
    reader.write(null, { ctrl: true, name: 'u' });
    print('');
    prompt();
  });

  /** Answers false when the session is over. */
  const take = async (input: string, ended: boolean): Promise<boolean> => {
    const reply = await answerInput(session, input, ended);
    pending = reply.kind === 'more' ? `${input}\n` : '';
    wasTold = reply.kind === 'quit';
    if (reply.kind === 'more' || reply.kind === 'quit') return reply.kind === 'more';
    failed ||= reply.kind === 'failed';
    for (const line of reply.problems) process.stderr.write(`${line}\n`);
    for (const line of reply.lines) print(line);
    return true;
  };

  if (isTerminal) print('Expressions of Waymark. :help tells more.');
  prompt();
  for await (const line of reader) {
    const goesOn = await take(pending + line, line.trim() === '' && pending !== '');
    if (!goesOn) {
      pending = '';
      break;
    }
    prompt();
  }
  if (pending !== '') await take(pending, true);
  reader.close();
  // After Ctrl-D, the shell's prompt starts on a line of its own.
  if (isTerminal && !wasTold) print('');
  return failed && !isTerminal ? EXIT.findings : EXIT.done;
}
