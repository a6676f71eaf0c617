import type { Diagnostic, Fix } from '../diagnostic.ts';
import { findFunction, functionCatalogue } from '../functions/catalogue.ts';
import { arityOf, type FunctionDefinition } from '../functions/function-definition.ts';
import { suggestFunction } from '../functions/suggest-function.ts';

/** What is said instead of the parser's message; `fix` is undefined where none is right. */
type Explained = Pick<Diagnostic, 'start'> &
  Partial<Pick<Diagnostic, 'message' | 'end'>> & { readonly fix: Fix | undefined };

/** `@policy.isUserAuthenticated`, `@policy.user.name` and `@std.map(list, @strings.trim)`: what is missing where. */
export function missingParentheses(diagnostic: Diagnostic, source: string): Explained {
  const [written = ''] = /@\s*[\w.\s]*$/.exec(source.slice(0, diagnostic.end)) ?? [];
  const start = diagnostic.end - written.length;
  const name = written.replaceAll(/[@\s]/g, '');
  const definition = longestKnown(name);
  if (definition === undefined) return { ...unknownName(name), start, end: diagnostic.end };
  const end = start + written.indexOf(definition.name) + definition.name.length;
  return arityOf(definition).least === 0 ? callFix(start, end, definition) : lambdaFix(start, end, definition, source);
}

/** A namespace alone, or a function that doesn't exist. */
function unknownName(name: string): Pick<Explained, 'message' | 'fix'> {
  const functions = functionCatalogue.filter((one) => one.name.startsWith(`${name}.`));
  const [first] = functions;
  if (first === undefined) return { message: suggestFunction(name, 0, 0).message, fix: undefined };
  const names = functions.slice(0, 3).map((one) => `@${one.name}`);
  const others = functions.length > names.length ? ' and others' : '';
  const message = `@${name} is a group of functions. Write the one that you mean behind a dot: ${names.join(', ')}${others}.`;
  return { message, fix: undefined };
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

function callFix(start: number, end: number, { name }: FunctionDefinition): Explained {
  return {
    message: `A function is called with parentheses, even without arguments: @${name}().`,
    ...{ start, end },
    fix: addParentheses(end),
  };
}

const addParentheses = (end: number): Fix => ({
  title: 'Add the parentheses',
  edits: [{ start: end, end, text: '()' }],
});

/** A function that needs arguments: as an argument itself, it is meant as a lambda. */
function lambdaFix(start: number, end: number, definition: FunctionDefinition, source: string): Explained {
  const { name, parameters } = definition;
  const names = parameters.slice(0, arityOf(definition).least).map((parameter) => parameter.name);
  const message = `A function is called with parentheses: @${name}(${names.join(', ')}). To pass it on, write a lambda.`;
  const text = `(${names.join(', ')}) => @${name}(${names.join(', ')})`;
  const isArgument = /,\s*$/.test(source.slice(0, start)) && /^\s*[,)]/.test(source.slice(end));
  const place = { message, start, end, fix: addParentheses(end) };
  return isArgument ? { ...place, fix: { title: `Use ${text}`, edits: [{ start, end, text }] } } : place;
}
