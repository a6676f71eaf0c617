import type { CountryCode } from 'libphonenumber-js';
import type { Run } from '../../compile/run.ts';
import { booleanType, closedObject, nullType, stringType, unknownType } from '../../types/type.ts';
import { unionType } from '../../types/union.ts';
import { recordOf } from '../../values/object-record.ts';
import type { Value } from '../../values/value.ts';
import { failure, textArgument } from '../arguments.ts';
import type { FunctionDefinition, FunctionParameter } from '../function-definition.ts';
import { phoneLibrary } from '../libraries.ts';

/** What reading one number costs, in steps: a long one is tried in many ways. */
const readingCost = (text: string): number => 200 + 50 * text.length;
const maximumLength = 100;
const e164 = /^\+[1-9]\d{1,14}$/;

const parameters: readonly FunctionParameter[] = [
  { name: 'number', type: stringType, docs: 'A telephone number as people write it.' },
  {
    name: 'region',
    type: stringType,
    docs: 'Where it is dialled: two letters such as `"US"`. Not needed for a number with `+`.',
    optional: true,
  },
];

/** Functions of `@std` about telephone numbers. */
export const phoneFunctions: readonly FunctionDefinition[] = [
  {
    name: 'std.getE164Number',
    parameters,
    returns: stringType,
    docs: 'A telephone number in the international form E.164. What has not the length of a number in its country is an error; whether the number is given to anybody is not checked.',
    examples: [{ source: '@std.getE164Number("(212) 555-0100", "US")', result: '+12125550100' }],
    implementation: (run, number, region) => readNumber(run, number as Value, region).number,
  },
  {
    name: 'std.getE164NumberComponents',
    parameters,
    returns: closedObject({
      country_code: stringType,
      national_number: stringType,
      region: unionType(stringType, nullType),
    }),
    docs: 'The parts of a telephone number: `country_code`, `national_number` and `region` (`null` where several countries share the number range).',
    examples: [
      {
        source: '@std.getE164NumberComponents("+442079460958")',
        result: { country_code: '44', national_number: '2079460958', region: 'GB' },
      },
    ],
    makesContainer: true,
    implementation(run, number, region) {
      const { countryCallingCode, nationalNumber, country } = readNumber(run, number as Value, region);
      return recordOf([
        ['country_code', countryCallingCode],
        ['national_number', nationalNumber],
        ['region', country ?? null],
      ]);
    },
  },
  {
    name: 'std.isValidE164Number',
    parameters: [{ name: 'value', type: unknownType, docs: 'Any value.' }],
    returns: booleanType,
    docs: 'Whether a value is a text in the form E.164 (`+`, then digits only) whose number belongs to a numbering plan.',
    examples: [
      { source: '@std.isValidE164Number("+12125550100")', result: true },
      { source: '@std.isValidE164Number("212 555 0100")', result: false },
    ],
    implementation(run, value) {
      if (typeof value !== 'string' || !e164.test(value)) return false;
      run.charge(readingCost(value));
      return phoneLibrary.for(run).isValidPhoneNumber(value);
    },
  },
];

function readNumber(run: Run, number: Value, region: Value | undefined) {
  const text = textArgument(number, 0);
  if (text.length > maximumLength) throw notANumber();
  run.charge(readingCost(text));
  const { parsePhoneNumberFromString, isSupportedCountry } = phoneLibrary.for(run);
  const country = region === undefined || region === null ? undefined : textArgument(region, 1);
  if (country !== undefined && !isSupportedCountry(country)) {
    throw failure('The region has to be two capital letters, such as "US".', 1);
  }
  const found = parsePhoneNumberFromString(text, {
    extract: false,
    ...(country !== undefined && { defaultCountry: country as CountryCode }),
  });
  if (found === undefined || !found.isPossible()) throw notANumber();
  return found;
}

function notANumber() {
  return failure("This isn't a telephone number.", 0);
}
