/** One counter with one set of labels. */
export interface Count {
  readonly name: string;
  readonly labels: readonly (string | number)[];
  readonly value: number;
}

/** Most sets of labels that one counter keeps; past it, new ones are counted together under no label. */
const MAX_SERIES = 10_000;

/** Counts in the process. Labels must be few and known: ids of journeys, statuses, never values of a request. */
export class Counters {
  readonly #series = new Map<string, { name: string; labels: readonly (string | number)[]; value: number }>();

  increment(name: string, ...labels: readonly (string | number)[]): void {
    const key = labels.length === 0 ? name : `${name}|${labels.join('|')}`;
    const series = this.#series.get(key);
    if (series !== undefined) series.value++;
    else if (this.#series.size < MAX_SERIES || labels.length === 0) this.#series.set(key, { name, labels, value: 1 });
    else this.increment(name);
  }

  snapshot(): readonly Count[] {
    return [...this.#series.values()].map((series) => ({ ...series }));
  }
}
