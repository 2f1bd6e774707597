import { describe, expect, it } from 'vitest';
import { readTables } from '../../src/intake/read-tables.ts';
import { asTables, downloadsOf, publicationOf, recordsOf } from '../support/publication.ts';
import { check, csvOf, DEMO, FIRM, headersOf, OTHER_FIRM, type Row, TOWN } from '../support/tables.ts';

const UNDATED: Row = { 小区编码: 'JZ001', 统一社会信用代码: FIRM };
const contracts = (...rows: Row[]): Record<string, string> => ({ '合同.csv': csvOf('contract', rows) });

describe('a contract without its first day', () => {
  it('is there with a warning, whether the cell is blank or the column is missing', async () => {
    const told = [['合同.csv', 2, '开始日期', 'start-unknown']] as const;
    const blank = await check(contracts(UNDATED), told);
    expect(blank.register.records.contract).toMatchObject([{ firm: FIRM, start: null, end: null }]);
    const headers = headersOf('contract').filter((header) => header !== '开始日期');
    const missing = await check({ '合同.csv': csvOf('contract', [UNDATED], headers) }, told);
    expect(missing.register.records.contract).toHaveLength(1);
  });
  it('may stand beside one that is over or is still to begin', async () => {
    for (const other of [
      { 开始日期: '2020-01-01', 结束日期: '2023-12-31' },
      { 开始日期: '2027-01-01', 结束日期: '' },
    ])
      await check(contracts(UNDATED, { ...UNDATED, 统一社会信用代码: OTHER_FIRM, ...other }), [
        ['合同.csv', 2, '开始日期', 'start-unknown'],
      ]);
    await check(contracts({ ...UNDATED, 结束日期: '2023-12-31' }, TOWN.contract[0] as Row), [
      ['合同.csv', 2, '开始日期', 'start-needed'],
    ]);
  });
  it('is an error beside another that is in force: nobody knows which of them holds', async () => {
    const other = { ...UNDATED, 统一社会信用代码: OTHER_FIRM };
    const dated = await check(contracts(UNDATED, { ...other, 开始日期: '2024-01-01' }), [
      ['合同.csv', 2, '开始日期', 'start-needed'],
    ]);
    expect(dated.problems[0]?.message).toContain('tables/合同.csv 第 3 行');
    await check(contracts(UNDATED, other), [
      ['合同.csv', 2, '开始日期', 'start-needed'],
      ['合同.csv', 3, '开始日期', 'start-needed'],
    ]);
  });
  it('with a word that is no day stays an error', async () => {
    await check(contracts({ ...UNDATED, 开始日期: '三年' }), [['合同.csv', 2, '开始日期', 'date-not-readable']]);
  });
  it('is the same when its download is read', async () => {
    const first = await check(contracts(UNDATED), [['合同.csv', 2, '开始日期', 'start-unknown']]);
    const again = await readTables(asTables(await downloadsOf(publicationOf(first.register))), DEMO);
    expect(recordsOf(again.register)).toEqual(recordsOf(first.register));
  });
});
