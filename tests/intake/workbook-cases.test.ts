/**
 * Workbooks that went wrong once, as raw parts that no writer of ours made: each says what must happen now.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readTables, type TablesRead } from '../../src/intake/read-tables.ts';
import { REPOSITORY } from '../../src/site.ts';
import { type Bytes, check, DEMO, foundIn, readTown, tableFile } from '../support/tables.ts';

/** The tables of a case, by their names. */
function tablesOf(name: string): Record<string, Bytes> {
  const folder = path.join(REPOSITORY, 'tests/fixtures/cases', name, 'tables');
  return Object.fromEntries(
    readdirSync(folder).map((file) => [file, new Uint8Array(readFileSync(path.join(folder, file)))]),
  );
}

/** A case that brings all the tables it needs. */
function readAlone(name: string): Promise<TablesRead> {
  const files = Object.entries(tablesOf(name)).map(([file, bytes]) => tableFile(`tables/${file}`, bytes));
  return readTables(files, { ...DEMO });
}

it('an amount whose format moves its point is an error that says both', async () => {
  const read = await check(tablesOf('scaled-format'), [
    ['公共收益.xlsx', 2, '金额', 'shown-differs'],
    ['公共收益.xlsx', 3, '金额', 'shown-differs'],
    ['公共收益.xlsx', 4, '金额', 'shown-differs'],
  ]);
  expect(read.register.records.revenue).toEqual([]);
  expect(read.problems[0]?.message).toContain('（E2）单元格里是「35000」，显示成「3.5万」');
});

it('a listing in a hidden row of the red and black list is an error', async () => {
  const read = await readTown(tablesOf('hidden-row'));
  expect(foundIn(read)).toContainEqual(['红黑榜.xlsx', 3, null, 'unseen-accusing']);
  expect(read.problems.find(({ code }) => code === 'unseen-accusing')).toMatchObject({ severity: 'error' });
});

it('a cell that points at no shared text is blank', async () => {
  const read = await readAlone('blank-shared-strings');
  expect(foundIn(read)).toEqual([]);
  expect(new Set(read.register.records.estate.map(({ formerName }) => formerName))).toEqual(new Set([null]));
});

it('a part that is cut refuses the workbook and is named', async () => {
  const read = await check(tablesOf('truncated-part'), [['收费标准.xlsx', null, null, 'file-not-readable']]);
  expect(read.problems[0]?.message).toContain('xl/worksheets/sheet1.xml');
});

it('a part in UTF-16 is read whole', async () => {
  const read = await check(tablesOf('utf16-part'), []);
  expect(read.register.records.fee_item.map(({ estate, rateE4 }) => [estate, rateE4])).toEqual([['JZ001', 9200]]);
});

it('error cells are named whatever their error is called', async () => {
  const read = await readTown(tablesOf('error-cells'));
  expect(foundIn(read).map(([, row, column, code]) => [row, column, code])).toEqual([
    [2, '收费标准', 'formula-error'],
    [3, '依据', 'formula-error'],
    [5, '结束日期', 'formula-error'],
    [6, '依据', 'formula-error'],
    [7, '依据', 'formula-error'],
    [8, '依据', 'formula-error'],
  ]);
});

it('a workbook with a chart sheet is read, the chart passed over with a sentence', async () => {
  const read = await readAlone('chart-sheet');
  expect(foundIn(read)).toEqual([['小区.xlsx', null, null, 'sheet-not-table']]);
  expect(read.problems[0]).toMatchObject({ severity: 'warning', sheet: '图表1' });
  expect(read.register.records.estate.length).toBeGreaterThan(5);
});

it('a date that was typed in a column of words or codes is an error', async () => {
  await check(tablesOf('date-in-text-column'), [
    ['电梯.xlsx', 2, '位置', 'date-in-text'],
    ['电梯.xlsx', 3, '使用登记证编号', 'date-in-text'],
  ]);
});

it('a zero in a cell that is formatted as a date is an error and no date', async () => {
  const read = await readAlone('date-zero');
  expect(foundIn(read).map(([file, row, column, code]) => [file, row, column, code])).toEqual([
    ['电梯.xlsx', 2, '上次维保日期', 'date-zero'],
    ['电梯.xlsx', 3, '上次维保日期', 'date-zero'],
  ]);
  expect(read.register.records.lift.some(({ servicedOn }) => (servicedOn ?? '9999') < '2000')).toBe(false);
});
