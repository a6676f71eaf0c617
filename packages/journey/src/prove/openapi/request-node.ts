import { optionsOf, type Type } from '@waymark/expression';
import type { RequestPath } from '../taint/request-value.ts';
import type { JsonSchema } from './json-schema-of.ts';

export type JsonKind = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** What a journey does with one place of the request: which kinds of JSON it takes there, and what it reads below. */
export class RequestNode {
  readonly children = new Map<string, RequestNode>();
  /** Steps that read it. */
  readonly readers = new Set<string>();
  /** Texts and numbers that it is compared with. */
  readonly examples = new Set<string | number | boolean>();
  /** Any other key of the object may be read as well. */
  isOpen = false;
  #kinds: ReadonlySet<JsonKind> | undefined;
  #isNullTaken = false;
  #meaning: string | undefined;

  /** The place at a path below this one. */
  at(path: RequestPath): RequestNode {
    let node: RequestNode = this;
    for (const name of path) {
      const child = node.children.get(name) ?? new RequestNode();
      node.children.set(name, child);
      node = child;
    }
    return node;
  }

  find(path: RequestPath): RequestNode | undefined {
    let node: RequestNode | undefined = this;
    for (const name of path) node = node?.children.get(name);
    return node;
  }

  /** The value is used where only these kinds work. What several uses agree on stays. */
  restrict(kinds: readonly JsonKind[]): void {
    const before = this.#kinds;
    this.#kinds = new Set(before === undefined ? kinds : kinds.filter((kind) => before.has(kind)));
  }

  /** The value is given to something that takes values of a type. */
  restrictTo(type: Type): void {
    const kinds = kindsOf(type);
    if (kinds !== undefined) this.restrict(kinds);
    for (const option of optionsOf(type)) {
      if (option.kind === 'array' && optionsOf(type).length === 1) this.at(['*']).restrictTo(option.items);
    }
  }

  markAsToken(): void {
    this.#meaning = 'A token (JWT).';
  }

  /** A value of null is as good as none there. */
  takeNull(): void {
    this.#isNullTaken = true;
  }

  /** The schema of the JSON that belongs here. @param required - Whether a run fails without the place at this path. */
  schema(required: (path: RequestPath) => boolean, path: RequestPath = []): JsonSchema {
    const type = this.#type(required(path));
    const names = [...this.children.keys()].filter((name) => name !== '*').sort();
    const needed = names.filter((name) => required([...path, name]));
    const item = this.children.get('*')?.schema(required, [...path, '*']) ?? {};
    return {
      ...(type.length === 0 ? {} : { type: type.length === 1 ? type[0] : type }),
      ...this.#notes(),
      ...(names.length === 0
        ? {}
        : {
            properties: Object.fromEntries(
              names.map((name) => [name, (this.children.get(name) as RequestNode).schema(required, [...path, name])]),
            ),
          }),
      ...(needed.length === 0 ? {} : { required: needed }),
      ...(Object.keys(item).length === 0 || !type.includes('array') ? {} : { items: item }),
      ...(this.examples.size === 0 ? {} : { examples: [...this.examples] }),
    };
  }

  #type(isRequired: boolean): JsonKind[] {
    const names = [...this.children.keys()];
    let kinds = [...(this.#kinds ?? [])];
    // What has members is an object, and what is gone through a list, whatever else is done with it.
    if (names.some((name) => name !== '*') || this.isOpen) kinds = ['object'];
    else if (kinds.length === 0 && names.includes('*')) kinds = ['array'];
    if (kinds.length === 0) return [];
    return isRequired && !this.#isNullTaken ? kinds : [...kinds.filter((kind) => kind !== 'null'), 'null'];
  }

  #notes(): JsonSchema {
    return {
      ...(this.#meaning === undefined ? {} : { description: this.#meaning }),
      ...(this.readers.size === 0 ? {} : { 'x-read-by': [...this.readers] }),
    };
  }
}

/** Undefined where every kind is taken, or nothing is known. */
function kindsOf(type: Type): readonly JsonKind[] | undefined {
  const kinds = new Set<JsonKind>();
  for (const option of optionsOf(type)) {
    switch (option.kind) {
      case 'string':
      case 'number':
      case 'boolean':
      case 'null':
      case 'array':
      case 'object':
        kinds.add(option.kind);
        break;
      case 'literal':
        kinds.add(typeof option.value as JsonKind);
        break;
      default:
        return undefined;
    }
  }
  return [...kinds];
}
