/**
 * What was called otherwise before: former addresses that lead on, and former names beside present ones.
 */
import { describe, expect, test } from 'vitest';
import { nameCode } from '../../src/domain/name-code.ts';
import type { Publication } from '../../src/domain/publication.ts';
import { bulletinSheets } from '../../src/sheets/bulletin.ts';
import { gradeSheets } from '../../src/sheets/grade.ts';
import { listSheets } from '../../src/sheets/list.ts';
import { firmPart } from '../../src/sheets/panels/firm.ts';
import { formerFeeds, formerPages } from '../../src/views/around/former-pages.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { boardView } from '../../src/views/board/board.ts';
import { bulletinNamesFormer, bulletinView } from '../../src/views/city/bulletins.ts';
import { firmsView } from '../../src/views/city/graded-firms.ts';
import { listView, namesFormer } from '../../src/views/city/lists.ts';
import { FORMER_NOTE, formerText } from '../../src/wording/former.ts';
import { linesOf, rowsOf } from '../support/sheets.ts';
import { bulletin, city, contract, division, estate, firm, grade, listing, period } from './city.ts';

const A = '91000000MA00000157';
const FORMER_A = '91000000MB0000017F';

const publication = city({
  records: {
    division: [
      division('000100', '示例市', '市', null),
      { ...division('000101', '甲子县', '县', '000100'), formerCodes: '000121' },
      { ...division('000101001', '春晖街道', '街道', '000101'), formerCodes: '000121001' },
    ],
    estate: [
      estate('E1', '甲苑', { formerName: '纺织厂新村', formerCodes: 'P1、P2' }),
      estate('E2', '乙苑', { formerCodes: 'e2' }),
    ],
    firm: [firm(A, '甲物业', { formerName: '甲房管所，甲公司', formerCodes: FORMER_A })],
    contract: [contract('E1', A, { filingNumber: '备1' })],
    firm_grade: [grade(A, 'A', '2026-08-05')],
    list_entry: [listing('000101', '2026-09', '红榜', null), listing('000101', '2026-10', '红榜', A)],
    bulletin: [bulletin('000101', '2026-09', '表扬', 'E2'), bulletin('000101', '2026-10', '批评', 'E1')],
  },
});

const leadsFrom = (of: Publication): Map<string, string> => new Map(formerPages(of).map(({ path, to }) => [path, to]));

describe('a former address', () => {
  const leads = leadsFrom(publication);

  test('is where each page of an estate or a firm stood, for every code it had', () => {
    expect(Object.fromEntries([...leads].filter(([path]) => /^\/(?:estates|c|firms)\//.test(path)))).toEqual({
      '/estates/P1/': '/estates/E1/',
      '/estates/P2/': '/estates/E1/',
      '/c/P1/': '/c/E1/',
      '/c/P2/': '/c/E1/',
      [`/firms/${FORMER_A}/`]: `/firms/${A}/`,
      // As long as its name alone was known.
      ...Object.fromEntries(
        ['甲物业', '甲房管所', '甲公司'].map((name) => [`/firms/${nameCode(name)}/`, `/firms/${A}/`]),
      ),
    });
  });

  test('is where the pages of a county stood, each list and bulletin among them', () => {
    for (const path of ['divisions', 'lists', 'bulletins', 'audit', 'fees', 'revenue', 'managers', 'lifts'])
      expect(leads.get(`/${path}/000121/`), path).toBe(`/${path}/000101/`);
    expect(leads.get('/lists/000121/2026-10/')).toBe('/lists/000101/2026-10/');
    expect(leads.get('/bulletins/000121/2026-09/')).toBe('/bulletins/000101/2026-09/');
    expect(formerFeeds(publication)).toEqual([{ former: '000121', code: '000101' }]);
  });

  test('leads to a page that there is, is none itself, and is not in the site map', () => {
    const pages = new Set([...pagePaths(publication), '/c/E1/']);
    expect([...leads.values()].filter((to) => !pages.has(to))).toEqual([]);
    expect([...leads.keys()].filter((path) => pages.has(path))).toEqual([]);
  });

  test('says whose code it was, and which it is now', () => {
    expect(formerPages(publication).find(({ path }) => path === '/c/P2/')).toMatchObject({
      kind: 'estate',
      former: 'P2',
      code: 'E1',
      name: '甲苑',
    });
  });

  test('there is none where no code has changed', () => {
    expect(formerPages(city())).toEqual([]);
  });

  test('of a code that an estate and a division both have is told apart by where it stands', () => {
    const same = city({ records: { estate: [estate('000101', '甲苑', { formerCodes: 'P1' })] } });
    expect([...leadsFrom(same).keys()]).toEqual(['/estates/P1/', '/c/P1/']);
  });
});

describe('a former name', () => {
  test('is told in one form, however it was written', () => {
    expect(formerText('纺织厂新村；纺织厂小区')).toBe('曾用名 纺织厂新村、纺织厂小区');
    expect(formerText(null)).toBeNull();
  });

  test('stands beside the present one on a list, which then says that names are today’s', () => {
    const view = listView(publication, '000101', period('2026-10'));
    expect(view.red.rows[0]?.subject.former).toBe('曾用名 甲房管所、甲公司');
    expect([view, listView(publication, '000101', period('2026-09'))].map(namesFormer)).toEqual([true, false]);
    const [sheet] = listSheets(publication, '000101');
    expect(rowsOf(sheet)[0]?.[1]).toBe(`甲物业\n曾用名 甲房管所、甲公司；${A}`);
    expect(linesOf(sheet)).toContain(FORMER_NOTE);
  });

  test('stands beside the present one in a bulletin, which then says so too', () => {
    const view = bulletinView(publication, '000101', period('2026-10'));
    expect(view.criticism[0]?.former).toBe('曾用名 纺织厂新村');
    expect([view, bulletinView(publication, '000101', period('2026-09'))].map(bulletinNamesFormer)).toEqual([
      true,
      false,
    ]);
    const lines = linesOf(bulletinSheets(publication, '000101')[0]);
    expect(lines.some((line) => line.startsWith('1．甲苑（曾用名 纺织厂新村；E1）：'))).toBe(true);
    expect(lines).toContain(FORMER_NOTE);
  });

  test('of a firm stands among the graded firms, at its contracts, and on the sheet of its grade', () => {
    expect(firmsView(publication).groups[0]?.firms[0]?.former).toBe('曾用名 甲房管所、甲公司');
    const board = boardView(publication, 'E1');
    expect(board.panels.firm.contracts[0]?.former).toBe('曾用名 甲房管所、甲公司');
    expect(JSON.stringify(firmPart(board.panels.firm))).toContain('曾用名 甲房管所、甲公司；备1');
    expect(JSON.stringify(gradeSheets(publication, 'E1')[0])).toContain('甲物业，曾用名 甲房管所、甲公司');
  });
});
