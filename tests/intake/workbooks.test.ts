import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/intake/read/sheet.ts';
import { readXlsx } from '../../src/intake/read/xlsx.ts';
import { check, csvOf, first, foundIn, readTown, sheetRows, TOWN, townWith, xlsx } from '../support/tables.ts';
import { handmadeWorkbook, textCell, zip } from '../support/zip.ts';

type Rows = ReturnType<typeof sheetRows>;
const FUND_HEAD = ['小区编码', '截止日期', '结存'];
const fund = async (rows: Rows, rest: object = {}, book: object = {}): Promise<Uint8Array> =>
  xlsx([{ name: '维修资金', rows, ...rest }], book);

describe('a workbook', () => {
  it('holds a table in each sheet that carries its name, by Chinese name or id', async () => {
    const book = await xlsx([
      { name: '维修资金', rows: sheetRows('fund') },
      { name: 'lift', rows: sheetRows('lift') },
      { name: '红黑榜-2025年6月', rows: sheetRows('list_entry') },
      { name: '说明', rows: [['怎么填']] },
      { name: '选项', rows: [['红榜']] },
      { name: '电梯维保计划', rows: [['月份', '内容']] },
      { name: '草稿', rows: [] },
    ]);
    const read = await check({ '全部.xlsx': book }, [['全部.xlsx', null, null, 'sheet-unknown']]);
    expect(read.problems[0]).toMatchObject({ severity: 'warning', sheet: '电梯维保计划' });
    expect(read.problems[0]?.message).toContain('「电梯」');
    expect(
      read.register.records.fund.length + read.register.records.lift.length + read.register.records.list_entry.length,
    ).toBe(3);
  });

  it('named as a table is that table, whatever its sheet is called', async () => {
    const read = await check(
      {
        '维修资金.xlsx': await xlsx([
          { name: 'Sheet1', rows: sheetRows('fund') },
          { name: 'Sheet2', rows: [] },
        ]),
      },
      [],
    );
    expect(first(read, 'fund').balanceFen).toBe(100_000_000);
  });

  it('in which no sheet is a table’s is unknown', async () => {
    await check({ '汇总.xlsx': await xlsx([{ name: 'Sheet1', rows: sheetRows('fund') }]) }, [
      ['汇总.xlsx', null, null, 'sheet-unknown'],
      ['汇总.xlsx', null, null, 'file-unknown'],
    ]);
  });

  it('with nothing in it leaves its table absent', async () => {
    const read = await check({ '维修资金.xlsx': await xlsx([{ name: 'Sheet1', rows: [] }]) }, [
      ['维修资金.xlsx', null, null, 'file-empty'],
    ]);
    expect(read.register.present.has('fund')).toBe(false);
  });

  it('with hidden sheets that hold something says that they were not read', async () => {
    const book = await xlsx([
      { name: '维修资金', rows: sheetRows('fund') },
      { name: '电梯', rows: sheetRows('lift'), hidden: true },
      { name: '设施维保', rows: sheetRows('facility'), veryHidden: true },
      { name: '小抄', rows: [], hidden: true },
    ]);
    const read = await check({ '全部.xlsx': book }, [
      ['全部.xlsx', null, null, 'sheet-hidden'],
      ['全部.xlsx', null, null, 'sheet-hidden'],
    ]);
    expect(read.problems[0]?.message).toContain('有 2 行没有读');
    expect(read.register.present.has('lift')).toBe(false);
  });

  it('gives dates as days, in both systems of counting and also where the format is lost', async () => {
    for (const dateSystem of ['1900', '1904'] as const) {
      const lost = dateSystem === '1904' ? 45_820 - 1462 : 45_820;
      const rows: Rows = [
        FUND_HEAD,
        ['JZ001', new Date(Date.UTC(2025, 5, 12)), 1],
        ['JZ002', lost, 2],
        ['YC001', '2025年6月12日', 3],
      ];
      const read = await check({ '维修资金.xlsx': await fund(rows, {}, { dateSystem }) }, []);
      expect(
        read.register.records.fund.map((r) => r.date),
        dateSystem,
      ).toEqual(['2025-06-12', '2025-06-12', '2025-06-12']);
    }
  });

  it('gives a date with its time of day as the day', async () => {
    const read = await check(
      {
        '维修资金.xlsx': await fund([
          FUND_HEAD,
          ['JZ001', new Date(Date.UTC(2025, 5, 12, 23, 59)), 1],
          ['JZ002', 45_820.75, 1],
          ['YC001', 20_250_612, 1],
        ]),
      },
      [],
    );
    expect(read.register.records.fund.map((r) => r.date)).toEqual(['2025-06-12', '2025-06-12', '2025-06-12']);
  });

  it('gives a date in a column of periods as its month or year', async () => {
    const day = new Date(Date.UTC(2025, 5, 1));
    const book = await xlsx([
      { name: '投诉统计', rows: sheetRows('complaint_stat', [{ ...TOWN.complaint_stat[0], 月份: day }]) },
      { name: '公共收益', rows: sheetRows('revenue', [{ ...TOWN.revenue[0], 年度: day }]) },
      {
        name: '小区',
        rows: sheetRows('estate', [{ ...TOWN.estate[0], 小区编码: 'X1', 小区名称: '晚香苑', 交付年份: day }]),
      },
    ]);
    const read = await check({ '全部.xlsx': book }, []);
    expect(first(read, 'complaint_stat').month).toBe('2025-06');
    expect(first(read, 'revenue').year).toBe('2025');
    expect(read.register.records.estate.find((e) => e.code === 'X1')?.deliveredYear).toBe(2025);
  });

  it('gives a share as it is shown, and a bare fraction is asked about', async () => {
    const head = ['小区编码', '调查日期', '有效', '满意率'];
    const share = (value: number, numFmt: string | null): object => ({
      name: '满意度',
      rows: [head, ['JZ001', '2025-04-18', 120, value]],
      cells: new Map(numFmt === null ? [] : [['1,3', { value, style: { numFmt } }]]),
    });
    const read = async (value: number, numFmt: string | null): ReturnType<typeof readTown> =>
      readTown({ '满意度.xlsx': await xlsx([share(value, numFmt) as Parameters<typeof xlsx>[0][number]]) });
    for (const [value, format, expected] of [
      [0.58, '0%', 5800],
      [0.5825, '0.00%', 5825],
      [1, '0%', 10_000],
      [0.583333, '0.0%', 5833],
      [58, null, 5800],
    ] as const) {
      expect(first(await read(value, format), 'survey').satisfiedBp).toBe(expected);
    }
    for (const value of [0.58, 1])
      expect(foundIn(await read(value, null))).toEqual([['满意度.xlsx', 2, '满意率', 'percent-ambiguous']]);
  });

  it('gives a code with the zeros that its format shows', async () => {
    const cells = new Map([['1,0', { value: 101, style: { numFmt: '000000' } }]]);
    const book = await xlsx([
      {
        name: '维保白名单',
        rows: sheetRows('lift_whitelist', [{ ...TOWN.lift_whitelist[0], 行政区划代码: 101 }]),
        cells,
      },
    ]);
    expect(first(await check({ '维保白名单.xlsx': book }, []), 'lift_whitelist').division).toBe('000101');
  });

  it('gives yes and no from its own true and false', async () => {
    const book = await xlsx([
      { name: '电梯', rows: sheetRows('lift', [{ ...TOWN.lift[0], 智能阻车: true, 管理员持证: false }]) },
    ]);
    expect(first(await check({ '电梯.xlsx': book }, []), 'lift')).toMatchObject({
      smartBlocking: true,
      administratorCertified: false,
    });
  });

  it('counts its rows as the spreadsheet does when the table starts at row 3', async () => {
    const rows: Rows = [[], [], ['', ...FUND_HEAD], [], ['', 'JZ001', '2024-12-31', 'x']];
    const read = await check({ '维修资金.xlsx': await fund(rows) }, [
      ['维修资金.xlsx', 5, '结存', 'amount-not-numeric'],
    ]);
    expect(read.problems[0]?.message).toContain('tables/维修资金.xlsx「维修资金」工作表 第 5 行「结存」（D5）');
    const sparse = handmadeWorkbook(
      '维修资金',
      `<row r="3">${FUND_HEAD.map((h, i) => textCell(`${'BCD'[i]}3`, h)).join('')}</row><row r="9">${textCell('B9', 'JZ001')}${textCell('C9', '2024-12-31')}${textCell('D9', 'x')}</row>`,
    );
    await check({ '维修资金.xlsx': sparse }, [['维修资金.xlsx', 9, '结存', 'amount-not-numeric']]);
  });

  it('may have a merged title, a header of two rows and headings merged over columns', async () => {
    const rows: Rows = [
      ['甲子县设施维保情况表', null, null, null, null, null],
      ['小区编码', '类别', '日期', '停用', null, '结果'],
      [null, null, null, '开始', '结束', null],
      ['JZ001', '消防泵', '2025-05-01', '2025-05-02', '2025-05-03', '正常'],
    ];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 5 },
      { startRow: 1, startCol: 3, endRow: 1, endCol: 4 },
      ...[0, 1, 2, 5].map((c) => ({ startRow: 1, startCol: c, endRow: 2, endCol: c })),
    ];
    const read = await check({ '设施维保.xlsx': await xlsx([{ name: 'Sheet1', rows, merges }]) }, []);
    expect(first(read, 'facility')).toMatchObject({
      estate: 'JZ001',
      outageFrom: '2025-05-02',
      outageUntil: '2025-05-03',
      result: '正常',
    });
  });

  it('gives a value merged downwards to every row beside it', async () => {
    const rows: Rows = [
      ['小区名称', '类别', '日期'],
      ['丁香苑', '消防泵', '2025-05-01'],
      [null, '水泵', '2025-05-02'],
      [null, '水箱', null],
    ];
    const merges = [
      { startRow: 1, startCol: 0, endRow: 3, endCol: 0 },
      { startRow: 2, startCol: 2, endRow: 3, endCol: 2 },
    ];
    const read = await check({ '设施维保.xlsx': await xlsx([{ name: 'Sheet1', rows, merges }]) }, []);
    expect(read.register.records.facility.map((r) => [r.estate, r.date])).toEqual([
      ['JZ001', '2025-05-01'],
      ['JZ001', '2025-05-02'],
      ['JZ001', '2025-05-02'],
    ]);
  });

  it('does not count an amount twice that is merged over two rows', async () => {
    const rows: Rows = [
      ['小区编码', '年度', '类别', '项目', '金额'],
      ['JZ001', 2024, '收入', '广告', 100],
      ['JZ001', 2024, '收入', '停车', null],
      ['合计', null, null, null, 100],
    ];
    const merges = [{ startRow: 1, startCol: 4, endRow: 2, endCol: 4 }];
    await check({ '公共收益.xlsx': await xlsx([{ name: 'Sheet1', rows, merges }]) }, [
      ['公共收益.xlsx', 3, '金额', 'amount-merged'],
    ]);
  });

  it('takes a record that is merged over two rows as one', async () => {
    const rows: Rows = [
      FUND_HEAD,
      ['JZ001', '2024-12-31', 1],
      [null, null, null],
      ['JZ002', '2024-12-31', 2],
      [null, null, null],
    ];
    const merges = [1, 3].flatMap((r) =>
      [0, 1, 2].map((c) => ({ startRow: r, startCol: c, endRow: r + 1, endCol: c })),
    );
    const read = await check({ '维修资金.xlsx': await fund(rows, { merges }) }, []);
    expect(read.register.records.fund.length).toBe(2);
  });

  it('takes a formula by the result that was saved, and names one without', async () => {
    const cells = new Map<string, object>([
      ['1,2', { formula: 'SUM(A1:A9)', formulaResult: 1000.5 }],
      ['2,2', { formula: 'SUM(A1:A9)' }],
      ['3,2', { formula: '1/0', formulaResult: '#DIV/0!' }],
      ['4,2', { formula: 'IF(TRUE,"","")', formulaResult: '' }],
    ]);
    const rows: Rows = [
      FUND_HEAD,
      ['JZ001', '2024-12-31', null],
      ['JZ001', '2023-12-31', null],
      ['JZ001', '2022-12-31', null],
      ['JZ001', '2021-12-31', null],
    ];
    const read = await check({ '维修资金.xlsx': await fund(rows, { cells }) }, [
      ['维修资金.xlsx', 3, '结存', 'formula-no-value'],
      ['维修资金.xlsx', 4, '结存', 'formula-error'],
      ['维修资金.xlsx', 5, '结存', 'required-blank'],
    ]);
    expect(first(read, 'fund').balanceFen).toBe(100_050);
    expect(read.problems[0]?.value).toBe('=SUM(A1:A9)');
  });

  it('does not pass over a row in which every cell is a formula without a result', async () => {
    const cells = new Map<string, object>([0, 1, 2].map((c) => [`1,${c}`, { formula: `X!A${c + 1}` }]));
    const read = await readTown({ '维修资金.xlsx': await fund([FUND_HEAD, [null, null, null]], { cells }) });
    expect(foundIn(read).map(([, row, column, code]) => [row, column, code])).toEqual(
      FUND_HEAD.map((header) => [2, header, 'formula-no-value']),
    );
    expect(read.totals.find((t) => t.table === 'fund')).toMatchObject({ rows: 1, faulty: 1 });
  });

  it('with a picture in a cell names it', async () => {
    const cells = new Map<string, object>([
      ['1,2', { formula: '_xlfn.DISPIMG("ID_1",1)', formulaResult: '=DISPIMG("ID_1",1)' }],
    ]);
    await check({ '维修资金.xlsx': await fund([FUND_HEAD, ['JZ001', '2024-12-31', null]], { cells }) }, [
      ['维修资金.xlsx', 2, '结存', 'picture-cell'],
    ]);
  });

  it('with an error value names it', async () => {
    const sheet = handmadeWorkbook(
      '维修资金',
      `<row r="1">${FUND_HEAD.map((h, i) => textCell(`${'ABC'[i]}1`, h)).join('')}</row><row r="2">${textCell('A2', 'JZ001')}${textCell('B2', '2024-12-31')}<c r="C2" t="e"><v>#N/A</v></c></row>`,
    );
    await check({ '维修资金.xlsx': sheet }, [['维修资金.xlsx', 2, '结存', 'formula-error']]);
  });

  it('whose rows are formatted to the last column has only the columns that are written', async () => {
    const styled = '<c r="XFD2" s="0"/>';
    const sheet = handmadeWorkbook(
      '维修资金',
      `<row r="1">${FUND_HEAD.map((h, i) => textCell(`${'ABC'[i]}1`, h)).join('')}</row><row r="2">${textCell('A2', 'JZ001')}${textCell('B2', '2024-12-31')}<c r="C2"><v>5</v></c>${styled}</row>`,
    );
    expect(first(await check({ '维修资金.xlsx': sheet }, []), 'fund').balanceFen).toBe(500);
  });

  it('with headers broken into lines knows them', async () => {
    const rows: Rows = [
      ['小区\n编码', '截止\r\n日期', '结存\n（万元）'],
      ['JZ001', '2024-12-31', 1.5],
    ];
    expect(first(await check({ '维修资金.xlsx': await fund(rows) }, []), 'fund').balanceFen).toBe(1_500_000);
  });

  it('protected by a password is refused with how to save it', async () => {
    const book = await fund(
      [FUND_HEAD, ['JZ001', '2024-12-31', 1]],
      {},
      { encryption: { password: 'geheim', spinCount: 1000 } },
    );
    const read = await readTown({ '维修资金.xlsx': book });
    expect(foundIn(read)).toEqual([['维修资金.xlsx', null, null, 'format-encrypted']]);
    expect(read.problems[0]?.message).toContain('去掉密码');
  });

  it('with macros is refused under any name', async () => {
    const book = handmadeWorkbook('维修资金', '', [{ name: 'xl/vbaProject.bin', content: 'x' }]);
    await check({ '维修资金.xlsx': book }, [['维修资金.xlsx', null, null, 'format-macro']]);
  });

  it('that refers to another file is read with a warning', async () => {
    const head = `<row r="1">${FUND_HEAD.map((h, i) => textCell(`${'ABC'[i]}1`, h)).join('')}</row>`;
    const book = handmadeWorkbook('维修资金', head, [{ name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }]);
    await check({ '维修资金.xlsx': book }, [
      ['维修资金.xlsx', null, null, 'workbook-external-link'],
      ['维修资金.xlsx', null, null, 'sheet-unfilled'],
    ]);
  });

  it('whose sheet nobody has filled in does not count as a table that says there is nothing', async () => {
    const unfilled = await readTown({ '维修资金.xlsx': await fund([FUND_HEAD]) });
    expect(foundIn(unfilled)).toEqual([['维修资金.xlsx', null, null, 'sheet-unfilled']]);
    expect(unfilled.register.present.has('fund')).toBe(false);
    const empty = await readTown({ '维修资金.csv': `${FUND_HEAD.join()}\n` });
    expect(empty.register.present.has('fund')).toBe(true);
  });

  it('that is some other archive is no workbook', async () => {
    await check({ '维修资金.xlsx': zip([{ name: 'a.txt', content: 'x' }]) }, [
      ['维修资金.xlsx', null, null, 'format-mismatch'],
    ]);
  });

  it('cut off anywhere is told, never thrown', async () => {
    const whole = await fund([FUND_HEAD, ['JZ001', '2024-12-31', 1]]);
    for (let length = 4; length < whole.length; length += 97) {
      await check({ '维修资金.xlsx': whole.slice(0, length) }, [['维修资金.xlsx', null, null, 'file-not-readable']]);
    }
  });
});

describe('a workbook that is a trap', () => {
  const limits = { ...LIMITS, unpackedMegabytes: 2, packingRatio: 50, rows: 100 };
  const codes = async (bytes: Uint8Array): Promise<string[]> =>
    (await readXlsx(bytes, limits)).faults.map((f) => f.code);

  it('packs too much into too little', async () => {
    expect(await codes(handmadeWorkbook('维修资金', ' '.repeat(1_500_000)))).toEqual(['workbook-too-large']);
  });
  it('is too large in sum', async () => {
    const parts = Array.from({ length: 4 }, (_, i) => ({
      name: `xl/media/${i}.bin`,
      content: Buffer.from(Array.from({ length: 600_000 }, (_x, k) => (k * k * 31 + i) % 251)),
    }));
    expect(await codes(handmadeWorkbook('维修资金', '', parts))).toEqual(['workbook-too-large']);
  });
  it('has more parts than any workbook', async () => {
    const parts = Array.from({ length: 5001 }, (_, i) => ({ name: `x/${i}`, content: '' }));
    expect(await codes(handmadeWorkbook('维修资金', '', parts))).toEqual(['workbook-too-large']);
  });
  it('lies about the size of a part', async () => {
    expect(
      await codes(
        handmadeWorkbook('维修资金', '', [{ name: 'xl/media/a.bin', content: 'x'.repeat(5000), claimedSize: 10 }]),
      ),
    ).toEqual(['file-not-readable']);
  });
  it('has more rows than a spreadsheet', async () => {
    const rows = Array.from({ length: 102 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`).join(
      '',
    );
    expect(await codes(handmadeWorkbook('维修资金', rows))).toEqual(['too-many-rows']);
  });
  it('names files outside itself', async () => {
    expect(
      await codes(
        zip([
          { name: '../../etc/passwd', content: 'x' },
          { name: 'xl/workbook.xml', content: '<x/>' },
        ]),
      ),
    ).toEqual(['file-not-readable']);
  });
  it('expands entities without end', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><workbook><sheets><sheet name="&b;&b;" sheetId="1"/></sheets></workbook>';
    const read = await readXlsx(zip([{ name: 'xl/workbook.xml', content: bomb }]), limits);
    expect(read.sheets).toEqual([]);
    expect(read.faults.length).toBeGreaterThan(0);
  });
});

describe('a workbook and a CSV file', () => {
  it('of the same rows are the same table', async () => {
    const ids = ['fund', 'lift', 'survey', 'revenue', 'event', 'manager'] as const;
    const names = {
      fund: '维修资金',
      lift: '电梯',
      survey: '满意度',
      revenue: '公共收益',
      event: '事件',
      manager: '项目负责人',
    };
    for (const id of ids) {
      const csv = await check({ [`${names[id]}.csv`]: csvOf(id, townWith(id, {})) }, []);
      const book = await check({ [`${names[id]}.xlsx`]: await xlsx([{ name: names[id], rows: sheetRows(id) }]) }, []);
      expect(book.register.records[id]).toEqual(csv.register.records[id]);
    }
  });
});
