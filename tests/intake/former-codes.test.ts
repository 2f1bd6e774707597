import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import {
  check,
  csvOf,
  FIRM,
  type Files,
  first,
  OTHER_FIRM,
  readCell,
  refusal,
  TOWN,
  townWith,
} from '../support/tables.ts';

/** A code that a firm had before, with a true check digit. */
const FORMER_FIRM = '91000000MB0000017F';

/** The town's rows of a table with a former code in each that is named, by the row's number. */
function former(id: TableId, codes: Readonly<Record<number, string>>): Files {
  const header = id === 'estate' ? '旧编码' : '旧代码';
  const rows = TOWN[id].map((row, i) => ({ ...row, [header]: codes[i + 2] ?? row[header] ?? '' }));
  return { [`${tableOf(id).name}.csv`]: csvOf(id, rows) };
}

const funds = (...codes: string[]): Files => ({
  '维修资金.csv': `小区编码,截止日期,结存\n${codes.map((code, i) => `${code},202${i}-12-31,1\n`).join('')}`,
});

describe('former codes of a row', () => {
  it('may be several in a cell, between any marks, and come out in one form', async () => {
    for (const written of ['JZ900、JZ901', 'JZ900，JZ901', 'JZ900;JZ901', 'JZ900 JZ901', 'JZ900、JZ901、JZ900'])
      expect(await readCell('estate', '旧编码', written), written).toBe('JZ900、JZ901');
    expect(await readCell('firm', '旧代码', '91000000mb0000017f')).toBe(FORMER_FIRM);
  });

  it('have the form of a present code, or are refused in its words', async () => {
    expect(await refusal('estate', '旧编码', '丁香苑1号')).toEqual(['code-not-readable']);
    expect(await refusal('estate', '旧编码', 'JZ900、../etc')).toEqual(['code-not-readable']);
    expect(await refusal('estate', '旧编码', '1.5E+05')).toEqual(['code-damaged']);
    expect(await refusal('firm', '旧代码', '91000000MB0000017X')).toEqual(['credit-code-check']);
    expect(await refusal('firm', '旧代码', '140500100012345')).toEqual(['credit-code-form']);
    expect(await refusal('division', '旧代码', '00012')).toEqual(['code-not-readable']);
  });

  it('that are another row’s present code lead two ways, in whatever letter case', async () => {
    for (const code of ['JZ002', 'jz002']) {
      const read = await check(former('estate', { 2: code }), [['小区.csv', 2, '旧编码', 'former-code-in-use']]);
      expect(read.problems[0]?.message).toContain('小区.csv 第 3 行');
    }
    await check(former('firm', { 3: FIRM }), [['企业.csv', 3, '旧代码', 'former-code-in-use']]);
    await check(former('division', { 3: '000102' }), [['行政区划.csv', 3, '旧代码', 'former-code-in-use']]);
  });

  it('that are the code of a row with another slip are in use too', async () => {
    const rows = TOWN.estate.map((row, i) => (i === 1 ? { ...row, 户数: '很多' } : row));
    const files = { '小区.csv': csvOf('estate', [{ ...rows[0], 旧编码: 'JZ002' }, ...rows.slice(1)]) };
    await check(files, [
      ['小区.csv', 3, '户数', 'count-not-integer'],
      ['小区.csv', 2, '旧编码', 'former-code-in-use'],
    ]);
  });

  it('that two rows claim are told at the second, with the first', async () => {
    const read = await check(former('estate', { 2: 'JZ900', 4: 'JZ900' }), [
      ['小区.csv', 4, '旧编码', 'former-code-twice'],
    ]);
    expect(read.problems[0]?.message).toContain('小区.csv 第 2 行也写了它');
    await check(former('firm', { 2: FORMER_FIRM, 3: FORMER_FIRM }), [['企业.csv', 3, '旧代码', 'former-code-twice']]);
    await check(former('division', { 3: '000122' }), [['行政区划.csv', 4, '旧代码', 'former-code-twice']]);
  });

  it('that are the row’s own are of no use, and said so once', async () => {
    const read = await check(former('estate', { 2: 'JZ001', 3: 'JZ002、JZ900' }), [
      ['小区.csv', 2, '旧编码', 'former-code-own'],
      ['小区.csv', 3, '旧编码', 'former-code-own'],
    ]);
    expect(read.problems).toHaveLength(1);
  });

  it('are searched for what is private, as other codes are', async () => {
    expect(await refusal('division', '旧代码', '110105194912310021')).not.toEqual([]);
    expect(await refusal('estate', '旧编码', '110105194912310021')).not.toEqual([]);
  });
});

describe('a reference by a former code', () => {
  it('means the present one, and is told once for its column with how often', async () => {
    const read = await check({ ...former('estate', { 2: 'JZ900' }), ...funds('JZ900', 'jz900', 'JZ001') }, [
      ['维修资金.csv', 2, '小区编码', 'reference-former'],
    ]);
    expect(read.register.records.fund.map(({ estate }) => estate)).toEqual(['JZ001', 'JZ001', 'JZ001']);
    expect(read.problems[0]?.message).toBe(
      'tables/维修资金.csv 第 2 行「小区编码」（A2）写的是「JZ900」，是「丁香苑」（JZ001）以前的编码或名称，按它算了；这一列这样写的共有 2 行。改成现在的编码。',
    );
  });

  it('means a firm by its former code or name too', async () => {
    const firms = csvOf('firm', townWith('firm', { 曾用名: '示例甲房管所、示例甲公司', 旧代码: FORMER_FIRM }));
    for (const written of [FORMER_FIRM, '示例甲房管所', '示例甲公司']) {
      const contracts = csvOf('contract', townWith('contract', { 统一社会信用代码: written }));
      const read = await check({ '企业.csv': firms, '合同.csv': contracts }, [
        ['合同.csv', 2, '统一社会信用代码', 'reference-former'],
      ]);
      expect(first(read, 'contract').firm, written).toBe(FIRM);
    }
  });

  it('never means anybody where two had the name', async () => {
    const firms = csvOf(
      'firm',
      TOWN.firm.map((row) => ({ ...row, 曾用名: '示例房管所' })),
    );
    const contracts = csvOf('contract', townWith('contract', { 统一社会信用代码: '示例房管所' }));
    const read = await check({ '企业.csv': firms, '合同.csv': contracts }, [
      ['合同.csv', 2, '统一社会信用代码', 'reference-ambiguous'],
    ]);
    expect(read.problems[0]?.message).toContain(OTHER_FIRM);
  });

  it('gives way to whoever has the code or name today', async () => {
    const firms = csvOf('firm', townWith('firm', { 曾用名: '示例乙物业服务有限公司' }));
    const contracts = csvOf('contract', townWith('contract', { 统一社会信用代码: '示例乙物业服务有限公司' }));
    expect(first(await check({ '企业.csv': firms, '合同.csv': contracts }, []), 'contract').firm).toBe(OTHER_FIRM);
    const estates = csvOf('estate', [
      { ...TOWN.estate[0], 旧编码: 'JZ002' },
      ...TOWN.estate.slice(1),
    ] as typeof TOWN.estate);
    const read = await check({ '小区.csv': estates, ...funds('JZ002') }, [
      ['小区.csv', 2, '旧编码', 'former-code-in-use'],
    ]);
    expect(first(read, 'fund').estate).toBe('JZ002');
  });

  it('of a division is no matter: old tables are full of them', async () => {
    const lists = csvOf('list_entry', townWith('list_entry', { 行政区划代码: '000122' }));
    expect(first(await check({ '红黑榜.csv': lists }, []), 'list_entry').division).toBe('000102');
  });
});
