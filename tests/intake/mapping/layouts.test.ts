import { describe, expect, it } from 'vitest';
import { type Kept, keepAndRead as keepBeside } from '../../support/mappings.ts';
import { csvOf, FIRM, type Files, first, TOWN, xlsx } from '../../support/tables.ts';

const ESTATES = csvOf('estate', [
  ...TOWN.estate,
  { 小区编码: 'JZ003', 小区名称: '金桂园', 行政区划代码: '000101', 管理模式: '业主自管' },
]);

const keepAndRead = (files: Files, options: object = {}): Promise<Kept> =>
  keepBeside({ '小区.csv': ESTATES, ...files }, options);

type Cell = string | number | Date | null;

async function book(name: string, rows: Cell[][], merges: string[] = []): Promise<Uint8Array> {
  return xlsx([{ name, rows, merges: merges.map((range) => mergeOf(range)) }] as never);
}

/** B5:B7 as a writer takes it. */
function mergeOf(range: string): { startRow: number; startCol: number; endRow: number; endCol: number } {
  const [, from, top, to, bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) as unknown as [
    string,
    string,
    string,
    string,
    string,
  ];
  const at = (letter: string): number => letter.charCodeAt(0) - 65;
  return { startRow: Number(top) - 1, startCol: at(from), endRow: Number(bottom) - 1, endCol: at(to) };
}

const errorsOf = (read: { problems: readonly { severity: string; message: string }[] }): string[] =>
  read.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

describe('a form for each estate', () => {
  const form = (
    estate: string,
    unit: string,
    [opening, income, cost, spending, closing]: number[],
    net?: number,
  ): Cell[][] => [
    ['小区公共收益收支公示表'],
    [`小区名称：${estate}`, null, null, '期间：2025年1月1日至2025年12月31日', null, null, `单位：${unit}`],
    ['序号', '类别', '项目', '来源或去向', '起止时间', '金额', '备注'],
    [1, '上期结余', null, null, null, opening as number, null],
    [2, '收入', '电梯广告', '某广告公司', '2025.1-2025.12', income as number, null],
    [null, '收入小计', null, null, null, income as number, null],
    [3, '成本', '维护费', null, null, cost as number, null],
    [null, '成本小计', null, null, null, cost as number, null],
    [null, '净收益', null, null, null, net ?? (income as number) - (cost as number), null],
    [4, '支出', '更换监控', null, null, spending as number, null],
    [null, '支出小计', null, null, null, spending as number, null],
    [5, '期末结余', null, null, null, closing as number, null],
    [null],
    ['制表：某示例   审核：某示例   业委会（盖章）：'],
    ['公示期：自2026年3月1日至2026年3月31日   异议电话：0355-0000456'],
  ];
  const workbook = async (net?: number): Promise<Uint8Array> =>
    xlsx([
      { name: '丁香苑', rows: form('丁香苑', '万元', [1, 2, 0.5, 1, 1.5], net) },
      { name: '金桂园', rows: form('金桂园', '元', [100, 20, 5, 10, 105]) },
    ]);

  it('gives its lines with estate, year, posting and unit of the lines round them, subtotals left out', async () => {
    const { before, mappings, after } = await keepAndRead({ '公共收益公示表汇总.xlsx': await workbook() });
    expect(errorsOf(before).every((message) => message.includes('还没有记下怎么读'))).toBe(true);
    expect(mappings).toHaveLength(1);
    expect(errorsOf(after)).toEqual([]);
    const lines = after.register.records.revenue;
    expect(lines.map(({ estate, category, item, amountFen }) => [estate, category, item, amountFen])).toEqual([
      ['JZ001', '上期结余', '上期结余', 1_000_000],
      ['JZ001', '收入', '电梯广告', 2_000_000],
      ['JZ001', '成本', '维护费', 500_000],
      ['JZ001', '支出', '更换监控', 1_000_000],
      ['JZ001', '期末结余', '期末结余', 1_500_000],
      ['JZ003', '上期结余', '上期结余', 10_000],
      ['JZ003', '收入', '电梯广告', 2000],
      ['JZ003', '成本', '维护费', 500],
      ['JZ003', '支出', '更换监控', 1000],
      ['JZ003', '期末结余', '期末结余', 10_500],
    ]);
    expect(lines[1]).toMatchObject({
      year: '2025',
      use: '某广告公司',
      postedFrom: '2026-03-01',
      postedUntil: '2026-03-31',
      objectionPhone: '0355-0000456',
    });
  });

  it('holds 净收益 against income less cost', async () => {
    const { after } = await keepAndRead({ '公共收益公示表汇总.xlsx': await workbook(1.6) });
    const [problem] = after.problems.filter(({ code }) => code === 'total-differs');
    expect(problem).toMatchObject({ severity: 'warning', row: 9, value: '1.6' });
    expect(problem?.message).toContain('1.5');
  });

  it('names the line that is missing, and reads nothing of the sheet', async () => {
    const whole = await workbook();
    const { mappings } = await keepAndRead({ '公共收益公示表汇总.xlsx': whole });
    const rows = form('丁香苑', '元', [1, 2, 0.5, 1, 1.5]).map((row, nth) => (nth === 1 ? ['小区名称：丁香苑'] : row));
    const { before } = await keepAndRead({ '公共收益公示表汇总.xlsx': await book('丁香苑', rows) }, { mappings });
    const [problem] = before.problems.filter(({ code }) => code === 'mapping-fact-missing');
    expect(problem?.message).toContain('「期间：」');
    expect(before.register.records.revenue).toEqual([]);
  });
});

describe('a notice of lists', () => {
  const notice = (foot: Cell[][] = [['甲子县住房和城乡建设局'], ['2026年11月3日']]): Cell[][] => [
    ['甲子县2026年10月物业服务企业“红黑榜”'],
    ['一、红榜企业（1家）'],
    ['序号', '企业名称', '服务项目', '上榜理由'],
    [1, '示例甲物业服务有限公司', '丁香苑', '服务规范'],
    ['二、黑榜企业（1家）'],
    ['序号', '企业名称', '服务项目', '上榜理由'],
    [1, '示例乙物业服务有限公司', '（无在管项目）', '多次未整改'],
    [null],
    ...foot,
  ];

  it('takes place and period from the title, the list from the sub-head, the day from the foot', async () => {
    const { after, mappings } = await keepAndRead({ '3红黑榜2026年10月.xlsx': await book('红黑榜', notice()) });
    expect(errorsOf(after)).toEqual([]);
    expect(mappings.map(({ file, files }) => [file, files])).toEqual([['mappings/红黑榜.yaml', ['*红黑榜*']]]);
    expect(after.register.records.list_entry).toMatchObject([
      { division: '000101', period: '2026-10', colour: '红榜', subjectKind: '企业', subject: FIRM, basis: '服务规范' },
      { colour: '黑榜', listedOn: '2026-11-03', document: '《甲子县2026年10月物业服务企业“红黑榜”》（2026-11-03）' },
    ]);
    expect(after.problems.map(({ code }) => code)).toEqual(['mapping-column-passed']);
  });

  it('goes by the number of the document where it has one', async () => {
    const rows = notice();
    rows.splice(1, 0, ['甲建发〔2026〕31号']);
    const { after } = await keepAndRead({ '红黑榜.xlsx': await book('红黑榜', rows) });
    expect(errorsOf(after)).toEqual([]);
    expect(first(after, 'list_entry').document).toBe('甲建发〔2026〕31号');
  });

  it('without a day at its foot is not read, since nobody can tell from when a name is listed', async () => {
    const { mappings } = await keepAndRead({ '红黑榜.xlsx': await book('红黑榜', notice()) });
    const { before } = await keepAndRead(
      { '红黑榜.xlsx': await book('红黑榜', notice([['甲子县住房和城乡建设局']])) },
      { mappings },
    );
    expect(before.problems.find(({ code }) => code === 'mapping-fact-missing')?.message).toContain('落款没有日期');
    expect(before.register.records.list_entry).toEqual([]);
  });

  it.each([
    ['2026年11月31日', '2026年11月31日'],
    ['二〇二六年十一月三十一日', '二〇二六年十一月三十一日'],
    ['甲子县住房和城乡建设局 2026年11月31日', '2026年11月31日'],
  ])('with a day at its foot that no month has says so at that cell: %s', async (foot, quoted) => {
    const { mappings } = await keepAndRead({ '红黑榜.xlsx': await book('红黑榜', notice()) });
    const rows = notice([['甲子县住房和城乡建设局'], [foot]]);
    const { before } = await keepAndRead({ '红黑榜.xlsx': await book('红黑榜', rows) }, { mappings });
    expect(before.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'date-not-on-calendar', value: quoted, letters: 'A', rows: [rows.length], column: '列入日期' },
    ]);
    expect(before.register.records.list_entry).toEqual([]);
  });

  it('of grades takes the grade from the sub-head', async () => {
    const head = ['序号', '企业名称', '统一社会信用代码', '得分'];
    const { after } = await keepAndRead({
      '信用等级公示.xlsx': await book('公示', [
        ['甲子县物业服务企业2025年度信用等级评定结果公示'],
        ['一、AA级企业（1家）'],
        head,
        [1, '示例甲物业服务有限公司', FIRM, 92.5],
        ['二、C级企业（1家）'],
        head,
        [1, '示例乙物业服务有限公司', '91000000MA00000232', 61],
        [null],
        ['2026年1月30日'],
      ]),
    });
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.firm_grade).toMatchObject([
      { firm: FIRM, period: '2025', grade: 'AA', score: 92.5, publishedOn: '2026-01-30' },
      { firm: '91000000MA00000232', grade: 'C', score: 61 },
    ]);
  });
});

describe('a wide table', () => {
  const fees: Cell[][] = [
    ['甲子县物业服务收费标准一览表'],
    ['序号', '小区名称', '物业服务费（元/㎡·月）', null, '停车费', '垃圾清运费（元/户·年）', '收费依据'],
    [null, null, '多层', '高层', '地上（元/月）', null, null],
    [1, '丁香苑', 0.5, 1, 50, 60, '合同约定'],
    [2, '金桂园', '0.55（电梯房）', '/', '—', 60, '甲发改〔2024〕8号'],
  ];

  it('of fees gives a row for each column, with the unit of its heading', async () => {
    const merges = ['A2:A3', 'B2:B3', 'F2:F3', 'G2:G3', 'C2:D2'];
    const { after } = await keepAndRead({ '收费标准一览表.xlsx': await book('收费一览', fees, merges) });
    expect(errorsOf(after)).toEqual([]);
    expect(
      after.register.records.fee_item.map(({ estate, item, rateE4, unit, basis }) => [
        estate,
        item,
        rateE4,
        unit,
        basis,
      ]),
    ).toEqual([
      ['JZ001', '物业服务费（多层）', 5000, '元/㎡·月', '合同约定'],
      ['JZ003', '物业服务费（多层）（电梯房）', 5500, '元/㎡·月', '甲发改〔2024〕8号'],
      ['JZ001', '物业服务费（高层）', 10_000, '元/㎡·月', '合同约定'],
      ['JZ001', '停车费（地上）', 500_000, '元/位·月', '合同约定'],
      ['JZ001', '垃圾清运费', 600_000, '元/户·年', '合同约定'],
      ['JZ003', '垃圾清运费', 600_000, '元/户·年', '甲发改〔2024〕8号'],
    ]);
  });

  it('of months gives a row for each month with a figure, the year being that of the title', async () => {
    const { after } = await keepAndRead({
      '各小区投诉量.xlsx': await book('统计', [
        ['甲子县2026年各小区投诉量统计表'],
        ['序号', '小区名称', '8月', '9月'],
        [1, '丁香苑', 3, 0],
        [2, '金桂园', '/', 2],
        ['合计', null, 3, 2],
      ]),
    });
    expect(errorsOf(after)).toEqual([]);
    expect(
      after.register.records.complaint_stat.map(({ estate, month, received }) => [estate, month, received]),
    ).toEqual([
      ['JZ001', '2026-08', 3],
      ['JZ001', '2026-09', 0],
      ['JZ003', '2026-09', 2],
    ]);
  });

  it('with months as sheets takes each month from the sheet, and the year from the file', async () => {
    const rows = (received: number): Cell[][] => [
      ['小区名称', '受理', '办结'],
      ['丁香苑', received, received],
    ];
    const { after, mappings } = await keepAndRead({
      '2026年投诉办理台账.xlsx': await xlsx([
        { name: '9月', rows: rows(3) },
        { name: '10月', rows: rows(4) },
      ]),
    });
    expect(errorsOf(after)).toEqual([]);
    expect(mappings).toHaveLength(1);
    expect(after.register.records.complaint_stat.map(({ month, received }) => [month, received])).toEqual([
      ['2026-09', 3],
      ['2026-10', 4],
    ]);
  });

  it('of income and spending gives a line for each item, and none for the totals beside them', async () => {
    const { after } = await keepAndRead({
      '公共收益汇总2025.xlsx': await book(
        '汇总',
        [
          ['甲子县小区公共收益汇总表（2025年度）'],
          ['单位：元'],
          ['序号', '小区名称', '上年结余', '本年收入', null, null, '本年支出', '年末结余'],
          [null, null, null, '停车', '广告', '合计', null, null],
          [1, '丁香苑', 1000, 200, 300, 500, 400, 1100],
        ],
        ['A3:A4', 'B3:B4', 'C3:C4', 'G3:G4', 'H3:H4', 'D3:F3'],
      ),
    });
    expect(errorsOf(after)).toEqual([]);
    expect(after.register.records.revenue.map(({ category, item, amountFen }) => [category, item, amountFen])).toEqual([
      ['上期结余', '上期结余', 100_000],
      ['收入', '停车', 20_000],
      ['收入', '广告', 30_000],
      ['支出', '支出', 40_000],
      ['期末结余', '期末结余', 110_000],
    ]);
  });
});
