/** The file of corrections: what is written is read back, and a cell has one. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../src/desk/api.ts';
import { correctionsIn, correctionsText, withCorrection, withoutCorrection } from '../../src/desk/corrections-file.ts';
import { cellAt } from '../../src/domain/cell-name.ts';
import { columnLetters } from '../../src/domain/column-letters.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';

const ONE: Correction = {
  file: 'tables/收费标准.xlsx',
  sheet: '住宅',
  cell: 'D7',
  from: '1,5',
  to: '1.5',
  reason: '逗号应为小数点',
  day: '2026-11-10' as IsoDate,
};

describe('the file of corrections', () => {
  it('has a mark for Excel, the agreed columns, and quotes where a comma stands', () => {
    expect(correctionsText([ONE])).toBe(
      '\ufeff文件,工作表,单元格,原来的内容,改为,原因,日期\r\ntables/收费标准.xlsx,住宅,D7,"1,5",1.5,逗号应为小数点,2026-11-10\r\n',
    );
  });

  it('gives every text back, also those that a spreadsheet would run', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('=1+1', "'=1", '-5', '"', 'a\nb', '，', '\r', '@x'));
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (from, to, reason, isCsv) => {
        const row = { ...ONE, from, to, reason, sheet: isCsv ? null : ONE.sheet };
        expect(correctionsIn(correctionsText([row, ONE]))).toEqual([row, ONE]);
      }),
      { numRuns: 300 },
    );
    expect(correctionsText([{ ...ONE, from: '=HYPERLINK("x")' }])).toContain(`"'=HYPERLINK`);
  });

  it('replaces an earlier correction of the same cell and keeps the order', () => {
    const other = { ...ONE, cell: 'D8' };
    const again = { ...ONE, cell: 'd7', to: '1.6' };
    expect(withCorrection([ONE, other], again)).toEqual([again, other]);
    expect(withoutCorrection([ONE, other], { ...ONE, cell: 'd7' })).toEqual([other]);
  });

  it('leaves out rows that name no cell or no day, whoever has written them', () => {
    const written =
      '文件,工作表,单元格,原来的内容,改为,原因,日期\na.csv,,第七行,1,2,x,2026-11-10\na.csv,,B2,1,2,x,不知道\n,,B2,1,2,x,2026-11-10\n';
    expect(correctionsIn(written)).toEqual([]);
  });

  it('knows where a cell is by its name', () => {
    for (const column of [0, 25, 26, 51, 52, 701, 702, 16_383])
      expect(cellAt(`${columnLetters(column)}12`)).toEqual({ row: 11, column });
  });
});
