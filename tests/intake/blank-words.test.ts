/**
 * Words for nothing known: by one list, in every column of every table.
 */
import { describe, expect, it } from 'vitest';
import type { TableId } from '../../src/domain/records.ts';
import { isBlank } from '../../src/intake/blank-words.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { check, csvOf, FIRM, first, foundIn, readTown, TOWN, townWith } from '../support/tables.ts';

const SAYS_NOTHING = [
  ...['无', '暂无', '暂无信息', '暂无数据', '暂无资料', '暂无记录', '无信息', '无数据', '无记录', '没有', '尚无'],
  ...['未知', '不详', '不明', '不清楚', '待定', '待补', '待补充', '待填', '待完善', '待核实', '待查', '未定'],
  ...['未填', '未填写', '未提供', '未登记', '空', '空白', '缺', '缺失', '略', '信息不详', '暂未登记', '暂无电话'],
  ...['N/A', 'n/a', 'NA', 'NULL', 'null', 'None', 'nil', 'n.a.', 'TBD'],
  ...[
    '-',
    '--',
    '—',
    '——',
    '–',
    '―',
    '－',
    '/',
    '//',
    '\\',
    '?',
    '？',
    '？？？',
    '…',
    '……',
    '***',
    '。',
    '、',
    '～',
    '_',
  ],
  ...[
    '（暂无）',
    '【待定】',
    '〔空〕',
    '「无」',
    '“无”',
    '(N/A)',
    '暂无。',
    '暂 无',
    ' 无 ',
    '无/无',
    '暂无（待补充）',
    '-无-',
  ],
  ...['0000-00-00', '0000/0/0', '0000年00月00日', '0000-00-00 00:00:00', '-'.repeat(2000)],
];
const SAYS_SOMETHING = [
  ...['0', '0.00', '-5', '1', '否', '×', '√', 'A', 'D', '无物业', '无锡', '无名路18号', '空港花园', '暂住证', '未来城'],
  ...[
    '待评',
    '未评',
    '免评',
    '未成立',
    '未组建',
    '未备案',
    '不成立',
    '待业中心',
    '缺口村',
    '略阳路',
    '不详见附件',
    '无人值守',
  ],
  ...['NA01', 'Nil-5', '3-1', '1号楼', '#N/A', '########', '2000-00-00', '0000', '未知大厦', `${'-'.repeat(2000)}1`],
];

describe('a word for nothing known', () => {
  it.each(SAYS_NOTHING)('is 「%s」', (word) => {
    expect(isBlank(word.trim())).toBe(true);
  });
  it.each(SAYS_SOMETHING)('is not 「%s」', (word) => {
    expect(isBlank(word)).toBe(false);
  });

  const columns = TABLES.flatMap((table) =>
    columnList(table).map(([field, { header, required }]): [TableId, string, string, boolean] => [
      table.id,
      header,
      field,
      required,
    ]),
  );
  // What is missing there has a problem of its own, and one cause is one problem.
  const SAID_OTHERWISE = new Map([
    ['contract start', 'start-unknown'],
    ['firm code', 'firm-code-missing'],
  ]);
  it.each(columns)('in %s 「%s」 is a blank, told once', async (id, header, field, required) => {
    const { name } = tableOf(id);
    const read = await readTown({ [`${name}.csv`]: csvOf(id, townWith(id, { [header]: '暂无' })) });
    const found = foundIn(read).filter(([file, row]) => file === `${name}.csv` && row === 2);
    const told = found.filter(
      ([, , of, code]) =>
        of === header && /^(?:required-blank|blank-word|start-unknown|firm-code-missing)$/.test(String(code)),
    );
    const code = SAID_OTHERWISE.get(`${id} ${field}`) ?? (required ? 'required-blank' : 'blank-word');
    expect(told).toEqual([[`${name}.csv`, 2, header, code]]);
    // A code that is left blank is made.
    if (!required && field !== 'code') expect(first(read, id)).toHaveProperty(field, null);
  });

  it('is counted for each word of a column, with the first places, and an empty cell is not', async () => {
    const words = ['暂无', '', '不详', '暂无', '暂无', '暂无'];
    const rows = words.map((word, i) => ({ ...TOWN.facility[0], 日期: `2025-05-0${i + 1}`, 单位: word }));
    const read = await check({ '设施维保.csv': csvOf('facility', rows) }, [
      ...[2, 5, 6, 7, 4].map((row) => ['设施维保.csv', row, '单位', 'blank-word'] as const),
    ]);
    expect(read.problems[0]?.message).toContain('「单位」有 4 格写「暂无」，按空白读：第 2 行、第 5 行、第 6 行等。');
    expect(read.problems[1]?.message).toContain('「单位」有 1 格写「不详」，按空白读：第 4 行。');
  });

  it('in a required column is an error that shows the word', async () => {
    const read = await check({ '项目负责人.csv': csvOf('manager', townWith('manager', { 姓名: '待定' })) }, [
      ['项目负责人.csv', 2, '姓名', 'required-blank'],
    ]);
    expect(read.problems[0]?.message).toContain('写的是「待定」，等于空着。这一列必须填写。');
  });

  it('in the place of one of a few words is an error that names these', async () => {
    const read = await check({ '小区.csv': csvOf('estate', townWith('estate', { 管理模式: '无' })) }, [
      ['小区.csv', 2, '管理模式', 'required-blank'],
    ]);
    expect(read.problems[0]?.message).toMatch(
      /写的是「无」，等于空着。这一列必须填写，只能填：专业物业、.*、无物业。$/,
    );
  });

  it('names no firm and no estate, and narrows down no name', async () => {
    const read = await check(
      {
        '合同.csv': `小区编码,统一社会信用代码,企业名称,开始日期\nJZ001,${FIRM},暂无,2024-01-01\nJZ002,未知,示例甲物业服务有限公司,2024-01-01\n`,
        '项目负责人.csv': '小区名称,街道,姓名,工作电话\n丁香苑,不详,张示例,0355-0000255\n',
      },
      [
        ['合同.csv', 2, '企业名称', 'blank-word'],
        ['合同.csv', 3, '统一社会信用代码', 'blank-word'],
        ['项目负责人.csv', 2, '街道', 'blank-word'],
      ],
    );
    expect(read.register.records.contract.map(({ firm }) => firm)).toEqual([FIRM, FIRM]);
    expect(first(read, 'manager').estate).toBe('JZ001');
  });

  it('among former names means no estate', async () => {
    const estates = csvOf('estate', townWith('estate', { 曾用名: '纺织厂新村、不详' }));
    await check({ '小区.csv': estates, '满意度.csv': '小区名称,调查日期,有效,满意率\n不详,2025-04-18,120,58%\n' }, [
      ['满意度.csv', 2, '小区编码', 'required-blank'],
    ]);
  });

  it('that a column has a meaning for keeps it', async () => {
    const lists = csvOf('list_entry', townWith('list_entry', { 主体编码: '无', 依据: '' }));
    expect(first(await check({ '红黑榜.csv': lists }, []), 'list_entry').subject).toBeNull();
    const lift = csvOf('lift', townWith('lift', { 智能阻车: '没有' }));
    expect(first(await check({ '电梯.csv': lift }, []), 'lift').smartBlocking).toBe(false);
    const open = csvOf('event', townWith('event', { 类型: '核实', 结果: '待核实', 规则: 'CZ-18' }));
    await check({ '事件.csv': open }, [['事件.csv', 2, '结果', 'verification-open']]);
  });

  it('fills rows that are laid out in advance and hold nothing', async () => {
    const read = await check({ '满意度.csv': `${csvOf('survey')}—,待定,暂无,/,,,,\n` }, []);
    expect(read.totals.find(({ table }) => table === 'survey')).toMatchObject({ records: 1, notes: 1 });
  });
});
