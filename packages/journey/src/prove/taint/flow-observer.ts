import type { Binary, Call } from '@waymark/expression';
import type { FlowValue } from './flow-value.ts';

/** Hears what a formula does with the values that it reads. */
export interface FlowObserver {
  /**
   * A member or an item of a value is read.
   *
   * @param name - Its name; undefined if it is computed.
   * @param certain - The evaluation gets here whenever the formula is evaluated, and fails where this fails.
   */
  member?(target: FlowValue, name: string | undefined, optional: boolean, certain: boolean): void;
  call?(node: Call, args: readonly FlowValue[], certain: boolean): void;
  binary?(operator: Binary['operator'], left: FlowValue, right: FlowValue, certain: boolean): void;
  /** The items of a list are gone through. */
  list?(list: FlowValue, certain: boolean): void;
}
