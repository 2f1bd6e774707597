import { describe, expect, it } from 'vitest';
import { tableOf } from '../../src/tables/catalogue.ts';
import { check, csvOf, FIRM, first, foundIn, type Row, readTown, TOWN, townWith } from '../support/tables.ts';

/** 公共收益 of one estate and year from lines of category, item and amount; a row of one word is a total's. */
const revenue = (lines: readonly string[], title = ''): Record<string, string> => ({
  '公共收益.csv': `${title}小区编码,年度,类别,项目,金额\n${lines.map((line) => (line.startsWith(',') ? line : `JZ001,2024,${line}`)).join('\n')}\n`,
});

describe('a total', () => {
  it('that adds up is no record and no problem', async () => {
    const read = await check(revenue(['收入,广告,100.00', '收入,停车,200.50', ',,,合计,300.50']), []);
    expect(read.totals.find((t) => t.table === 'revenue')).toEqual({
      table: 'revenue',
      files: 1,
      rows: 3,
      records: 2,
      out: 0,
      faulty: 0,
      notes: 1,
    });
  });

  it('may be off by a fen and no more', async () => {
    await check(revenue(['收入,广告,100.00', ',,,合计,100.01']), []);
    await check(revenue(['收入,广告,100.00', ',,,合计,99.99']), []);
    const read = await check(revenue(['收入,广告,100.00', ',,,合计,100.02']), [
      ['公共收益.csv', 3, '金额', 'total-differs'],
    ]);
    expect(read.problems[0]).toMatchObject({ severity: 'warning', value: '100.02' });
    expect(read.problems[0]?.message).toContain('100.00 元');
  });

  it('in 万元 may be off by 0.005', async () => {
    const corner = ',,,单位：万元,\n';
    await check(revenue(['收入,广告,1.004', '收入,停车,1', ',,,合计,2.00'], corner), []);
    const read = await check(revenue(['收入,广告,1.006', '收入,停车,1', ',,,合计,2.00'], corner), [
      ['公共收益.csv', 5, '金额', 'total-differs'],
    ]);
    expect(read.problems[0]?.message).toContain('2.006 万元');
  });

  it.each(['合计', '总计', '合 计', '小计', '小　计'])(
    'may be called 「%s」 and stand in any column of words',
    async (word) => {
      for (const row of [`${word},,,,300`, `,${word},,,300`, `,,${word},,300`, `,,,${word},300`]) {
        const text = revenue(['收入,广告,100', '收入,停车,200', ''])['公共收益.csv'] as string;
        const read = await check({ '公共收益.csv': text.replace('JZ001,2024,\n', `${row}\n`) }, []);
        expect(read.register.records.revenue.length).toBe(2);
      }
    },
  );

  it('of a kind is held against the lines of that kind since the last one', async () => {
    const lines = [
      '上期结余,上期结余,1000',
      '收入,广告,100',
      '收入,停车,200',
      ',,,收入小计,300',
      '成本,电费,50',
      ',,,成本小计,50',
      '支出,维修,150',
      ',,,支出小计,150',
      '期末结余,期末结余,1100',
    ];
    const read = await check(revenue(lines), []);
    expect(read.register.records.revenue.length).toBe(6);
    const wrong = lines.map((line) => line.replace('收入小计,300', '收入小计,301'));
    await check(revenue(wrong), [['公共收益.csv', 5, '金额', 'total-differs']]);
  });

  it('of a kind may stand in the line of that kind', async () => {
    await check(
      revenue(['上期结余,上期结余,1000', '收入,广告,100', ',,收入,小计,100', '支出,维修,30', ',,支出,小计,30']),
      [],
    );
  });

  it('begins anew after each estate', async () => {
    const text = '小区编码,截止日期,结存\nJZ001,2024-12-31,100\n小计,,100\nJZ002,2024-12-31,50\n小计,,50\n合计,,150\n';
    const read = await check({ '维修资金.csv': text }, []);
    expect(read.totals.find((t) => t.table === 'fund')).toMatchObject({ rows: 5, records: 2, notes: 3 });
    await check({ '维修资金.csv': text.replace('小计,,50', '小计,,150') }, []);
    await check({ '维修资金.csv': text.replace('小计,,50', '小计,,60') }, [
      ['维修资金.csv', 5, '结存', 'total-differs'],
    ]);
  });

  it('is not held against lines of which one could not be read', async () => {
    await check(revenue(['收入,广告,一百', '收入,停车,200', ',,,合计,300']), [
      ['公共收益.csv', 2, '金额', 'amount-not-numeric'],
    ]);
  });

  it('of counts is set aside too', async () => {
    const text = csvOf('estate', [...TOWN.estate, { 小区名称: '合计', 户数: '1204' }]);
    const read = await check({ '小区.csv': text }, []);
    expect(read.register.records.estate.length).toBe(3);
  });
});

describe('a row below the table', () => {
  it.each([
    '填表人：张示例',
    '制表人:张示例,,审核人：李示例',
    '填报单位：甲子县住建局',
    '注：数据截至2025年6月',
    '备注：空着的没有填',
    '（盖章）',
    '审核人',
    '以上数据来自各县区上报。',
    '　填表人：张示例',
    ',,填表人：张示例',
  ])('that says 「%s」 is a note', async (note) => {
    const read = await check({ '维修资金.csv': `${csvOf('fund')}${note}\n` }, []);
    expect(read.totals.find((t) => t.table === 'fund')).toMatchObject({ rows: 2, records: 1, notes: 1 });
  });

  it('that only looks like a note and has a full row behind it is a record', async () => {
    const text = '名称,适用代码,渠道,值\n联系人,000101,电话,12345\n';
    expect(first(await check({ '投诉渠道.csv': text }, []), 'channel').name).toBe('联系人');
  });

  it('that has been numbered in advance and not been filled in is no record', async () => {
    const text = '序号,小区编码,截止日期,结存,备注\n1,JZ001,2024-12-31,5,\n2,,,,\n3,—,,,待填\n';
    const read = await check({ '维修资金.csv': text }, []);
    expect(read.totals.find((t) => t.table === 'fund')).toMatchObject({ rows: 3, records: 1, notes: 2 });
    await check({ '维修资金.csv': text.replace('3,—,', '3,JZ001,') }, [
      ['维修资金.csv', 4, '截止日期', 'required-blank'],
      ['维修资金.csv', 4, '结存', 'required-blank'],
    ]);
  });

  it('that is blank is nothing', async () => {
    const read = await check({ '维修资金.csv': `${csvOf('fund')},,,\n\n　,,\n` }, []);
    expect(read.totals.find((t) => t.table === 'fund')).toMatchObject({ rows: 1, records: 1 });
  });
});

describe('a row', () => {
  it('is counted as the spreadsheet shows it, blank rows and quoted line breaks and titles included', async () => {
    const text =
      '标题,,\n\n小区编码,截止日期,结存,使用流程\n\nJZ001,2024-12-31,1,"第一\n第二\n第三"\n\nJZ001,2025-12-31,x,\n';
    const read = await check({ '维修资金.csv': text }, [['维修资金.csv', 7, '结存', 'amount-not-numeric']]);
    expect(read.problems[0]?.message).toBe(
      'tables/维修资金.csv 第 7 行「结存」（C7）写的是「x」。只填数字，例如 2.80。',
    );
  });

  it('names its column by the letters of the spreadsheet, beyond Z too', async () => {
    const text = `${'序号,'.repeat(27)}小区编码,截止日期,结存\n${','.repeat(27)}JZ001,2024-12-31,x\n`;
    const read = await check({ '维修资金.csv': text }, [['维修资金.csv', 2, '结存', 'amount-not-numeric']]);
    expect(read.problems[0]?.message).toContain('（AD2）');
  });

  it('with several wrong cells has every one of them named', async () => {
    await check(
      {
        '维修资金.csv': csvOf('fund', townWith('fund', { 小区编码: 'XX', 截止日期: '去年', 结存: '', 交存: '1.234' })),
      },
      [
        ['维修资金.csv', 2, '截止日期', 'date-not-readable'],
        ['维修资金.csv', 2, '结存', 'required-blank'],
        ['维修资金.csv', 2, '交存', 'amount-too-fine'],
        ['维修资金.csv', 2, '小区编码', 'reference-unknown'],
      ],
    );
  });

  it('that is longer than the header stops', async () => {
    await check({ '维修资金.csv': '小区编码,截止日期,结存\nJZ001,2024-12-31,1,200\n' }, [
      ['维修资金.csv', 2, null, 'cells-beyond-header'],
    ]);
    await check({ '维修资金.csv': '小区编码,截止日期,结存\nJZ001,2024-12-31,1,,,\n' }, []);
  });

  it('shorter than the header lacks what is not there', async () => {
    await check({ '维修资金.csv': '小区编码,截止日期,结存,交存\nJZ001,2024-12-31,1\n' }, []);
    await check({ '维修资金.csv': '小区编码,截止日期,结存\nJZ001,2024-12-31\nJZ001,2025-12-31,2\n' }, [
      ['维修资金.csv', 2, '结存', 'required-blank'],
    ]);
  });
});

describe('columns of one row', () => {
  const reversed: [Parameters<typeof csvOf>[0], string, string, string][] = [
    ['contract', '结束日期', '2023-12-31', '合同'],
    ['manager', '离任日期', '2023-12-31', '项目负责人'],
    ['fee_item', '结束日期', '2022-12-31', '收费标准'],
    ['guide_price', '结束日期', '2022-12-31', '政府指导价'],
    ['list_entry', '公示期至', '2025-06-29', '红黑榜'],
    ['bulletin', '公示期至', '2025-05-31', '通报'],
    ['event', '公示期至', '2024-12-31', '事件'],
    ['lift_whitelist', '移出日期', '2024-08-31', '维保白名单'],
    ['posting', '结束日期', '2025-04-30', '张贴记录'],
    ['survey', '公示结束', '2025-05-05', '满意度'],
  ];
  it.each(reversed)('of %s: 「%s」 of %s is too early', async (id, header, day, name) => {
    await check({ [`${name}.csv`]: csvOf(id, townWith(id, { [header]: day })) }, [
      [`${name}.csv`, 2, header, 'dates-reversed'],
    ]);
  });
  it.each([
    ['list_entry', '红黑榜', '2025-06-29'],
    ['bulletin', '通报', '2025-05-31'],
    ['event', '事件', '2024-12-31'],
  ] as const)('of %s: taken off before it began', async (id, name, day) => {
    await check({ [`${name}.csv`]: csvOf(id, townWith(id, { 移出日期: day, 移出原因: '修复' })) }, [
      [`${name}.csv`, 2, '移出日期', 'dates-reversed'],
    ]);
  });
  it.each(['list_entry', 'bulletin', 'event'] as const)('of %s: a removal has its day and its reason', async (id) => {
    const file = `${tableOf(id).name}.csv`;
    const removed = (more: Row) => check({ [file]: csvOf(id, townWith(id, more)) }, problems);
    let problems: Parameters<typeof check>[1] = [[file, 2, '移出日期', 'removal-undated']];
    await removed({ 移出原因: '更正' });
    problems = [[file, 2, '移出原因', 'removal-unexplained']];
    await removed({ 移出日期: '2026-06-01' });
    problems = [];
    await removed({ 移出日期: '2026-06-01', 移出原因: '到期' });
  });
  it('may give the same day twice', async () => {
    await check({ '张贴记录.csv': csvOf('posting', townWith('posting', { 结束日期: '2025-05-01' })) }, []);
  });

  const exceeding: [Parameters<typeof csvOf>[0], string, string, string][] = [
    ['complaint_stat', '属实去重', '13', '投诉统计'],
    ['complaint_stat', '办结', '13', '投诉统计'],
    ['complaint_stat', '按时办结', '9', '投诉统计'],
    ['complaint_stat', '社区回访', '9', '投诉统计'],
    ['complaint_stat', '街道回访', '9', '投诉统计'],
    ['complaint_stat', '县区回访', '9', '投诉统计'],
    ['survey', '有效', '151', '满意度'],
    ['estate', '阻车电梯数', '5', '小区'],
  ];
  it.each(exceeding)('of %s: 「%s」 of %s is more than there are', async (id, header, count, name) => {
    await check({ [`${name}.csv`]: csvOf(id, townWith(id, { [header]: count })) }, [
      [`${name}.csv`, 2, header, 'part-exceeds-whole'],
    ]);
  });

  it('let a grade be published before its period ends only with a warning', async () => {
    const read = await check(
      { '信用评价.csv': csvOf('firm_grade', townWith('firm_grade', { 公示日期: '2024-12-30' })) },
      [['信用评价.csv', 2, '公示日期', 'published-before-period-end']],
    );
    expect(read.register.records.firm_grade.length).toBe(1);
    await check({ '信用评价.csv': csvOf('firm_grade', townWith('firm_grade', { 公示日期: '2024-12-31' })) }, []);
  });

  it('points at a confirmation without the number of its document, which confirms nothing', async () => {
    const settled = (result: string, document: string) =>
      csvOf('event', townWith('event', { 类型: '核实', 主体编码: FIRM, 结果: result, 文号: document, 规则: 'CZ-18' }));
    await check({ '事件.csv': settled('已确认', '') }, [['事件.csv', 2, '文号', 'confirmation-undocumented']]);
    await check({ '事件.csv': settled('已确认', '示〔2025〕9号') }, []);
    await check({ '事件.csv': settled('不成立', '') }, []);
    await check({ '事件.csv': settled('核实中', '') }, [['事件.csv', 2, '结果', 'verification-open']]);
  });

  it('points at a verification of no rule and at a sanction without a document', async () => {
    const event = (row: Row) => csvOf('event', townWith('event', { 主体编码: FIRM, ...row }));
    await check({ '事件.csv': event({ 类型: '核实', 结果: '不成立', 规则: '' }) }, [
      ['事件.csv', 2, '规则', 'verification-without-rule'],
    ]);
    await check({ '事件.csv': event({ 类型: '处罚', 结果: '警告', 文号: '' }) }, [
      ['事件.csv', 2, '文号', 'sanction-undocumented'],
    ]);
  });

  it('points at them by the name of the column where the sheet has no such column', async () => {
    const headers = ['类型', '日期', '主体编码', '结果'];
    const event = (row: Row) => csvOf('event', townWith('event', { 主体编码: FIRM, ...row }), headers);
    await check({ '事件.csv': event({ 类型: '处罚', 结果: '警告' }) }, [
      ['事件.csv', 2, '文号', 'sanction-undocumented'],
    ]);
    await check({ '事件.csv': event({ 类型: '核实', 结果: '不成立' }) }, [
      ['事件.csv', 2, '规则', 'verification-without-rule'],
    ]);
  });
});

describe('a file of the folder', () => {
  const named: [file: string, code: string, hint: string | null][] = [
    ['收费标隹.csv', 'file-unknown', '「收费标准」'],
    ['fees.csv', 'file-unknown', null],
    ['小区.xls', 'format-old-excel', '.xlsx'],
    ['小区.et', 'format-wps', '.xlsx'],
    ['电梯.xlsm', 'format-macro', null],
    ['电梯.xlsb', 'format-macro', null],
    ['电梯.docx', 'file-ignored', null],
    ['电梯', 'file-ignored', null],
  ];
  it.each(named)('named %s is told: %s', async (file, code, hint) => {
    const read = await readTown({ [file]: 'x' });
    expect(foundIn(read)).toEqual([[file, null, null, code]]);
    if (hint !== null) expect(read.problems[0]?.message).toContain(hint);
  });
  it.each(['.DS_Store', 'Thumbs.db', 'desktop.ini', 'README.md', '说明.txt'])(
    'named %s is left alone',
    async (file) => {
      await check({ [file]: 'x' }, []);
    },
  );
  it.each([
    '维修资金.csv',
    'fund.csv',
    'FUND.CSV',
    '维修资金-2024.csv',
    '维修资金－甲子县.csv',
    'fund-2024.csv',
    'Fund-2024.csv',
  ])('named %s is the fund’s', async (file) => {
    expect((await check({ [file]: csvOf('fund') }, [])).register.records.fund.length).toBe(1);
  });
  it('is the right table also where one table’s name begins another’s', async () => {
    const read = await check(
      {
        '维保白名单.csv': csvOf('lift_whitelist'),
        'lift.csv': csvOf('lift'),
        'lift_whitelist-2.csv': csvOf('lift_whitelist', townWith('lift_whitelist', { 单位名称: '另一家' })),
      },
      [],
    );
    expect(read.register.records.lift_whitelist.length).toBe(2);
  });
  const contents: [file: string, content: string | Uint8Array, code: string][] = [
    ['电梯.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'format-encrypted'],
    ['电梯.csv', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'format-encrypted'],
    ['电梯.xlsx', '<html><table><tr><td>1</td></tr></table></html>', 'format-html'],
    ['电梯.xlsx', '\ufeff <table>', 'format-html'],
    ['电梯.csv', '<!DOCTYPE html><html></html>', 'format-html'],
    ['电梯.xlsx', '小区编码,位置', 'file-not-readable'],
    ['电梯.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'file-not-readable'],
    ['电梯.csv', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]), 'format-mismatch'],
    ['电梯.xlsx', '', 'file-empty'],
  ];
  it.each(contents)('%s whose content is another’s is told (%#)', async (file, content, code) => {
    expect(foundIn(await readTown({ [file]: content }))).toEqual([[file, null, null, code]]);
  });
  it('too large is not even read', async () => {
    const { readTables } = await import('../../src/intake/read-tables.ts');
    const { DEMO } = await import('../support/tables.ts');
    const read = await readTables(
      [{ path: 'tables/电梯.csv', bytes: 300_000_000, read: () => Promise.reject(new Error('read')) }],
      DEMO,
    );
    expect(foundIn(read)).toContainEqual(['电梯.csv', null, null, 'file-too-large']);
  });
});
