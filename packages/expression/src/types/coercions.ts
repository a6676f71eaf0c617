import { parseNumber } from '../values/coercion.ts';
import { eitherOf, type Verdict } from './outcome.ts';
import { literalType, type Type, unknownType } from './type.ts';
import { optionsOf, unionType } from './union.ts';

/** Whether values of a type become numbers. */
export function toNumberVerdict(type: Type): Verdict {
  return eitherOf(optionsOf(type).map(optionToNumber));
}

function optionToNumber(option: Type): Verdict {
  switch (option.kind) {
    case 'number':
    case 'boolean':
      return 'always';
    case 'literal':
      return typeof option.value === 'string' && parseNumber(option.value) === undefined ? 'never' : 'always';
    case 'string':
      return 'sometimes';
    case 'unknown':
      return 'unknown';
    default:
      return 'never';
  }
}

/** Whether values of a type are data: they become text, have a truth-value and can be compared. Lambdas aren't. */
export function toDataVerdict(type: Type): Verdict {
  return eitherOf(optionsOf(type).map((option) => (option.kind === 'lambda' ? 'never' : 'always')));
}

/** True or false if every value of the type is, otherwise `undefined`. */
export function truthOf(type: Type): boolean | undefined {
  const truths = optionsOf(type).map(optionTruth);
  const [first] = truths;
  return truths.every((truth) => truth === first) ? first : undefined;
}

function optionTruth(option: Type): boolean | undefined {
  switch (option.kind) {
    case 'null':
      return false;
    case 'literal':
      return option.value !== false && option.value !== 0;
    case 'string':
    case 'array':
    case 'object':
      return true;
    default:
      return undefined;
  }
}

/** What remains of a type where its truth-value is known. */
export function withTruth(type: Type, truth: boolean): Type {
  return unionType(...optionsOf(type).map((option) => optionWithTruth(option, truth)));
}

function optionWithTruth(option: Type, truth: boolean): Type {
  if (option.kind === 'boolean') return literalType(truth);
  if (option.kind === 'number') return truth ? option : literalType(0);
  const known = optionTruth(option);
  return known === undefined || known === truth ? option : { kind: 'never' };
}

/** The kind as `@std.typeOf` names it; `undefined` for unknown. */
export function kindName(option: Type): string | undefined {
  if (option.kind === 'literal') return typeof option.value;
  return option.kind === 'unknown' ? undefined : option.kind;
}

/** A type of which only its kind is known. */
export function typeOfKind(name: string): Type | undefined {
  switch (name) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: name };
    case 'array':
      return { kind: 'array', items: unknownType };
    case 'object':
      return { kind: 'object' };
    case 'lambda':
      return unknownType;
    default:
      return undefined;
  }
}
