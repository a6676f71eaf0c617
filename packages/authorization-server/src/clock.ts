/** Tells the time as epoch milliseconds. `Date.now` is one; tests pass their own. */
export type Clock = () => number;
