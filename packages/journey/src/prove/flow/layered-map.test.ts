import { describe, expect, it } from 'vitest';
import { LayeredMap } from './layered-map.ts';

describe('a layered map', () => {
  it('is like a map at each of its stages, however many there are', () => {
    const plain = new Map<string, number>();
    let layered = new LayeredMap<number>(new Map());
    const stages: [LayeredMap<number>, Map<string, number>][] = [];
    for (let index = 0; index < 200; index++) {
      const key = `k${(index * 7) % 30}`;
      plain.set(key, index);
      layered = layered.with(new Map([[key, index]]));
      stages.push([layered, new Map(plain)]);
    }
    for (const [stage, expected] of stages) {
      expect([...stage].sort()).toEqual([...expected].sort());
      expect(stage.size).toBe(expected.size);
      for (const [key, value] of expected) expect(stage.get(key)).toBe(value);
      expect(stage.has('nothing')).toBe(false);
    }
  });

  it('is itself where nothing is added', () => {
    const map = new LayeredMap(new Map([['a', 1]]));
    expect(map.with(new Map())).toBe(map);
  });
});
