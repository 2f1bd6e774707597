import { describe, expect, it } from 'vitest';
import { numberFormat } from '../../src/intake/read/xlsx/number-format.ts';
import type { Shown } from '../../src/intake/read/xlsx/number-shown.ts';

const show = (code: string | number, value: number, dateSystem: '1900' | '1904' = '1900'): Shown =>
  typeof code === 'number'
    ? numberFormat(code, undefined).show(value, dateSystem)
    : numberFormat(176, code).show(value, dateSystem);
/** In one word: the number, ~ where digits are rounded away, or what is shown. */
const inWords = (shown: Shown): string => {
  switch (shown.as) {
    case 'number':
      return shown.whole ? 'number' : '~number';
    case 'text':
      return `${shown.whole ? '' : '~'}${shown.text}`;
    case 'date':
      return `${shown.date.toISOString().slice(0, 10)}${shown.withYear ? '' : ' without year'}`;
    case 'differs':
      return `differs: ${shown.text}`;
    case 'month':
      return shown.text;
    default:
      return shown.as;
  }
};
const all = (cases: readonly (readonly [code: string | number, value: number, expected: string])[]): void => {
  for (const [code, value, expected] of cases) expect(inWords(show(code, value)), `${code} of ${value}`).toBe(expected);
};

describe('a number format', () => {
  it('that shows the number leaves it the number, also where digits are rounded away', () => {
    all([
      ['General', 1.5, 'number'],
      ['G/通用格式', 1.5, 'number'],
      [1, 12, 'number'],
      ['0', 12.6, '~number'],
      ['0.00', 12.5, 'number'],
      ['0.00', 12.345, '~number'],
      ['0.00_ ', 12.5, 'number'],
      ['#,##0.00', 1234.5, 'number'],
      ['#,##0.00;[Red]-#,##0.00', -1234.5, 'number'],
      ['0.00_);(0.00)', -3, 'number'],
      ['+0;-0;0', 5, 'number'],
      [41, 1234, 'number'],
      [43, -1234.5, 'number'],
      [43, 0, 'number'],
      [44, 0, 'number'],
      ['#,###', 1234, 'number'],
      ['0.00E+00', 12345, '~number'],
      ['# ?/?', 0.5, '~number'],
      ['[Red][<60]0;0', 30, 'number'],
      ['0!.0', 0, 'number'],
      ['0.0,', 0, 'number'],
    ]);
  });

  it('that adds a unit or a currency gives the number in full with what it adds', () => {
    all([
      ['0"栋"', 5, '5栋'],
      ['0栋', 5, '5栋'],
      ['0\\栋', 5, '5栋'],
      ['#,##0.00"元"', 1234.5, '1234.5元'],
      ['0.0"万元"', 3.5123, '~3.5123万元'],
      ['¥#,##0.00', 1234.5, '¥1234.5'],
      ['[$¥-804]#,##0.00', 1234.5, '¥1234.5'],
      ['"¥"#,##0.00;"¥"\\-#,##0.00', -1234.5, '¥-1234.5'],
      [44, 1234.5, '¥1234.5'],
      ['0"‰"', 5, '5‰'],
      ['0.00"m2"', 120.5, '120.5m2'],
      ['0"（元）"', 5, '5元'],
      ['General"号楼"', 3, '3号楼'],
      ['"第"0"号"', 7, '第7号'],
      ['000"号"', 7, '007号'],
    ]);
  });

  it('that shows a share or zeros in front gives them as text', () => {
    all([
      [9, 0.58, '58%'],
      [10, 0.5825, '58.25%'],
      ['0%', 0.583333, '~58.33%'],
      ['000000', 101, '000101'],
      ['00', 5, '05'],
      ['0', 123456789012, '123456789012'],
      ['000-0000', 1234567, '123-4567'],
      ['0000"年"00"月"00"日"', 20250612, '2025年06月12日'],
    ]);
  });

  it('that scales, moves the point, drops the sign or says something else differs', () => {
    all([
      ['0.0,', 35000, 'differs: 35.0'],
      ['0.00,"万"', 128000, 'differs: 128.00万'],
      ['0!.0,"万"', 35000, 'differs: 3.5万'],
      ['0\\.0,"万"', 35000, 'differs: 3.5万'],
      ['0"."0,"万"', 35000, 'differs: 3.5万'],
      ['0!.0000"万"', 35000, 'differs: 3.5000万'],
      ['#!.0000', 35000, 'differs: 3.5000'],
      ['0,', 35000, 'differs: 35'],
      ['#,##0,,', 35_000_000, 'differs: 35'],
      ['[>=10000]0!.0,"万";0', 35000, 'differs: 3.5万'],
      ['[>=10000]0!.0,"万";0', 350, 'number'],
      ['0;0', -5, 'differs: 5'],
      ['0;[Red]0', -5, 'differs: 5'],
      ['-0', 5, 'differs: -5'],
      ['0"000"', 35, 'differs: 35000'],
      ['"20"00', 26, 'differs: 2026'],
      ['0".5"', 3, 'differs: 3.5'],
      ['0"E3"', 3, 'differs: 3E3'],
      ['"是"', 1, 'differs: 是'],
      ['[=1]"是";[=0]"否"', 1, 'differs: 是'],
      ['"已缴";;"未缴"', 0, 'differs: 未缴'],
      ['0%%', 0.5, 'differs: 5000'],
      ['[<0]0', 5, 'differs: ########'],
    ]);
  });

  it('that leaves the cell empty shows nothing', () => {
    all([
      [';;;', 5, 'nothing'],
      ['0;-0;;@', 0, 'nothing'],
      ['#,###', 0, 'nothing'],
      ['#', 0.2, 'nothing'],
      ['" "', 5, 'nothing'],
    ]);
    expect(numberFormat(176, ';;;').showText('字')).toBeNull();
    expect(numberFormat(176, '0;0;0;').showText('字')).toBeNull();
    expect(numberFormat(176, '@"苑"').showText('丁香')).toBe('丁香苑');
    expect(numberFormat(176, '0.00').showText('字')).toBe('字');
  });

  it('that shows a whole day gives it, and a month or a year no day', () => {
    all([
      [14, 45820, '2025-06-12'],
      [22, 45820.75, '2025-06-12'],
      [31, 45820, '2025-06-12'],
      ['yyyy"年"m"月"d"日";@', 45820, '2025-06-12'],
      ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 45820, '2025-06-12'],
      ['[$-F800]dddd, mmmm dd, yyyy', 45820, '2025-06-12'],
      ['yyyy.m.d', 45820, '2025-06-12'],
      ['e/m/d', 45820, '2025-06-12'],
      [17, 45820, '2025-06'],
      [57, 45820, '2025-06'],
      ['yyyy-mm', 45820, '2025-06'],
      ['yyyy', 45820, '2025'],
      ['yyyy"年"', 45820, '2025'],
      [58, 45820, '2025-06-12 without year'],
      [16, 45820, '2025-06-12 without year'],
      ['mm-dd', 45820, '2025-06-12 without year'],
      ['aaaa', 45820, 'differs: 星期四'],
      ['[$-404]e/m/d', 45820, 'differs: 2025-06-12 的另一种写法'],
      ['[$-D07041E]yyyy/m/d', 45820, 'differs: 2025-06-12 的另一种写法'],
    ]);
    expect(inWords(show(14, 45820 - 1462, '1904'))).toBe('2025-06-12');
  });

  it('of a date over a number that is no day says so', () => {
    all([
      [14, 0, 'no-date'],
      [14, -3, 'no-date'],
      [14, 60, 'no-date'],
      [14, 20250612, 'no-date'],
      [58, 0, 'no-date'],
      ['h:mm', -0.5, 'no-date'],
    ]);
    expect(inWords(show(14, 0, '1904'))).toBe('no-date');
  });

  it('of a time alone gives the time', () => {
    all([
      ['h:mm', 0.3541666667, '8:30'],
      ['h:mm:ss', 0.3541666667, '8:30:00'],
      ['[h]:mm', 1.5, '36:00'],
      ['mm:ss', 0.0007, '01:00'],
      ['h"时"mm"分"', 0.3541666667, '8:30'],
    ]);
  });

  it('of hostile length is answered at once', () => {
    const start = performance.now();
    for (const code of [
      '0'.repeat(100_000),
      '"'.repeat(99_999),
      '['.repeat(1000),
      ';'.repeat(1000),
      '0,'.repeat(500),
      '\\'.repeat(999),
    ])
      expect(['differs', 'nothing', 'text', 'number']).toContain(show(code, 35000).as);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
