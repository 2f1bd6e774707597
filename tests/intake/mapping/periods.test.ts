/** Tables with a column or a sheet for each month, as they come back a month and a year later. */
import { describe, expect, it } from 'vitest';
import type { TablesRead } from '../../../src/intake/read-tables.ts';
import { mappingsOf } from '../../support/mappings.ts';
import { csvOf, type Files, readTown, TOWN, xlsx } from '../../support/tables.ts';

type Cell = string | number | null;

const ESTATES = csvOf('estate', [
  ...TOWN.estate,
  { 小区编码: 'JZ003', 小区名称: '金桂园', 行政区划代码: '000101', 管理模式: '业主自管' },
]);

/** What is kept of one month, and the next one read by it. */
async function inTurn(first: Files, next: Files): Promise<TablesRead> {
  const before = await readTown({ '小区.csv': ESTATES, ...first });
  return readTown({ '小区.csv': ESTATES, ...next }, { mappings: await mappingsOf(before) });
}

const sheet = async (rows: Cell[][], name = 'Sheet1'): Promise<Uint8Array> => xlsx([{ name, rows }]);
const counts = ({ register }: TablesRead): unknown[] =>
  register.records.complaint_stat.map(({ estate, month, received, closed }) => [estate, month, received, closed]);
const codes = ({ problems }: TablesRead): string[] => problems.map(({ code }) => code);

describe('a table with a column for each month', () => {
  const months = (title: string, heads: string[], ...rows: Cell[][]): Promise<Uint8Array> =>
    sheet([[title], ['序号', '小区名称', ...heads], ...rows]);

  it('that gains one is read with it, which is said in one line', async () => {
    const read = await inTurn(
      { '投诉量.xlsx': await months('2026年各小区投诉量', ['8月', '9月'], [1, '丁香苑', 3, 0], [2, '金桂园', '/', 2]) },
      {
        '投诉量.xlsx': await months(
          '2026年各小区投诉量',
          ['8月', '9月', '10月'],
          [1, '丁香苑', 3, 0, 7],
          [2, '金桂园', '/', 2, 5],
        ),
      },
    );
    expect(counts(read)).toEqual([
      ['JZ001', '2026-08', 3, null],
      ['JZ001', '2026-09', 0, null],
      ['JZ003', '2026-09', 2, null],
      ['JZ001', '2026-10', 7, null],
      ['JZ003', '2026-10', 5, null],
    ]);
    expect(codes(read)).toEqual(['mapping-period-new']);
    expect(read.problems[0]?.message).toContain('多了「10月」，照记下的读法（mappings/投诉量.yaml）里别的期一样读了');
  });

  it('begins anew with the year, whose first months are none of those that were there', async () => {
    const read = await inTurn(
      { '投诉量.xlsx': await months('2025年各小区投诉量', ['11月', '12月'], [1, '丁香苑', 3, 0]) },
      { '投诉量.xlsx': await months('2026年各小区投诉量', ['1月', '2月'], [1, '丁香苑', 4, 1]) },
    );
    expect(counts(read)).toEqual([
      ['JZ001', '2026-01', 4, null],
      ['JZ001', '2026-02', 1, null],
    ]);
  });

  it('reads each measure of a further month by its own name, in one cell with the month or below it', async () => {
    const flat = await inTurn(
      {
        '工单.xlsx': await months(
          '2026年工单',
          ['8月受理量', '8月办结量', '9月受理量', '9月办结量'],
          [1, '丁香苑', 3, 2, 1, 1],
        ),
      },
      {
        '工单.xlsx': await months(
          '2026年工单',
          ['9月受理量', '9月办结量', '10月受理量', '10月办结量'],
          [1, '丁香苑', 1, 1, 8, 6],
        ),
      },
    );
    expect(counts(flat)).toEqual([
      ['JZ001', '2026-09', 1, 1],
      ['JZ001', '2026-10', 8, 6],
    ]);
    const over = (heads: Cell[], below: Cell[], ...rows: Cell[][]): Promise<Uint8Array> =>
      sheet([['2026年投诉台账'], ['小区名称', ...heads], [null, ...below], ...rows]);
    const high = await inTurn(
      { '台账.xlsx': await over(['8月', null, '9月', null], ['受理', '办结', '受理', '办结'], ['丁香苑', 3, 2, 1, 1]) },
      {
        '台账.xlsx': await over(['9月', null, '10月', null], ['受理', '办结', '受理', '办结'], ['丁香苑', 1, 1, 8, 6]),
      },
    );
    expect(counts(high)).toEqual(counts(flat));
  });

  it('leaves a further month unread where one of its measures is missing, and says so', async () => {
    const read = await inTurn(
      {
        '工单.xlsx': await months(
          '2026年工单',
          ['8月受理', '8月办结', '9月受理', '9月办结'],
          [1, '丁香苑', 3, 2, 1, 1],
        ),
      },
      {
        '工单.xlsx': await months(
          '2026年工单',
          ['8月受理', '8月办结', '9月受理', '9月办结', '10月受理'],
          [1, '丁香苑', 3, 2, 1, 1, 8],
        ),
      },
    );
    expect(counts(read)).toHaveLength(2);
    expect(codes(read)).toContain('mapping-column-new');
  });
});
