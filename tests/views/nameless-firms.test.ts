/**
 * A firm that is known by its name alone, and a contract without its first day, as pages and paper tell of them.
 */
import { describe, expect, it } from 'vitest';
import { nameCode } from '../../src/domain/name-code.ts';
import { firmPart } from '../../src/sheets/panels/firm.ts';
import { formerPages } from '../../src/views/around/former-pages.ts';
import { boardView } from '../../src/views/board/board.ts';
import { firmView } from '../../src/views/city/firms.ts';
import { firmsView } from '../../src/views/city/graded-firms.ts';
import { changedWords } from '../../src/wording/former.ts';
import { city, contract, date, division, estate, firm, grade, listing } from './city.ts';

const A = '91000000MA00000157';
const NAME = '青禾物业服务有限公司';
const CODE = nameCode(NAME);

const publication = city({
  records: {
    division: [division('000100', '示例市', '市', null), division('000101', '甲子县', '县', '000100')],
    estate: [estate('E1', '甲苑'), estate('E2', '乙苑')],
    firm: [firm(A, '甲物业', { formerName: '甲公司' }), firm(CODE, NAME)],
    contract: [
      contract('E1', CODE, { start: null, end: null }),
      contract('E2', A, { start: null, end: date('2027-06-30') }),
    ],
    firm_grade: [grade(A, 'A', '2026-08-05')],
    list_entry: [listing('000101', '2026-10', '红榜', A)],
  },
});

describe('a firm that is known by its name alone', () => {
  it('is said to serve, with 待补, and neither graded nor listed nor free of it', () => {
    const { firm: panel, lists } = boardView(publication, 'E1').panels;
    const told = JSON.stringify([panel.says, lists.says, lists.disclosure, firmPart(panel)]);
    expect(told).toContain('统一社会信用代码待补，对不上信用等级');
    expect(told).toContain('对不上榜单');
    expect(told).not.toContain(CODE);
    expect(told).not.toMatch(/没有公布过|没有上/);
    const view = firmView(publication, CODE);
    for (const said of [view.gradesMissing, view.listingsMissing, view.recordMissing]) expect(said).toContain('待补');
  });
  it('stands by itself among all firms, not among those that nobody has graded', () => {
    const { groups, ungraded } = firmsView(publication);
    expect(groups.map(({ title, firms }) => [title, firms.map(({ name }) => name)])).toEqual([
      ['A 级', ['甲物业']],
      ['统一社会信用代码待补，等级未知', [NAME]],
    ]);
    expect(ungraded.firms).toBe(0);
  });
  it('leads on once its code is there, also from the names that it had', () => {
    const leads = new Map(formerPages(publication).map(({ path, to }) => [path, to]));
    expect(leads.get(`/firms/${nameCode('甲物业')}/`)).toBe(`/firms/${A}/`);
    expect(leads.get(`/firms/${nameCode('甲公司')}/`)).toBe(`/firms/${A}/`);
    expect(leads.has(`/firms/${CODE}/`)).toBe(false);
    expect(changedWords('firm', CODE, A).said).toBe(`统一社会信用代码原来待补，现在补上了：${A}`);
  });
  it('that has taken the name of another is no way to that one', () => {
    const both = city({
      records: {
        division: [division('000100', '示例市', '市', null)],
        firm: [
          firm(A, '甲物业', { formerName: NAME }),
          firm(CODE, NAME),
          firm('91000000MA00000232', '乙', { formerName: '甲物业' }),
        ],
      },
    });
    expect(formerPages(both).map(({ path }) => path)).not.toContain(`/firms/${CODE}/`);
    expect(formerPages(both).map(({ path }) => path)).not.toContain(`/firms/${nameCode('甲物业')}/`);
  });
});

describe('a contract without its first day', () => {
  it('says that it is missing, and never that it has no end', () => {
    const words = (code: string): string => {
      const { firm: panel } = boardView(publication, code).panels;
      return JSON.stringify([panel.says, firmPart(panel)]);
    };
    expect(words('E1')).toContain('起止日期待补');
    expect(words('E1')).toContain('现在在管');
    expect(words('E1')).not.toContain('未定期限');
    expect(words('E2')).toContain('开始日期待补，至 2027年6月30日');
  });
});
