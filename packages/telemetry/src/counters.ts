/** One counter at one moment. */
export interface CounterSample {
  readonly name: string;
  readonly labels: readonly string[];
  readonly value: number;
}

/** Different label values that one name may have; further ones are counted together. */
const MAX_LABEL_SETS = 1000;
const OTHER = ['other'];

/** One counter, for those who count the same thing often. */
export class Counter {
  readonly labels: readonly string[];
  #value = 0;

  constructor(labels: readonly string[]) {
    this.labels = labels;
  }

  get value(): number {
    return this.#value;
  }

  increment(): void {
    this.#value += 1;
  }
}

/** Counters of this process, by name and label values. */
export class Counters {
  readonly #byName = new Map<string, Map<string, Counter>>();

  /** Adds one. The order of the label values is part of the counter's meaning. */
  increment(name: string, ...labels: readonly (string | number)[]): void {
    this.counter(name, ...labels).increment();
  }

  /** The counter of a name and label values, made when it is asked for first. */
  counter(name: string, ...labels: readonly (string | number)[]): Counter {
    let counters = this.#byName.get(name);
    if (counters === undefined) {
      counters = new Map();
      this.#byName.set(name, counters);
    }
    const key = labels.join('\u0000');
    return counters.get(key) ?? this.#add(counters, key, labels.map(String));
  }

  #add(counters: Map<string, Counter>, key: string, labels: readonly string[]): Counter {
    const isFull = counters.size >= MAX_LABEL_SETS;
    const ownKey = isFull ? OTHER.join() : key;
    const counter = counters.get(ownKey) ?? new Counter(isFull ? OTHER : labels);
    counters.set(ownKey, counter);
    return counter;
  }

  /** All counters, in the order in which they first counted. */
  snapshot(): readonly CounterSample[] {
    const samples: CounterSample[] = [];
    for (const [name, counters] of this.#byName) {
      for (const { labels, value } of counters.values()) samples.push({ name, labels, value });
    }
    return samples;
  }
}
