import { hostileInputs } from './hostile-inputs.ts';

const WATCHED: readonly object[] = [
  Object,
  Object.prototype,
  Function,
  Function.prototype,
  Array,
  Array.prototype,
  String.prototype,
  Number.prototype,
  Boolean.prototype,
  RegExp.prototype,
  Error.prototype,
  Promise.prototype,
  Map.prototype,
  Set.prototype,
  JSON,
  Math,
  Reflect,
];

/** What no program may change: the host's own objects, the names it knows, and the values it handed over. */
export function snapshotOfWorld(): string {
  const own = WATCHED.map((object) =>
    Reflect.ownKeys(object).map((key) => {
      const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, key) ?? {};
      return `${String(key)}:${typeof value}:${writable}:${enumerable}:${configurable}`;
    }),
  );
  const names = Object.getOwnPropertyNames(globalThis).sort();
  return `${JSON.stringify(own)}${names.join()}${JSON.stringify(Object.entries(hostileInputs))}`;
}

/** The functions behind the names: a replaced method has the same descriptor. */
export function functionsOfWorld(): readonly unknown[] {
  return WATCHED.flatMap((object) =>
    Reflect.ownKeys(object).map((key) => Object.getOwnPropertyDescriptor(object, key)?.value),
  );
}
