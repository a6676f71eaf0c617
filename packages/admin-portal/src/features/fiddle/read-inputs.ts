import { formatType, type Type, typeOfSample, type Value, type ValueObject } from '@waymark/expression';
import { jsonErrorPlace, type TextPlace } from '../../ui/json-error-place.ts';

/** What was entered, or why it can't be used. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: { readonly kind: 'not-json' } & TextPlace }
  | { readonly ok: false; readonly problem: { readonly kind: 'not-an-object' | 'not-a-time' } };

/** The variables by name. Nothing entered is none. */
export function readVariables(text: string): Read<ValueObject> {
  const read = readJson(text.trim() === '' ? '{}' : text);
  if (!read.ok) return read;
  const { value } = read;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ok: true, value: value as ValueObject }
    : { ok: false, problem: { kind: 'not-an-object' } };
}

/** Any JSON. Nothing entered is null. */
export function readJson(text: string): Read<Value> {
  if (text.trim() === '') return { ok: true, value: null };
  const place = jsonErrorPlace(text);
  if (place !== null) return { ok: false, problem: { kind: 'not-json', ...place } };
  return { ok: true, value: JSON.parse(text) as Value };
}

/** Epoch milliseconds of an ISO time; undefined for the present. */
export function readClock(text: string): Read<number | undefined> {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: undefined };
  const time = /^\d{4}-\d{2}-\d{2}/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  return Number.isNaN(time) ? { ok: false, problem: { kind: 'not-a-time' } } : { ok: true, value: time };
}

/** The variables with the types that the editor takes from their values. */
export function describeVariables(variables: ValueObject): readonly { readonly name: string; readonly type: string }[] {
  return Object.entries(variables).map(([name, value]) => ({ name, type: formatType(typeOfSample(value) as Type) }));
}
