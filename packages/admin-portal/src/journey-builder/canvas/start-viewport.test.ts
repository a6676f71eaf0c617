import { expect, it } from 'vitest';
import { startViewport } from './start-viewport.ts';

const box = (x: number, y: number) => ({ x, y, width: 232, height: 72 });
const size = { width: 800, height: 600 };
/** Where a point of the canvas is on the screen. */
const at = ({ x, y, zoom }: { x: number; y: number; zoom: number }, place: { x: number; y: number }) => ({
  x: place.x * zoom + x,
  y: place.y * zoom + y,
});

it('shows a journey that fits in the middle, not larger than it is', () => {
  const view = startViewport(new Map([['a', box(100, 100)]]), 'a', size);
  expect(view.zoom).toBe(1);
  expect(at(view, { x: 216, y: 136 })).toEqual({ x: 400, y: 300 });
});

it('shows the beginning of a journey that is too long to be read as a whole', () => {
  const places = new Map(Array.from({ length: 20 }, (_, index) => [`s${index}`, box(index * 320, 0)]));
  const view = startViewport(places, 's0', size);
  expect(view.zoom).toBe(0.8);
  expect(at(view, { x: 0, y: 36 })).toEqual({ x: 56, y: 300 });
});

it('shows the steps that a picture is about instead, all of them', () => {
  const places = new Map(Array.from({ length: 20 }, (_, index) => [`s${index}`, box(index * 320, 0)]));
  const view = startViewport(places, 's0', size, ['s9', 's10', 'unknown']);
  expect(at(view, { x: 9 * 320, y: 0 }).x).toBeGreaterThanOrEqual(96);
  expect(at(view, { x: 10 * 320 + 232, y: 0 }).x).toBeLessThanOrEqual(704);
});

it('shows the first of them where they are too far apart', () => {
  const places = new Map(Array.from({ length: 20 }, (_, index) => [`s${index}`, box(index * 320, 0)]));
  const view = startViewport(places, 's0', size, ['s3', 's19']);
  expect(at(view, { x: 3 * 320, y: 36 })).toEqual({ x: 56, y: 300 });
});

it('shows an empty journey', () => {
  expect(startViewport(new Map(), 'a', size).zoom).toBe(1);
});
