import { nullType, stringType } from '../types/type.ts';
import { unionType } from '../types/union.ts';
import type { Value } from '../values/value.ts';
import { failure, wrongType } from './arguments.ts';
import type { FunctionDefinition } from './function-definition.ts';

/** The namespace `@env`. */
export const environmentFunctions: readonly FunctionDefinition[] = [
  {
    name: 'env.get',
    parameters: [{ name: 'name', type: stringType, docs: 'The name: letters, digits and underscores.' }],
    returns: unionType(stringType, nullType),
    docs: 'A setting of this installation, or `null` if it has none of that name. On a server, `@env.get("API_URL")` reads the variable `WAYMARK_ENV_API_URL`; no other variable of its environment can be read. Not for secrets: whoever may write an expression can read all of them.',
    examples: [{ source: '@env.get("API_URL")' }],
    extension: true,
    impure: true,
    implementation(run, name) {
      if (typeof name !== 'string') throw wrongType('a name as text', name as Value, 0);
      if (!/^[A-Za-z_]\w{0,127}$/.test(name)) throw failure("This can't be the name of a setting.", 0);
      const { host } = run;
      return host.environment === undefined ? null : run.ask(() => host.environment?.(name));
    },
  },
];
