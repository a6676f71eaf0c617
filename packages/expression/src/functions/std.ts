import type { FunctionDefinition } from './function-definition.ts';
import { jsonPathFunction } from './std/json-path.ts';
import { listFunctions } from './std/lists.ts';
import { numberFunctions } from './std/numbers.ts';
import { objectFunctions } from './std/objects.ts';
import { phoneFunctions } from './std/phone.ts';
import { qrCodeFunction } from './std/qr-code.ts';
import { randomFunctions } from './std/random.ts';
import { searchFunctions } from './std/search.ts';
import { xmlFunctions } from './std/xml.ts';

/** The namespace `@std`. */
export const stdFunctions: readonly FunctionDefinition[] = [
  ...listFunctions,
  ...searchFunctions,
  ...numberFunctions,
  ...objectFunctions,
  ...randomFunctions,
  ...phoneFunctions,
  qrCodeFunction,
  jsonPathFunction,
  ...xmlFunctions,
];
