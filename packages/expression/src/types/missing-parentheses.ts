import type { Diagnostic } from '../diagnostic.ts';
import { findFunction } from '../functions/catalogue.ts';
import { arityOf, type FunctionDefinition } from '../functions/function-definition.ts';

/** `@policy.isUserAuthenticated`, `@policy.user.name` and `@std.map(list, @strings.trim)`: what is missing where. */
export function missingParentheses(diagnostic: Diagnostic, source: string): Partial<Diagnostic> {
  const [written = ''] = /@\s*[\w.\s]*$/.exec(source.slice(0, diagnostic.end)) ?? [];
  const start = diagnostic.end - written.length;
  const name = written.replaceAll(/[@\s]/g, '');
  const definition = longestKnown(name);
  if (definition === undefined) return { start };
  const end = start + written.indexOf(definition.name) + definition.name.length;
  return arityOf(definition).least === 0 ? callFix(start, end, definition) : lambdaFix(start, end, definition, source);
}

/** The function whose name the text begins with; what follows it is meant to be a member. */
function longestKnown(name: string): FunctionDefinition | undefined {
  const parts = name.split('.');
  for (let count = parts.length; count > 0; count--) {
    const definition = findFunction(parts.slice(0, count).join('.'));
    if (definition !== undefined) return definition;
  }
  return undefined;
}

function callFix(start: number, end: number, { name }: FunctionDefinition): Partial<Diagnostic> {
  return {
    message: `A function is called with parentheses, even without arguments: @${name}().`,
    ...{ start, end },
    fix: { title: 'Add the parentheses', edits: [{ start: end, end, text: '()' }] },
  };
}

/** A function that needs arguments: as an argument itself, it is meant as a lambda. */
function lambdaFix(start: number, end: number, definition: FunctionDefinition, source: string): Partial<Diagnostic> {
  const { name, parameters } = definition;
  const names = parameters.slice(0, arityOf(definition).least).map((parameter) => parameter.name);
  const message = `A function is called with parentheses: @${name}(${names.join(', ')}). To pass it on, write a lambda.`;
  const text = `(${names.join(', ')}) => @${name}(${names.join(', ')})`;
  const isArgument = /,\s*$/.test(source.slice(0, start)) && /^\s*[,)]/.test(source.slice(end));
  const place = { message, start, end };
  return isArgument ? { ...place, fix: { title: `Use ${text}`, edits: [{ start, end, text }] } } : place;
}
