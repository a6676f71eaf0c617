import { functionCatalogue } from '@waymark/expression';
import { expect, test } from 'vitest';
import { searchFunctions } from './search-functions.ts';

const names = (query: string) => searchFunctions(query).flatMap(({ functions }) => functions.map(({ name }) => name));

test('nothing asked for is everything, each once', () => {
  expect(names(' ').sort()).toEqual(functionCatalogue.map(({ name }) => name).sort());
});

test('a name is found in any case, with and without its @', () => {
  expect(names('@STD.len')).toContain('std.len');
});

test('all words have to fit, in the name or what is said about it', () => {
  const found = names('crypto verify');
  expect(found).toContain('crypto.verifyToken');
  expect(
    found.every(
      (name) =>
        name.startsWith('crypto.') ||
        /verif/i.test(JSON.stringify(functionCatalogue.find((one) => one.name === name)?.docs)),
    ),
  ).toBe(true);
  expect(names('no such function anywhere')).toEqual([]);
});

test('those whose name fits come before those that only mention it', () => {
  const [group] = searchFunctions('split').filter(({ namespace }) => namespace === 'strings');
  expect(group?.functions[0]?.name).toBe('strings.split');
});
