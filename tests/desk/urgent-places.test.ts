/** What an urgent notice can be sent to (发给哪里). */
import { expect, test } from 'vitest';
import { placesOf } from '../../scripts/desk/urgent.ts';
import { city, estate } from '../views/city.ts';

test('a street that is only words beside estates stands for its estates, and no code is made up for a notice', () => {
  const records = {
    estate: [
      estate('JZ001', '丁香苑', { street: '桥东街道' }),
      estate('JZ002', '海棠苑', { street: '桥东街道' }),
      estate('JZ003', '玉兰苑', { street: null }),
    ],
  };
  const places = placesOf(city({ records }));
  const street = places.find(({ name }) => name === '桥东街道');
  expect(street).toMatchObject({ estates: 2, members: ['JZ001', 'JZ002'] });
  const codes = places.filter(({ members }) => members === undefined).map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['JZ001', 'JZ002', 'JZ003']));
  expect(codes).not.toContain(street?.code);
});
