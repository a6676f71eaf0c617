import type { Value, ValueObject } from './value.ts';

/** An object under construction. */
export type MutableRecord = Record<string, Value>;

/**
 * Objects made by the language inherit nothing, so `__proto__` and `constructor` are ordinary keys of them.
 * A constructor with an empty prototype keeps V8's fast property layout, which `Object.create(null)` gives up.
 */
const RecordConstructor = function ObjectRecord() {} as unknown as new () => MutableRecord;
(RecordConstructor as { prototype: unknown }).prototype = Object.freeze(Object.create(null));

/** JavaScript lists integer keys first; the language promises insertion order, so the exceptions are noted here. */
const recordedOrders = new WeakMap<ValueObject, readonly string[]>();
const integerKey = /^(?:0|[1-9]\d{0,9})$/;
let orderWasRecorded = false;

export function createRecord(): MutableRecord {
  return new RecordConstructor();
}

/** Makes an object whose keys have the given order; a key that comes twice keeps its first place and its last value. */
export function recordOf(entries: Iterable<readonly [string, Value]>): ValueObject {
  const record = createRecord();
  const order: string[] = [];
  let reordered = false;
  for (const [key, value] of entries) {
    if (!Object.hasOwn(record, key)) {
      reordered ||= integerKey.test(key);
      order.push(key);
    }
    record[key] = value;
  }
  if (reordered) recordOrder(record, order);
  return record;
}

/** Notes the order of keys if JavaScript would list them in another one. */
export function recordOrder(record: ValueObject, order: readonly string[]): void {
  if (Object.keys(record).every((key, index) => key === order[index])) return;
  recordedOrders.set(record, order);
  orderWasRecorded = true;
}

/** True if an object has an order that JavaScript doesn't know. */
export function hasRecordedOrder(object: ValueObject): boolean {
  return orderWasRecorded && recordedOrders.has(object);
}

/** Own keys in insertion order. */
export function keysOf(object: ValueObject): readonly string[] {
  if (orderWasRecorded) {
    const order = recordedOrders.get(object);
    if (order !== undefined) return order;
  }
  return Object.keys(object);
}

export function isIntegerKey(key: string): boolean {
  return integerKey.test(key);
}

/** The value of an own key, or `null`. */
export function readOwn(object: ValueObject, key: string): Value {
  return Object.hasOwn(object, key) ? (object[key] ?? null) : null;
}
