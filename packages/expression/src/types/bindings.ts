import { lambdaType, type Type, type TypeVariable, unknownType } from './type.ts';
import { isSameType, unionType, widen } from './union.ts';

/** What the type variables of a function stand for in one call. */
export class Bindings {
  readonly #types = new Map<string, Type>();
  /** Raised whenever a variable comes to stand for more. */
  changes = 0;

  bind({ name }: TypeVariable, type: Type): void {
    const known = this.#types.get(name);
    const joined = known === undefined ? widen(type) : unionType(known, widen(type));
    if (known !== undefined && isSameType(known, joined)) return;
    this.#types.set(name, joined);
    this.changes++;
  }

  /** Gives up: any variable that a lambda keeps widening is unknown. */
  forget(name: string): void {
    this.#types.set(name, unknownType);
  }

  get(name: string): Type {
    return this.#types.get(name) ?? unknownType;
  }

  /** The type with its variables replaced. */
  apply(type: Type): Type {
    switch (type.kind) {
      case 'variable':
        return this.get(type.name);
      case 'array':
        return { kind: 'array', items: this.apply(type.items) };
      case 'lambda':
        return lambdaType(
          type.parameters.map((parameter) => ({ ...parameter, type: this.apply(parameter.type) })),
          this.apply(type.returns),
        );
      case 'union':
        return unionType(...type.options.map((option) => this.apply(option)));
      default:
        return type;
    }
  }
}
