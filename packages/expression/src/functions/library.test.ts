import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../compile/limits.ts';
import { Run } from '../compile/run.ts';
import { createFixtureHost } from '../fixture-host.ts';
import { Library } from './library.ts';

const run = () => new Run([], createFixtureHost(), defaultLimits);

describe('a library', () => {
  it('is loaded once, when it is first needed', async () => {
    let loads = 0;
    const library = new Library(async () => {
      loads++;
      return { answer: 42 };
    });
    expect(loads).toBe(0);
    expect(() => library.for(run())).toThrow();
    await Promise.all([library.load(), library.load()]);
    expect(library.for(run())).toEqual({ answer: 42 });
    await library.load();
    expect(loads).toBe(1);
  });

  it('that cannot be loaded is an error of the function, not of the process', async () => {
    const library = new Library<never>(() => Promise.reject(new Error('ENOENT /secret/place')));
    await library.load();
    await library.load();
    expect(() => library.for(run())).toThrow(
      expect.objectContaining({
        code: 'E_FUNCTION',
        message: "A library that this function needs couldn't be loaded.",
      }),
    );
  });
});
