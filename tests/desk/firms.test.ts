/** Codes of firms: whose are lacking, what of a typed one is wrong, and the table that they are written into. */
import { describe, expect, it } from 'vitest';
import { firmsFile, withFirms } from '../../src/desk/firms-file.ts';
import { codeFault, codeFaults, firmsLacking } from '../../src/desk/page/firms-lacking.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { type ProblemCode, problem } from '../../src/intake/problems.ts';

const CODE = '91000000MA00000157';
const told = (code: ProblemCode, name: string): Problem => problem(code, { file: 'tables/甲.xlsx', row: 4 }, name);

describe('firms without a code', () => {
  it('are each told once, those that must have one first', () => {
    const problems = [
      told('firm-by-name', '甲物业有限公司'),
      told('firm-by-name', '乙物业有限公司'),
      told('firm-code-required', '乙物业有限公司'),
      told('firm-code-missing', '丙物业有限公司'),
      told('start-unknown', '丁'),
    ];
    expect(firmsLacking(problems)).toEqual([
      { name: '乙物业有限公司', isNeeded: true },
      { name: '甲物业有限公司', isNeeded: false },
      { name: '丙物业有限公司', isNeeded: false },
    ]);
  });
});

describe('codes that are typed', () => {
  it('are right but for those with a fault of their own, and for two firms with the same one', () => {
    const code = '91000000MA00000232';
    const faults = codeFaults([
      { name: '甲', code: CODE },
      { name: '乙', code: '9100' },
      { name: '丙', code },
      { name: '丁', code },
    ]);
    expect([...faults]).toEqual([
      ['乙', '还差 14 位'],
      ['丙', '和「丁」写了同一个代码'],
      ['丁', '和「丙」写了同一个代码'],
    ]);
  });
});

describe('a code that is typed', () => {
  it.each([
    [CODE, null],
    [' 91000000 ma000001-57', null],
    ['9100', '还差 14 位'],
    [`${CODE}0`, '多了 1 位'],
    ['91000000MAO0000157', '代码里没有「O」，看看是不是数字'],
    ['91000000MA00000158', '至少有一位抄错了，对照营业执照'],
  ])('%s: %s', (typed, fault) => {
    expect(codeFault(typed)).toBe(fault);
  });
});

describe('the table of firms', () => {
  it('is begun with the codes, filled up where a firm stands without one, and else grows', () => {
    const begun = withFirms(null, [{ name: '甲公司', code: CODE }]);
    expect(begun).toBe(`\ufeff统一社会信用代码,企业名称\r\n${CODE},甲公司\r\n`);
    const own = '企业名称,联系电话,统一社会信用代码\n乙公司,0355-1,\n';
    expect(
      withFirms(own, [
        { name: '乙公司', code: CODE },
        { name: '=丙', code: '1' },
      ]),
    ).toBe(`\ufeff企业名称,联系电话,统一社会信用代码\r\n乙公司,0355-1,${CODE}\r\n'=丙,,1\r\n`);
  });

  it('is not touched where it is laid out otherwise, and stands beside a workbook under another name', () => {
    expect(withFirms('企业名录\n甲公司\n', [{ name: '甲公司', code: CODE }])).toBeNull();
    expect(firmsFile(['tables/小区.csv'])).toBe('tables/企业.csv');
    expect(firmsFile(['tables/企业.xlsx'])).toBe('tables/企业-办事台补的.csv');
  });
});
