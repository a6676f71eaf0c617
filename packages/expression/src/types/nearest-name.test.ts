import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

it.each([
  ['amuont', ['amount', 'account'], 'amount'],
  ['user_id', ['userId', 'user_ip'], 'userId'],
  ['email', ['name', 'phone'], undefined],
  ['ab', ['ac'], undefined],
  ['a', ['b'], undefined],
  ['nam', ['name', 'n'], 'name'],
  ['customer', ['custommer', 'customers'], 'custommer'],
  ['same', ['same'], undefined],
  ['transactionAmuont', ['transactionAmount', 'transaction'], 'transactionAmount'],
  ['lenght', ['length'], 'length'],
  ['abcdefgh', ['abcd'], undefined],
])('%s among %j', (name, candidates, found) => {
  expect(nearestName(name, candidates)).toBe(found);
});
