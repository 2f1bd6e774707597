/** What was corrected in last month's file and comes again as it was: told where it stands now, and corrected by nobody else. */
import { describe, expect, it } from 'vitest';
import { agreedOf, openOf } from '../../src/domain/problem.ts';
import type { CellCorrection } from '../../src/intake/corrections.ts';
import { readMappings } from '../../src/intake/mapping/read-mappings.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { csvOf, readTown, tableFile } from '../support/tables.ts';

const MAPPING = `files: ["*小区情况*"]
headers: [编号, 名称, 归哪里管, 面积（万㎡）, 户数]
tables:
  - table: 小区
    columns:
      小区编码: 编号
      小区名称: 名称
      行政区划代码: 归哪里管
      建筑面积: 面积（万㎡）
      户数: 户数
      管理模式: {value: 专业物业}
`;
const HEAD = '编号,名称,归哪里管,面积（万㎡）,户数\n';
const [ONE, TWO] = ['A01,金桂园,000101,0.6,100\n', 'A02,银桂园,000101,2.2,200\n'];
const [OCTOBER, NOVEMBER] = ['小区情况（2026年10月）.csv', '小区情况（2026年11月）.csv'];

const CORRECTION: CellCorrection = {
  row: 2,
  file: OCTOBER,
  sheet: '',
  at: { row: 1, column: 3 },
  from: '0.6',
  to: '2.6',
  reason: '电话更正',
  day: '2026-11-01',
};

async function told(files: Readonly<Record<string, string>>, corrections = [CORRECTION]) {
  const mappings = await readMappings([tableFile('mappings/小区.yaml', MAPPING)], new ProblemLog());
  const read = await readTown({ '小区.csv': csvOf('estate', []), ...files }, { mappings, corrections });
  const again = openOf(read.problems).filter(({ code }) => code === 'correction-again');
  return {
    again: again.map(({ file, row, letters, value }) => [file, row, letters, value]),
    first: again[0],
    applied: agreedOf(read.problems).filter(({ code }) => code === 'correction-applied').length,
    area: read.register.records.estate.find(({ name }) => name === '金桂园')?.areaSqm,
  };
}

describe('a correction of last month’s file', () => {
  it('counts as long as that file is read, and there is nothing to say again', async () => {
    expect(await told({ [OCTOBER]: HEAD + ONE + TWO })).toMatchObject({ again: [], applied: 1, area: 26_000 });
  });

  it('is told at its cell of this month’s file, wherever the row stands now, and corrects nothing there', async () => {
    const months = { [OCTOBER]: HEAD + ONE + TWO, [NOVEMBER]: HEAD + TWO + ONE };
    const found = await told(months);
    expect(found).toMatchObject({ again: [[`tables/${NOVEMBER}`, 3, 'D', '0.6']], applied: 0, area: 6_000 });
    expect(found.first?.again).toEqual({ from: '0.6', to: '2.6', reason: '电话更正' });
    expect(found.first?.message).toContain('更正成了「2.6」');
    expect(found.first?.column).toBe('面积（万㎡）');
    // Corrected once more it is settled.
    const both = [CORRECTION, { ...CORRECTION, file: NOVEMBER, at: { row: 2, column: 3 } }];
    expect(await told(months, both)).toMatchObject({ again: [], applied: 1, area: 26_000 });
  });

  it('is not told where the cell says something else, or another estate says the same', async () => {
    const other = await told({ [OCTOBER]: HEAD + ONE + TWO, [NOVEMBER]: HEAD + ONE.replace('0.6', '2.7') + TWO });
    expect(other).toMatchObject({ again: [], area: 27_000 });
    const elsewhere = HEAD + ONE.replace('0.6', '2.7') + TWO.replace('2.2', '0.6');
    expect((await told({ [OCTOBER]: HEAD + ONE + TWO, [NOVEMBER]: elsewhere })).again).toEqual([]);
  });

  it('is told of a cell that was blank and is blank again, in the row that is known again', async () => {
    const blank = { ...CORRECTION, from: '', to: '2.6' };
    const months = { [OCTOBER]: HEAD + ONE.replace('0.6', '') + TWO, [NOVEMBER]: HEAD + TWO + ONE.replace('0.6', '') };
    expect((await told(months, [blank])).again).toEqual([[`tables/${NOVEMBER}`, 3, 'D', '']]);
  });

  it('is told where last month’s file was taken away', async () => {
    expect((await told({ [NOVEMBER]: HEAD + ONE + TWO })).again).toEqual([[`tables/${NOVEMBER}`, 2, 'D', '0.6']]);
  });
});
