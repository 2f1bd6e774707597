import { describe, expect, it } from 'vitest';
import { readCase } from '../support/cases.ts';
import { check, csvOf, FIRM, first, foundIn, type Row, readTown, TOWN, xlsx } from '../support/tables.ts';

/** 公共收益 of one estate and year from lines of category, item and amount. */
const revenue = (...lines: string[]): string =>
  `小区编码,年度,类别,项目,金额\n${lines.map((line) => (line.startsWith(',') ? line : `JZ001,2024,${line}`)).join('\n')}\n`;

const BALANCED = ['上期结余,上期结余,1000', '收入,广告费,500', '支出,维修,200', '期末结余,期末结余,1300'];

describe('a case', () => {
  it('of a file that was copied counts its rows once and says so once', async () => {
    const read = await readCase('copied-file');
    expect(read.problems.map((p) => [p.file, p.row, p.code, p.severity])).toEqual([
      ['tables/公共收益 - 副本.csv', null, 'file-copy', 'warning'],
      ['tables/公共收益 - 副本.csv', null, 'rows-in-two-files', 'warning'],
    ]);
    expect(read.problems[1]?.message).toContain('tables/公共收益.csv 有 4 行一样，只算一次');
    expect(read.register.records.revenue.map((r) => r.amountFen)).toEqual([100_000, 50_000, 20_000, 130_000]);
    expect(read.totals.find((t) => t.table === 'revenue')).toMatchObject({ rows: 8, records: 4, faulty: 0, notes: 4 });
  });
  it('of a copy that was edited is an error that names both files and both amounts', async () => {
    const read = await readCase('copied-file-edited');
    const errors = read.problems.filter((p) => p.severity === 'error');
    expect(errors.map((p) => [p.file, p.row, p.code])).toEqual([
      ['tables/公共收益 - 副本.csv', 3, 'row-differs'],
      ['tables/公共收益 - 副本.csv', 5, 'row-differs'],
    ]);
    expect(errors[0]?.message).toContain('tables/公共收益.csv 第 3 行');
    expect(errors[0]?.message).toContain('「450.00」元，那里是「500.00」元');
    expect(read.register.records.revenue.map((r) => r.amountFen)).toEqual([100_000, 50_000, 20_000, 130_000]);
  });
  it.each([
    ['phantom-duplicates', 'codes.csv', 'codes-not-kept'],
    ['no-code-column', 'tables/小区.csv', 'codes-elsewhere'],
  ])('of %s is one problem, and no row a duplicate', async (name, file, code) => {
    const read = await readCase(name);
    expect(read.problems.map((p) => [p.file, p.row, p.column, p.code])).toEqual([[file, null, null, code]]);
  });
});

describe('equal rows', () => {
  it('of two files are one, also where one of them has a slip of its own', async () => {
    const read = await check(
      { '维修资金-甲.csv': csvOf('fund'), '维修资金-乙.csv': csvOf('fund') + csvOf('fund').split('\n')[1] },
      [
        ['维修资金-甲.csv', null, null, 'rows-in-two-files'],
        ['维修资金-乙.csv', 3, null, 'duplicate-row'],
      ],
    );
    expect(read.register.records.fund.length).toBe(1);
  });
  it('of three files are one warning for each later file', async () => {
    const found = foundIn(
      await readTown({
        '公共收益-a.csv': csvOf('revenue'),
        '公共收益-b.csv': csvOf('revenue'),
        '公共收益-c.csv': csvOf('revenue'),
      }),
    );
    expect(found).toEqual([
      ['公共收益-b.csv', null, null, 'rows-in-two-files'],
      ['公共收益-c.csv', null, null, 'rows-in-two-files'],
    ]);
  });
  it('of two sheets of a workbook are one as well', async () => {
    const rows = [
      ['小区编码', '年度', '类别', '项目', '金额'],
      ...BALANCED.map((line) => ['JZ001', '2024', ...line.split(',')]),
    ];
    const book = await xlsx([
      { name: '公共收益', rows },
      { name: '公共收益 (2)', rows },
    ]);
    const read = await readTown({ '台账.xlsx': book });
    expect(read.problems.map((p) => [p.sheet, p.code])).toEqual([
      ['公共收益 (2)', 'file-copy'],
      ['公共收益 (2)', 'rows-in-two-files'],
    ]);
    expect(read.register.records.revenue.length).toBe(4);
  });
  it('stay two where the file has two and its copy has two', async () => {
    const lines = revenue(...BALANCED.slice(0, 3), '收入,广告费,500', '期末结余,期末结余,1800');
    const read = await check({ '公共收益.csv': lines, '公共收益副本.csv': lines }, [
      ['公共收益副本.csv', null, null, 'file-copy'],
      ['公共收益副本.csv', null, null, 'rows-in-two-files'],
      ['公共收益.csv', 5, null, 'duplicate-row-kept'],
    ]);
    expect(read.register.records.revenue.length).toBe(5);
  });
  it.each([
    ['revenue', '公共收益'],
    ['facility', '设施维保'],
    ['posting', '张贴记录'],
    ['event', '事件'],
  ] as const)('of %s in one file may be two and both count', async (id, name) => {
    const row = (id === 'revenue' ? TOWN.revenue[1] : TOWN[id][0]) as Row;
    const read = await check({ [`${name}.csv`]: csvOf(id, [row, row]) }, [
      [`${name}.csv`, 3, null, 'duplicate-row-kept'],
    ]);
    expect(read.register.records[id].length).toBe(2);
  });
  it.each(['contract', 'survey', 'fee_item'] as const)('of %s in one file are an error', async (id) => {
    const row = TOWN[id][0] as Row;
    const read = await readTown({ [`${id}.csv`]: csvOf(id, [row, row]) });
    expect(read.problems.map((p) => [p.row, p.code, p.severity])).toEqual([[3, 'duplicate-row', 'error']]);
  });
  it('of an account that balances with one of them are one', async () => {
    const read = await check({ '公共收益.csv': revenue(...BALANCED, '收入,广告费,500') }, [
      ['公共收益.csv', 6, null, 'duplicate-row-copied'],
    ]);
    expect(read.register.records.revenue.length).toBe(4);
  });
  it('of an account that balances with both are two', async () => {
    const lines = [...BALANCED.slice(0, 3), '收入,广告费,500', '期末结余,期末结余,1800'];
    const read = await check({ '公共收益.csv': revenue(...lines) }, [['公共收益.csv', 5, null, 'duplicate-row-kept']]);
    expect(read.register.records.revenue.length).toBe(5);
  });
  it('of a whole account pasted twice are one account', async () => {
    const read = await readTown({ '公共收益.csv': revenue(...BALANCED, ...BALANCED) });
    expect(new Set(read.problems.map((p) => p.code))).toEqual(new Set(['duplicate-row-copied']));
    expect(read.register.records.revenue.length).toBe(4);
  });
  it('are one where the total above which they stand says so, which differs no longer', async () => {
    const lines = ['收入,广告费,500', '收入,停车费,300', '收入,广告费,500'];
    const once = await check({ '公共收益.csv': revenue(...lines, ',,,合计,800') }, [
      ['公共收益.csv', 4, null, 'duplicate-row-copied'],
    ]);
    expect(once.register.records.revenue.length).toBe(2);
    const twice = await check({ '公共收益.csv': revenue(...lines, ',,,合计,1300') }, [
      ['公共收益.csv', 4, null, 'duplicate-row-kept'],
    ]);
    expect(twice.register.records.revenue.length).toBe(3);
    await check({ '公共收益.csv': revenue(...lines, ',,,合计,900') }, [
      ['公共收益.csv', 4, null, 'duplicate-row-kept'],
      ['公共收益.csv', 5, '金额', 'total-differs'],
    ]);
  });
});

describe('rows of one key that differ', () => {
  it('show both places and what each says', async () => {
    const row = TOWN.fund[0] as Row;
    const read = await check({ '维修资金.csv': csvOf('fund', [row, { ...row, 结存: '9.00', 交存: '' }]) }, [
      ['维修资金.csv', 3, null, 'row-differs'],
    ]);
    expect(read.problems[0]?.severity).toBe('error');
    expect(read.problems[0]?.message).toContain('维修资金.csv 第 2 行');
    // Of whom the row is, which nobody has to look up.
    expect(read.problems[0]?.message).toContain('说的是同一行（丁香苑 ');
    expect(read.problems[0]?.message).toContain('「结存」这里是「9.00」元，那里是「1000000.00」元');
    expect(read.problems[0]?.message).toContain('「交存」这里是空的，那里是「1200000.00」元');
    expect(first(read, 'fund').balanceFen).toBe(100_000_000);
  });
  it('are no error in one file of accounts, where an item may have several lines', async () => {
    await check({ '公共收益.csv': revenue('收入,广告费,500', '收入,广告费,300') }, []);
  });
  it('are an error in two files of one account and year, the line without its like first', async () => {
    const read = await check(
      {
        '公共收益-甲.csv': revenue('收入,广告费,500', '收入,广告费,300'),
        '公共收益-乙.csv': revenue('收入,广告费,500', '收入,广告费,350'),
      },
      [
        ['公共收益-甲.csv', 3, null, 'row-differs'],
        ['公共收益-甲.csv', null, null, 'rows-in-two-files'],
      ],
    );
    expect(read.problems[0]?.message).toContain('「300.00」元，那里是「350.00」元');
  });
  it('are two lines where the files are two months of the year', async () => {
    const read = await check(
      { '公共收益-2024-01.csv': revenue('收入,广告费,500'), '公共收益-2024-02.csv': revenue('收入,广告费,300') },
      [],
    );
    expect(read.register.records.revenue.length).toBe(2);
  });
  it('are errors only where the estates of the files meet', async () => {
    const other = csvOf('revenue').replaceAll('JZ001', 'JZ002');
    await check({ '公共收益-甲.csv': csvOf('revenue'), '公共收益-乙.csv': other }, []);
  });
});

describe('the name of a file', () => {
  it.each([
    '维修资金 - 副本.csv',
    '维修资金副本.csv',
    '维修资金(1).csv',
    '维修资金（2）.csv',
    '维修资金 (3).csv',
    '维修资金_备份.csv',
    '维修资金-备份20261001.csv',
    '维修资金-旧.csv',
    '维修资金 新.csv',
    '维修资金-新版.csv',
    '维修资金-2026-10(1).csv',
    '维修资金-甲子县-副本.csv',
    '维修资金 copy.csv',
    'fund copy 2.csv',
    'fund_backup.csv',
    '维修资金1.csv',
    '维修资金_1.csv',
    '副本维修资金.csv',
    'Copy of fund.csv',
    '维修资金的副本.csv',
    '维修资金-DESKTOP-AB12.csv',
    '维修资金 (某某的电脑的冲突副本).csv',
    '维修资金-某某的MacBook Pro.csv',
  ])('%s is a copy’s, which is read and named', async (file) => {
    const read = await check({ [file]: csvOf('fund') }, [[file, null, null, 'file-copy']]);
    expect(read.problems[0]?.severity).toBe('warning');
    expect(read.register.records.fund.length).toBe(1);
  });
  it.each([
    '维修资金-2026-10.csv',
    '维修资金-甲子县.csv',
    '维修资金-新城街道.csv',
    '维修资金-旧城改造.csv',
    '维修资金-老城区.csv',
    '维修资金-1.csv',
    '维修资金-2026年第一季度.csv',
    '维修资金-复兴街道（东片）.csv',
  ])('%s is a part’s', async (file) => {
    await check({ [file]: csvOf('fund') }, []);
  });
  it.each(['小区经理.csv', '企业家.csv', '电梯间.csv', '维修资金_2026.csv'])('%s is no table’s', async (file) => {
    await check({ [file]: csvOf('fund') }, [[file, null, null, 'file-unknown']]);
  });
  it.each(['~$维修资金.xlsx', '.~lock.维修资金.csv#', '.#维修资金.csv', '.维修资金.csv.swp'])(
    '%s is a lock, which is named and not read',
    async (file) => {
      await check({ [file]: 'x' }, [[file, null, null, 'file-lock']]);
    },
  );
  it('._维修资金.csv is the shadow of one', async () => {
    await check({ '._维修资金.csv': 'x' }, [['._维修资金.csv', null, null, 'file-shadow']]);
  });
});

describe('names that look alike', () => {
  const firms = (...names: string[]): string =>
    csvOf(
      'firm',
      names.map((name, i) => ({
        统一社会信用代码: i === 0 ? FIRM : '91000000MA00000232',
        企业名称: name,
        备案状态: '已备案',
      })),
    );
  it.each([
    ['甲子物业(北区)有限公司', '甲子物业（北区）有限公司'],
    ['甲子 物业有限公司', '甲子物业有限公司'],
    ['甲子A座物业有限公司', '甲子А座物业有限公司'],
    ['甲子O物业有限公司', '甲子0物业有限公司'],
    ['甲子l号物业有限公司', '甲子1号物业有限公司'],
    ['甲子I号物业有限公司', '甲子l号物业有限公司'],
    ['长治物业有限公司', '⻓治物业有限公司'],
    ['金物业有限公司', '⾦物业有限公司'],
    ['\u51c9物业有限公司', '\uf979物业有限公司'],
    ['己方物业有限公司', '已方物业有限公司'],
    ['长治物业有限公司', '长冶物业有限公司'],
  ])('as %s and %s do are shown, both with codes and places', async (one, other) => {
    const read = await check({ '企业.csv': firms(one, other) }, [['企业.csv', 3, '企业名称', 'name-looks-alike']]);
    expect(read.problems[0]?.severity).toBe('warning');
    expect(read.problems[0]?.message).toContain(`（${FIRM}）`);
    expect(read.problems[0]?.message).toContain('（91000000MA00000232）');
    expect(read.problems[0]?.message).toContain('企业.csv 第 2 行');
  });
  it('are shown where they are equal under two codes, in whatever width', async () => {
    const twice = ['企业.csv', 3, '企业名称', 'name-twice'] as const;
    await check({ '企业.csv': firms('甲A物业有限公司', '甲A物业有限公司') }, [twice]);
    await check({ '企业.csv': firms('甲A物业有限公司', '甲Ａ物业有限公司') }, [twice]);
  });
  it.each([
    ['甲物业有限公司', '乙物业有限公司'],
    ['大同物业有限公司', '太同物业有限公司'],
    ['甲子一期物业', '甲子二期物业'],
    ['甲子1期物业', '甲子2期物业'],
  ])('are not %s and %s', async (one, other) => {
    await check({ '企业.csv': firms(one, other) }, []);
  });
  it('are shown of estates within one division alone', async () => {
    const estates = (division: string) =>
      csvOf('estate', [
        TOWN.estate[0] as Row,
        { 小区编码: 'JZ009', 小区名称: '丁香苑 ', 行政区划代码: division, 管理模式: '专业物业' },
        { 小区编码: 'JZ010', 小区名称: '丁香·苑', 行政区划代码: division, 管理模式: '专业物业' },
      ]);
    const found = foundIn(await readTown({ '小区.csv': estates('000101') }));
    expect(found).toEqual([
      ['小区.csv', 3, '小区名称', 'name-twice'],
      ['小区.csv', 4, '小区名称', 'name-looks-alike'],
    ]);
    expect(foundIn(await readTown({ '小区.csv': estates('000102') }))).toEqual([
      ['小区.csv', 4, '小区名称', 'name-looks-alike'],
    ]);
  });
});
