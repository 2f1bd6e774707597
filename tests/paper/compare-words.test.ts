/**
 * What counts as standing on the pages of a sheet, and what as missing.
 */
import { describe, expect, it } from 'vitest';
import { firstMissing, folded, type Runs } from '../../src/paper/compare-words.ts';
import type { Group } from '../../src/sheets/words.ts';

const missing = (parts: readonly Group[], ...pages: readonly Runs[]): string | null =>
  firstMissing(
    { head: [], parts: [...parts], drawn: [], foot: [] },
    pages.map((runs) => ({ columns: [runs], whole: runs, drawn: [] })),
  );

describe('words', () => {
  it('are there where they stand in their order, whatever stands between', () => {
    expect(missing([['物业费'], ['电梯费']], ['第1页', '物业费', '（续）', '电梯费'])).toBeNull();
    expect(missing([['电梯费'], ['物业费']], ['物业费', '电梯费'])).toBe('物业费');
  });

  it('may be broken at the end of a page and go on at the next, beside other cells', () => {
    const row = ['依据一二三四五六', '申辩甲乙丙丁戊己'];
    expect(missing([row, ['合计']], ['依据一二三', '申辩甲乙'], ['四五六', '丙丁戊己', '合计'])).toBeNull();
    expect(missing([row], ['依据一二', '申辩甲乙'], ['三四', '丙丁'], ['五六', '戊己'])).toBeNull();
  });

  it('are missing where their end, their middle or a whole page of them is', () => {
    expect(missing([['一二三四五六']], ['一二三'], ['四五'])).toBe('一二三四五六');
    expect(missing([['一二三四五六']], ['一二'], ['五六'])).toBe('一二三四五六');
    expect(missing([['一二三四五六']], ['一二三'])).toBe('一二三四五六');
  });

  it('stand once for each time that they must be said', () => {
    expect(missing([['5 元'], ['5 元']], ['5元', '5元'])).toBeNull();
    expect(missing([['5 元'], ['5 元']], ['5元'])).toBe('5 元');
  });

  it('are told apart where the next cell begins as the first goes on', () => {
    // What is broken here ends with 费; what stands beside it begins with 用, as the rest does.
    expect(missing([['物业费用完', '用途']], ['物业费', '用途'], ['用完'])).toBeNull();
  });

  it('that are short are found whole on the next page, where two ends of others would make them up as well', () => {
    const groups = [['3', '服务标准'], ['核定服务等级三级。']];
    expect(missing(groups, ['电话 0353', '客户', '服务'], ['3', '服务标准', '核定服务等级三级。', '标准'])).toBeNull();
    // A long one may be broken, though the same stands whole on the next page, as in the next row.
    const long = '一二三四五六七八九十'.repeat(30);
    const rows = [[long], [long]];
    expect(missing(rows, [long.slice(0, 100)], [long.slice(100), long])).toBeNull();
  });

  it('are compared without what looks the same: widths, blanks, writing that is shaped', () => {
    expect(folded('１２ ㎡\u200b（一）')).toBe(folded('12m2(一)'));
    expect(missing([['小区 سلام 名']], ['小区名'])).toBeNull();
  });
});
