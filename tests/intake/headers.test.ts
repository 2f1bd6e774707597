import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { meaningsOf } from '../../src/intake/header.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { check, csvOf, first, foundIn, headersOf, readTown, TOWN } from '../support/tables.ts';

const aliases: [table: TableId, header: string, alias: string][] = TABLES.flatMap((table) =>
  columnList(table).flatMap(([, column]) =>
    column.aliases.map((alias): [TableId, string, string] => [table.id, column.header, alias]),
  ),
);

describe('a header', () => {
  it.each(aliases)('of %s 「%s」 may be written 「%s」', async (id, header, alias) => {
    const meaning = meaningsOf(tableOf(id)).get(alias.toLowerCase());
    const canonical = headersOf(id).includes(alias);
    if (!canonical) expect(meaning).toMatchObject({ is: 'column', column: { header } });
    const headers = headersOf(id).filter((h) => h !== alias);
    const text = csvOf(id).replace(
      /^[^\n]*/,
      headersOf(id)
        .map((h) => (h === header ? alias : h === alias ? `${h}别的` : h))
        .join(','),
    );
    const read = await readTown({ [`${tableOf(id).name}.csv`]: text });
    if (headers.length === headersOf(id).length) {
      expect(foundIn(read)).toEqual([]);
      expect(read.register.records[id]).toEqual(
        (await readTown({ [`${tableOf(id).name}.csv`]: csvOf(id) })).register.records[id],
      );
    }
  });

  it('means one column in each table, whichever way it is written', () => {
    for (const table of TABLES) {
      const written = columnList(table).flatMap(([, column]) => [column.header, ...column.aliases]);
      expect(new Set(written).size, table.name).toBe(written.length);
    }
  });

  it('may have a line break, stars, spaces and its unit in it', async () => {
    const text = '"小区\n编码*",＊截止日期,"结存\n（元）",交 存 (元)\nJZ001,2024-12-31,1000.00,2000\n';
    expect(first(await check({ '维修资金.csv': text }, []), 'fund')).toMatchObject({
      balanceFen: 100_000,
      paidInFen: 200_000,
    });
  });

  it('may stand below titles and a corner cell', async () => {
    const text =
      '甲子县2024年维修资金情况表,,,\n,,,单位：万元\n小区编码,截止日期,结存,交存\nJZ001,2024-12-31,100.123456,200\n';
    const read = await check({ '维修资金.csv': text }, []);
    expect(first(read, 'fund')).toMatchObject({ balanceFen: 100_123_456, paidInFen: 200_000_000 });
  });

  it('of two rows is one, the lower under the upper', async () => {
    const text = '小区编码,类别,日期,停用,\n,,,开始,结束\nJZ001,消防泵,2025-05-01,2025-05-02,2025-05-03\n';
    const read = await check({ '设施维保.csv': text }, []);
    expect(first(read, 'facility')).toMatchObject({ outageFrom: '2025-05-02', outageUntil: '2025-05-03' });
  });

  it('that comes again in the middle, as on pages pasted together, is no record', async () => {
    const text = csvOf('fund') + csvOf('fund', [{ ...(TOWN.fund[0] as object), 截止日期: '2023-12-31' }]);
    const read = await check({ '维修资金.csv': text }, []);
    expect(read.totals.find((t) => t.table === 'fund')).toMatchObject({ rows: 3, records: 2, notes: 1, faulty: 0 });
  });

  it('that is a slip in another name of a column is told that column', async () => {
    const text = '小区编码,收费项目,收费标准,单位,收费依剧\nJZ001,物业服务费,0.80,元/㎡·月,〔2025〕1号\n';
    const read = await check({ '收费标准.csv': text }, [['收费标准.csv', 1, '收费依剧', 'header-unknown']]);
    expect(read.problems[0]?.message).toContain('「依据」');
  });

  it('that nobody knows is named with the nearest, and its column is not published', async () => {
    const text = csvOf('fund').replace('使用流程', '使用溜程');
    const read = await check({ '维修资金.csv': text }, [['维修资金.csv', 1, '使用溜程', 'header-unknown']]);
    expect(read.problems[0]?.message).toContain('最接近的是「使用流程」');
    expect(read.problems[0]?.message).toContain('（G1）');
    expect(first(read, 'fund').procedure).toBeNull();
  });

  it('that is missing and required stops, with what may have been meant', async () => {
    const text = csvOf('fund').replace('截止日期', '截止日其');
    const read = await check({ '维修资金.csv': text }, [['维修资金.csv', 1, '截止日期', 'column-missing']]);
    expect(read.problems[0]?.message).toContain('最接近的是「截止日其」');
  });

  it('that is there twice stops, also under two names', async () => {
    const text = '小区编码,截止日期,结存,余额\nJZ001,2024-12-31,1,2\n';
    await check({ '维修资金.csv': text }, [['维修资金.csv', 1, '结存', 'header-duplicate']]);
  });

  it('that is blank over filled cells is named by its letter', async () => {
    const read = await check({ '维修资金.csv': '小区编码,,截止日期,结存\nJZ001,旁注,2024-12-31,1\n' }, [
      ['维修资金.csv', 1, null, 'header-blank'],
    ]);
    expect(read.problems[0]?.message).toContain('（B1）');
    expect(read.problems[0]?.message).toContain('1 格');
  });

  it('that is nowhere stops the table', async () => {
    const read = await check({ '维修资金.csv': '1,2,3\n4,5,6\n' }, [['维修资金.csv', null, null, 'header-not-found']]);
    expect(read.problems[0]?.message).toContain('小区编码、截止日期、结存');
  });

  it('序号 or 备注 carries no fact and is no problem', async () => {
    await check({ '维修资金.csv': '序号,小区编码,截止日期,结存,备注\n1,JZ001,2024-12-31,1,已核\n' }, []);
  });

  it('says 万元 over its own column, against the corner', async () => {
    const text = '单位：元,,,\n小区编码,截止日期,结存（万元）,交存\nJZ001,2024-12-31,1.5,2\n';
    expect(first(await check({ '维修资金.csv': text }, []), 'fund')).toMatchObject({
      balanceFen: 1_500_000,
      paidInFen: 200,
    });
  });

  it('says 元 over its own column, against a corner of 万元', async () => {
    const text = '单位：万元,,,\n小区编码,截止日期,结存（元）,交存\nJZ001,2024-12-31,1.5,2\n';
    expect(first(await check({ '维修资金.csv': text }, []), 'fund')).toMatchObject({
      balanceFen: 150,
      paidInFen: 2_000_000,
    });
  });

  it('with more columns than a table can have stops', async () => {
    const wide = `小区编码,截止日期,结存${','.repeat(600)}x\nJZ001,2024-12-31,1\n`;
    await check({ '维修资金.csv': wide }, [['维修资金.csv', null, null, 'too-many-columns']]);
  });
});
