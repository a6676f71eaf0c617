/** Deeper layers are melted into one, so that a look-up stays short. */
const MAX_DEPTH = 24;

/**
 * A map that never changes and shares what it has with the one that it was made from: a journey has thousands of
 * states that differ in one variable each.
 */
export class LayeredMap<Item> implements ReadonlyMap<string, Item> {
  readonly #own: ReadonlyMap<string, Item>;
  readonly #parent: LayeredMap<Item> | undefined;
  readonly #depth: number;
  #whole: ReadonlyMap<string, Item> | undefined;

  constructor(own: ReadonlyMap<string, Item>, parent?: LayeredMap<Item>) {
    this.#own = own;
    this.#parent = parent;
    this.#depth = parent === undefined ? 0 : parent.#depth + 1;
    if (this.#depth > MAX_DEPTH) {
      this.#own = this.#melt();
      this.#parent = undefined;
      this.#depth = 0;
    }
    if (this.#parent === undefined) this.#whole = this.#own;
  }

  /** The map with further entries, which replace those of the same keys. */
  with(entries: ReadonlyMap<string, Item>): LayeredMap<Item> {
    return entries.size === 0 ? this : new LayeredMap(entries, this);
  }

  get(key: string): Item | undefined {
    for (let layer: LayeredMap<Item> | undefined = this; layer !== undefined; layer = layer.#parent) {
      const item = layer.#own.get(key);
      if (item !== undefined) return item;
    }
    return undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get size(): number {
    return this.#melt().size;
  }

  keys(): MapIterator<string> {
    return this.#melt().keys();
  }

  values(): MapIterator<Item> {
    return this.#melt().values();
  }

  entries(): MapIterator<[string, Item]> {
    return this.#melt().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Item]> {
    return this.entries();
  }

  forEach(take: (item: Item, key: string, map: ReadonlyMap<string, Item>) => void): void {
    for (const [key, item] of this.#melt()) take(item, key, this);
  }

  #melt(): ReadonlyMap<string, Item> {
    if (this.#whole === undefined) {
      const layers: ReadonlyMap<string, Item>[] = [];
      for (let layer: LayeredMap<Item> | undefined = this; layer !== undefined; layer = layer.#parent) {
        layers.push(layer.#whole ?? layer.#own);
        if (layer.#whole !== undefined) break;
      }
      const whole = new Map<string, Item>();
      for (const layer of layers.reverse()) for (const [key, item] of layer) whole.set(key, item);
      this.#whole = whole;
    }
    return this.#whole;
  }
}
