import { type FunctionDefinition, type FunctionParameter, signatureOf } from '../functions/function-definition.ts';
import type { Expression } from '../syntax/tree.ts';
import { defaultFix } from './check-operand.ts';
import type { Checker } from './checker.ts';
import { formatType } from './format-type.ts';
import type { Fit } from './match-argument.ts';
import type { Type } from './type.ts';
import { optionsOf } from './union.ts';

export interface ArgumentReport {
  readonly definition: FunctionDefinition;
  readonly parameter: FunctionParameter;
  readonly argument: Expression;
  /** -1 for the result of a lambda. */
  readonly index: number;
  readonly type: Type;
  readonly fit: Fit;
  readonly checker: Checker;
}

/** Reports an argument that a function can't work on, always or for some of its values. */
export function reportArgument(report: ArgumentReport): void {
  const { definition, parameter, argument, index, type, fit, checker } = report;
  const what = index < 0 ? 'The result of this lambda' : `"${parameter.name}"`;
  const needs = `${what} has to be ${formatType(parameter.type)} in ${signatureOf(definition)}`;
  const kinds = optionsOf(type).map(({ kind }) => kind);
  const shown = formatType(type);
  if (kinds.includes('lambda')) {
    const message = `${needs}, but this is a lambda. Call it: @(f)(x).`;
    if (fit === 'never') checker.error('misplaced-lambda', message, argument);
    else checker.info('may-be-wrong-type', message, argument);
  } else if (kinds.includes('null') && (fit === 'sometimes' || kinds.length === 1)) {
    reportNull(report, needs);
  } else if (fit === 'never') {
    checker.error('wrong-argument', `${needs}, but this is ${shown}. Convert the value first.`, argument);
  } else if (fit === 'empty') {
    checker.warning(
      'wrong-argument',
      `${needs}, but this is ${shown}, which fits only if the list is empty.`,
      argument,
    );
  } else if (kinds.includes('string') && takesNumbers(parameter.type)) {
    const message = `${needs}; a text that isn't a number is an error. Use try … catch …, or make sure that it holds a number.`;
    checker.info('may-not-be-number', message, argument);
  } else {
    checker.info(
      'may-be-wrong-type',
      `${needs}, but this may be something else: ${shown}. Test it with @std.typeOf(x).`,
      argument,
    );
  }
}

function takesNumbers(type: Type): boolean {
  return type.kind === 'number' || (type.kind === 'array' && takesNumbers(type.items));
}

function reportNull({ parameter, argument, type, index, fit, checker }: ArgumentReport, needs: string): void {
  const fallback = fallbackOf(parameter.type);
  const fix = fallback === undefined || index < 0 ? undefined : defaultFix(argument, fallback, checker, false);
  const wayOut = fallback === undefined ? 'Test it with != null first.' : `Give a default: x ?? ${fallback}.`;
  if (fit === 'never' && type.kind === 'null') {
    checker.error('wrong-argument', `${needs}, but this is null. ${wayOut}`, argument, fix);
  } else if (fit === 'empty') {
    checker.warning('wrong-argument', `${needs}, but this is null. ${wayOut}`, argument);
  } else checker.info('may-be-null', `${needs}, but this may be null. ${wayOut}`, argument, fix);
}

/** A value of the type that stands for "nothing". */
function fallbackOf(type: Type): string | undefined {
  switch (type.kind) {
    case 'string':
      return '""';
    case 'number':
      return '0';
    case 'array':
      return '[]';
    case 'object':
      return '{}';
    case 'union':
      return fallbackOf(type.options[0] as Type);
    default:
      return undefined;
  }
}
