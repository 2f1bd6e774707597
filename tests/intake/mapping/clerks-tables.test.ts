/**
 * Lists and wide tables as clerks lay them out: each kept once, and read again a month later with other figures. What goes wrong here goes wrong
 * in silence, so figures are compared one by one.
 */
import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/intake/read-content.ts';
import {
  A,
  B,
  type Cell,
  codes,
  counts,
  ESTATES,
  errorsIn,
  expectNoQuestion,
  fees,
  folder,
  keep,
  type Rows,
  read,
} from '../../support/clerks-books.ts';
import { FIRM, OTHER_FIRM } from '../../support/tables.ts';

describe('a wide table', () => {
  it('with years over months over counts takes each month from its own year, and the next one too', async () => {
    const table = (years: Cell[], months: Cell[], measures: Cell[], row: Cell[]): Rows => [
      ['各小区投诉统计'],
      ['小区名称', ...years],
      [null, ...months],
      [null, ...measures],
      ['丁香苑', ...row],
    ];
    const both = ['受理', '办结'];
    const { first, next } = await keep({
      投诉汇总: {
        Sheet1: table(['2025年', null, '2026年', null], ['12月', null, '1月', null], [...both, ...both], [1, 1, 2, 2]),
      },
    });
    expect(counts(first)).toEqual([
      ['D1', '2025-12', 1, 1],
      ['D1', '2026-01', 2, 2],
    ]);
    const later = await next({
      投诉汇总: {
        Sheet1: table(
          ['2025年', null, '2026年', null, null, null],
          ['12月', null, '1月', null, '2月', null],
          [...both, ...both, ...both],
          [1, 1, 2, 2, 9, 8],
        ),
      },
    });
    expectNoQuestion(later);
    expect(counts(later).at(-1)).toEqual(['D1', '2026-02', 9, 8]);
  });

  it('of balances on days is read with a further day, and by another unit in its heads', async () => {
    const table = (unit: string, days: string[], row: number[]): Rows => [
      ['小区名称', ...days.map((day) => `${day}余额（${unit}）`)],
      ['丁香苑', ...row],
    ];
    const balances = ({ register }: Content): unknown[] =>
      register.records.fund.map(({ date, balanceFen }) => [date, balanceFen / 100]);
    const { first, next } = await keep({
      维修资金余额: { Sheet1: table('元', ['2026年3月31日', '2026年6月末'], [1000, 1100]) },
    });
    expect(balances(first)).toEqual([
      ['2026-03-31', 1000],
      ['2026-06-30', 1100],
    ]);
    const later = await next({
      维修资金余额: { Sheet1: table('元', ['2026年3月31日', '2026年6月末', '2026年9月30日'], [1000, 1100, 1250]) },
    });
    expectNoQuestion(later);
    expect(balances(later)).toEqual([...balances(first), ['2026-09-30', 1250]]);
    const other = await next({
      维修资金余额: { Sheet1: table('万元', ['2026年3月31日', '2026年6月末'], [0.2, 0.3]) },
    });
    expectNoQuestion(other);
    expect(balances(other)).toEqual([
      ['2026-03-31', 2000],
      ['2026-06-30', 3000],
    ]);
    expect(codes(other)).toContain('mapping-unit-new');
  });

  it('of fees that gains one proposes it, with how sure that is, and reads it once that was kept', async () => {
    const table = (heads: string[], row: number[]): Rows => [
      ['小区名称', '物业服务费（元/㎡·月）', '停车费（元/位·月）', ...heads],
      ['丁香苑', 1.2, 60, ...row],
    ];
    const { kept, next } = await keep({ 收费明细表: { Sheet1: table([], []) } });
    const [file = '', text = ''] = [...kept][0] ?? [];
    const books = { 收费明细表: { Sheet1: table(['电梯运行费（元/户·月）'], [15]) } };
    const asked = await next(books);
    expect(fees(asked)).toHaveLength(2);
    const [problem] = asked.problems.filter(({ code }) => code === 'mapping-column-new');
    expect(problem?.message).toContain('收费项目「电梯运行费」，单位「元/户·月」（把握大）');
    expect(asked.toKeep).toMatchObject([{ path: file, replaces: text }]);
    const files = await folder(books, ESTATES);
    files.set(file, asked.toKeep[0]?.text ?? '');
    const after = await read(files);
    expectNoQuestion(after);
    expect(fees(after).at(-1)).toEqual(['D1', '电梯运行费', 15, '元/户·月']);
    expect(codes(after)).not.toContain('mapping-column-new');
  });

  it('of fees with the unit behind each price reads both, and passes over what is not charged', async () => {
    const { first } = await keep({
      物业收费表: {
        Sheet1: [
          ['小区名称', '物业费', '停车费'],
          ['丁香苑', '1.2元/㎡·月', '60元/位·月'],
          ['金桂园（一期）', '0.8元/平方米·月', '/'],
        ],
      },
    });
    expect(fees(first)).toEqual([
      ['D1', '物业费', 1.2, '元/㎡·月'],
      ['J1', '物业费', 0.8, '元/㎡·月'],
      ['D1', '停车费', 60, '元/位·月'],
    ]);
  });
});

describe('a list of a month', () => {
  const table = (title: string, ...rows: Rows): Rows => [
    [title],
    ['序号', '小区名称', '累计受理', '累计办结', '本月受理', '本月办结'],
    ...rows,
  ];

  it('never takes what is added up for the figure of the month', async () => {
    const { first } = await keep({
      投诉月报2026年8月: { Sheet1: table('甲子县2026年8月投诉月报', [1, '丁香苑', 50, 49, 3, 2]) },
    });
    expect(counts(first)).toEqual([['D1', '2026-08', 3, 2]]);
  });

  it('of several months is of none of them', async () => {
    const files = await folder(
      { 投诉累计: { Sheet1: [['2026年1-8月各小区投诉情况'], ['小区名称', '受理', '办结'], ['丁香苑', 30, 29]] } },
      ESTATES,
    );
    const content = await read(files);
    expect(content.toKeep).toEqual([]);
    expect(errorsIn(content)).not.toEqual([]);
  });

  it('whose title is still that of the month before is told', async () => {
    const { next } = await keep({
      投诉月报2026年8月: { Sheet1: table('甲子县2026年8月投诉月报', [1, '丁香苑', 50, 49, 3, 2]) },
    });
    const later = await next({
      投诉月报2026年9月: { Sheet1: table('甲子县2026年8月投诉月报', [1, '丁香苑', 55, 54, 5, 5]) },
    });
    const [problem] = later.problems.filter(({ code }) => code === 'mapping-period-twice');
    expect(problem?.message).toContain('写的是「2026-08」，工作表或文件的名字写的是「2026-09」');
  });
});

describe('a master list', () => {
  const list = (households: number): Rows => [
    ['甲子县住宅小区物业管理情况统计表'],
    ['编号', '小区（项目）名称', '物业服务\n企业', '总户数\n（户）', '项目经理及电话'],
    ['春晖街道（2个）'],
    [1, '丁香苑', A, households, '张示例 0355-0000255'],
    [2, '海棠苑', '无', 80, '/'],
    ['小计', null, null, households + 80],
    ['望湖街道（1个）'],
    [1, '丁香苑', B, 60, '李示例\n0355-0000256'],
    ['总计', null, null, households + 140],
    ['填表人：某示例'],
  ];
  const estates = ({ register }: Content): unknown[] =>
    register.records.estate.map(({ code, name, street, mode, households }) => [code, name, street, mode, households]);

  it('under street after street takes the mode from the firm, and tells two of one name apart by their streets', async () => {
    const { first, next } = await keep({ 底数台账: { Sheet1: list(320) } }, {});
    const expected = (households: number): unknown[] => [
      ['000101-001', '丁香苑', '春晖街道', '专业物业', households],
      ['000101-002', '海棠苑', '春晖街道', '无物业', 80],
      ['000101-003', '丁香苑', '望湖街道', '专业物业', 60],
    ];
    expect(estates(first)).toEqual(expected(320));
    const { contract, manager } = first.register.records;
    expect(contract.map(({ estate, firm }) => [estate, firm])).toEqual([
      ['000101-001', FIRM],
      ['000101-003', OTHER_FIRM],
    ]);
    expect(manager.map(({ estate, name, phone }) => [estate, name, phone])).toEqual([
      ['000101-001', '张示例', '0355-0000255'],
      ['000101-003', '李示例', '0355-0000256'],
    ]);
    // Once their codes are kept, two streets have two estates: counted, and no reminder.
    expect(first.problems.flatMap(({ code, agreed }) => (code === 'name-twice' ? [agreed] : []))).toEqual([true]);
    const later = await next({ 底数台账: { Sheet1: list(321) } });
    expectNoQuestion(later);
    expect(estates(later)).toEqual(expected(321));
  });

  it('is proposed with what is inferred in it, which is never sure', async () => {
    const content = await read(await folder({ 底数台账: { Sheet1: list(320) } }, {}));
    const [problem] = content.problems.filter(({ code }) => code === 'mapping-proposed');
    expect(problem?.message).toContain('写别的都是「专业物业」');
    expect(problem?.message).toContain('（把握一般）');
  });
});

describe('a list that is cut by sub-heads', () => {
  const list = (remark: Cell): Rows => [
    ['甲子县维修资金结存表（截至2026年9月30日）'],
    ['小区名称', '交存', '结存', '说明'],
    ['春晖街道'],
    ['丁香苑', 10, 9, null],
    ['小计', 10, 9, null],
    ['望湖街道'],
    ['金桂园（一期）', 5, 5, remark],
    ['总计', 15, 14, null],
  ];

  it('is searched for private data in all of its parts, and held against its total as one', async () => {
    const { first, next } = await keep({ 维修资金街道表: { Sheet1: list(null) } });
    expect(first.register.records.fund.map(({ estate, balanceFen }) => [estate, balanceFen])).toEqual([
      ['D1', 900],
      ['J1', 500],
    ]);
    expect(codes(first)).not.toContain('total-differs');
    const later = await next({ 维修资金街道表: { Sheet1: list('业主张三13812345678') } });
    expect(later.problems.map(({ code, row }) => [code, row])).toContainEqual(['private-value', 7]);
  });
});

describe('a list of fees', () => {
  it('with the estate over its rows reads each row for the estate above it', async () => {
    const list = (...rows: Rows): Rows => [['物业服务收费明细表'], ['序号', '收费项目', '收费标准', '单位'], ...rows];
    const { first, next } = await keep({
      各小区收费明细: {
        Sheet1: list(['丁香苑'], [1, '物业服务费', 1.2, '元/㎡·月'], ['金桂园（一期）'], [1, '停车费', 60, '元/位·月']),
      },
    });
    expect(fees(first)).toEqual([
      ['D1', '物业服务费', 1.2, '元/㎡·月'],
      ['J1', '停车费', 60, '元/位·月'],
    ]);
    const later = await next({
      各小区收费明细: {
        Sheet1: list(['金桂园（一期）'], [1, '物业服务费', 0.9, '元/㎡·月'], [2, '停车费', 50, '元/位·月']),
      },
    });
    expectNoQuestion(later);
    expect(fees(later)).toEqual([
      ['J1', '物业服务费', 0.9, '元/㎡·月'],
      ['J1', '停车费', 50, '元/位·月'],
    ]);
  });
});
