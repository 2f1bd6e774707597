/**
 * All firms by grade: pages that stay light, and a link to where each grade begins.
 */
import { expect, test } from 'vitest';
import { FIRMS_PER_PAGE, firmsPages, firmsView } from '../../src/views/city/graded-firms.ts';
import { modesView } from '../../src/views/city/modes.ts';
import { city, estate, firm, grade } from './city.ts';

const CODES = Array.from({ length: FIRMS_PER_PAGE + 10 }, (_, i) => `9100000000000${String(i).padStart(5, '0')}`);

test('firms stand on pages, a grade goes on where it was cut, and each grade is linked where it begins', () => {
  const publication = city({
    records: {
      firm: CODES.map((code) => firm(code, `企业${code}`)),
      firm_grade: CODES.slice(0, 20).map((code) => grade(code, 'A', '2026-01-01')),
    },
  });
  expect(firmsPages(publication)).toEqual([1, 2]);
  const [first, second] = [firmsView(publication), firmsView(publication, 2)];
  expect(first.groups.map(({ title, total, firms }) => [title, total, firms.length])).toEqual([
    ['A 级', 20, 20],
    ['未评价', 590, 580],
  ]);
  expect(second.groups.map(({ id, continued, firms }) => [id, continued, firms.length])).toEqual([
    ['grade-none.2', true, 10],
  ]);
  expect([first.bodies[0]?.tallies[0]?.path, first.ungraded.path]).toEqual(['/firms/#grade-A', '/firms/#grade-none']);
});

test('a city without firms has one page that says so', () => {
  expect(firmsView(city({ absent: ['firm'] })).missing).toBe('主管部门没有提供「企业」表。');
});

test('estates are counted by county and mode, and a number leads to its estates', () => {
  const view = modesView(city({ records: { estate: [estate('E1', '甲'), estate('E2', '乙', { mode: '业主自管' })] } }));
  expect(view.modes).toEqual(['专业物业', '业主自管']);
  expect(view.counties.map(({ name, cells }) => [name, cells.map(({ estates }) => estates)])).toEqual([
    ['甲子县', [1, 1]],
  ]);
  expect(view.counties[0]?.cells[1]?.path).toBe(`/managers/000101/?mode=${encodeURIComponent('业主自管')}`);
});
