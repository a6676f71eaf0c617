import {
  type Completion,
  completionsAt,
  functionCatalogue,
  type LanguageContext,
  namespaceDocs,
} from '@waymark/expression';
import { COMMANDS } from './eval-commands.ts';

/** What `readline` asks for: the texts that can stand in place of the end of the line, and that end. */
export type LineCompletion = [matches: string[], end: string];

/**
 * Completes a line up to the cursor.
 *
 * @param before - Lines that belong to the same expression, with their line ends.
 */
export function completeLine(line: string, before: string, context: LanguageContext): LineCompletion {
  if (before !== '' || !line.trimStart().startsWith(':')) return completeExpression(line, before, context);
  const [, name = '', blank = '', rest = ''] = /^\s*:(\S*)(\s*)([\s\S]*)$/.exec(line) ?? [];
  if (blank === '')
    return matching(
      COMMANDS.map(([command, parameter]) => `:${command}${parameter && ' '}`),
      `:${name}`,
    );
  if (name === 'doc')
    return matching(
      functionCatalogue.map((definition) => definition.name),
      rest.replace(/^@/, ''),
    );
  if (name === 'functions') return matching(Object.keys(namespaceDocs), rest.replace(/^@/, ''));
  const expression = name === 'set' ? /^\w*\s*=\s*([\s\S]*)$/.exec(rest)?.[1] : name === 'type' ? rest : undefined;
  if (expression === undefined) return [[], ''];
  return completeExpression(expression, '', name === 'set' ? { ...context, mode: 'expression' } : context);
}

const matching = (names: readonly string[], typed: string): LineCompletion => [
  names.filter((name) => name.startsWith(typed)).sort(),
  typed,
];

function completeExpression(line: string, before: string, context: LanguageContext): LineCompletion {
  const source = before + line;
  const typed = /\w*$/.exec(line)?.[0] ?? '';
  const all = completionsAt(source, source.length, context).filter(({ edit }) => edit.start >= before.length);
  const offered = likeliest(all, typed);
  const start = Math.min(source.length, ...offered.map(({ edit }) => edit.start));
  // The cursor ends up behind what is put in, so what would stand behind it is left to the author.
  const texts = offered.map(({ edit, cursor }: Completion) => {
    return source.slice(start, edit.start) + edit.text.slice(0, cursor - edit.start);
  });
  return [texts, source.slice(start)];
}

/** Those whose name begins with what was typed; else those whose last part does; else all. */
function likeliest(all: readonly Completion[], typed: string): readonly Completion[] {
  const named = all.map((completion) => ({ completion, name: completion.label.replace(/^["@]/, '') }));
  const first = named.filter(({ name }) => name.startsWith(typed));
  const last = named.filter(({ name }) => name.slice(name.lastIndexOf('.') + 1).startsWith(typed));
  const chosen = first.length > 0 ? first : last;
  return chosen.length > 0 ? chosen.map(({ completion }) => completion) : all;
}
