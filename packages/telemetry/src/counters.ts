/** One counter at one moment. */
export interface CounterSample {
  readonly name: string;
  readonly labels: readonly string[];
  readonly value: number;
}

/** Different label values that one name may have; further ones are counted together. */
const MAX_LABEL_SETS = 1000;
const OTHER = ['other'];

interface Counter {
  readonly labels: readonly string[];
  value: number;
}

/** Counters of this process, by name and label values. An increment costs two map look-ups and no promise. */
export class Counters {
  readonly #byName = new Map<string, Map<string, Counter>>();

  /** Adds one. The order of the label values is part of the counter's meaning. */
  increment(name: string, ...labels: readonly (string | number)[]): void {
    let counters = this.#byName.get(name);
    if (counters === undefined) {
      counters = new Map();
      this.#byName.set(name, counters);
    }
    const key = labels.join('\u0000');
    const counter = counters.get(key);
    if (counter !== undefined) counter.value += 1;
    else this.#add(counters, key, labels.map(String));
  }

  #add(counters: Map<string, Counter>, key: string, labels: readonly string[]): void {
    if (counters.size < MAX_LABEL_SETS) {
      counters.set(key, { labels, value: 1 });
      return;
    }
    const other = counters.get(OTHER.join());
    if (other === undefined) counters.set(OTHER.join(), { labels: OTHER, value: 1 });
    else other.value += 1;
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
