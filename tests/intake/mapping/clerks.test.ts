/**
 * Tables as clerks lay them out: each kept once, and read again a month later with other figures. What goes wrong here goes
 * wrong in silence, so figures are compared one by one.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Register } from '../../../src/domain/register.ts';
import { type Content, readContent } from '../../../src/intake/read-content.ts';
import { REPOSITORY } from '../../../src/site.ts';
import { AS_OF, type Bytes, FIRM, OTHER_FIRM, tableFile, xlsx } from '../../support/tables.ts';

type Cell = string | number | null;
type Rows = Cell[][];
/** By the names of the files, which are workbooks with the sheets named. */
type Books = Readonly<Record<string, Readonly<Record<string, Rows>>>>;

const [A, B] = ['示例甲物业服务有限公司', '示例乙物业服务有限公司'];
const GROUND: Readonly<Record<string, string>> = {
  'portal.yaml': `name: 甲子县物业服务公开
base: https://example.org
publisher: 甲子县住房和城乡建设局
demo: true
divisions: ["000101"]
profiles: {"000101": "000000"}
complaint: {url: "https://example.org/c/{estate}/?{place}", hosts: ["example.org"]}
`,
  'tables/行政区划.csv': '行政区划代码,名称,层级\n000101,甲子县,县\n',
  'tables/企业.csv': `统一社会信用代码,企业名称\n${FIRM},${A}\n${OTHER_FIRM},${B}\n`,
};
const ESTATES = {
  'tables/小区.csv':
    '小区编码,小区名称,行政区划代码,管理模式,街道\n丁,丁香苑,000101,专业物业,春晖街道\n金,金桂园（一期）,000101,业主自管,望湖街道\n'
      .replace('丁,', 'D1,')
      .replace('金,', 'J1,'),
};

/** A heading that reaches over several columns is written in the first; `A1:C1` merges it. */
async function folder(books: Books, ground: Readonly<Record<string, string>>): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>([...Object.entries(GROUND), ...Object.entries(ground)]);
  for (const [name, sheets] of Object.entries(books)) {
    const made = Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows }));
    files.set(`tables/${name}.xlsx`, await xlsx(made));
  }
  return files;
}

const read = (files: ReadonlyMap<string, Bytes>): Promise<Content> =>
  readContent({
    files: [...files].map(([name, bytes]) => tableFile(name, bytes)),
    asOf: AS_OF,
    shippedProfile: async (code) =>
      readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
  });

const errorsIn = ({ problems }: Content): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

interface Kept {
  first: Content;
  /** What was written down, by path. */
  kept: ReadonlyMap<string, string>;
  /** Another month read by it. */
  next(books: Books): Promise<Content>;
}

async function keep(books: Books, ground: Readonly<Record<string, string>> = ESTATES): Promise<Kept> {
  const kept = new Map<string, string>();
  const files = await folder(books, ground);
  let first = await read(files);
  for (let times = 0; first.toKeep.length > 0 && times < 3; times++) {
    for (const { path: name, text } of first.toKeep) {
      kept.set(name, text);
      files.set(name, text);
    }
    first = await read(files);
  }
  expect(errorsIn(first)).toEqual([]);
  const next = async (others: Books): Promise<Content> => read(new Map([...(await folder(others, ground)), ...kept]));
  return { first, kept, next };
}

const revenue = ({ register }: { register: Register }): unknown[] =>
  register.records.revenue.map(({ estate, year, category, item, amountFen }) => [
    estate,
    year,
    category,
    item,
    amountFen / 100,
  ]);
const counts = ({ register }: { register: Register }): unknown[] =>
  register.records.complaint_stat.map(({ estate, month, received, closed }) => [estate, month, received, closed]);
const fees = ({ register }: { register: Register }): unknown[] =>
  register.records.fee_item.map(({ estate, item, rateE4, unit }) => [estate, item, rateE4 / 10_000, unit]);
const listed = ({ register }: { register: Register }): unknown[] =>
  register.records.list_entry.map(({ period, colour, subject, basis, listedOn }) => [
    period,
    colour,
    subject,
    basis,
    listedOn,
  ]);
const codes = ({ problems }: Content): string[] => problems.map(({ code }) => code);

/** Nothing is asked, and nothing is to be kept. */
function expectNoQuestion(content: Content): void {
  expect(errorsIn(content)).toEqual([]);
  expect(content.toKeep).toEqual([]);
}

describe('a form', () => {
  const form = (estate: string, unit: string, income: number): Rows => [
    ['公共收益收支情况公示'],
    ['项目名称：', estate, null, `单位：${unit}`],
    ['收支类别', '收支项目', '收支金额', '用途'],
    ['上期结余', '结余', 10, null],
    ['收入', '广告', income, null],
    ['小计', null, income, null],
    ['期末结余', '结余', 10 + income, null],
    ['制表：某示例', null, '审核：某示例'],
  ];
  const lines = (estate: string, times: number, income: number): unknown[] => [
    [estate, '2025', '上期结余', '结余', 10 * times],
    [estate, '2025', '收入', '广告', income * times],
    [estate, '2025', '期末结余', '结余', (10 + income) * times],
  ];

  it('that stands below another has a name and a unit of its own', async () => {
    const { first, next } = await keep({
      公共收益2025年: { 汇总: [...form('丁香苑', '元', 5), [null], ...form('金桂园(一期)', '万元', 2)] },
    });
    expect(revenue(first)).toEqual([...lines('D1', 1, 5), ...lines('J1', 10_000, 2)]);
    const later = await next({
      公共收益2025年: { 汇总: [...form('金桂园一期', '元', 7), [null], ...form('丁香苑', '元', 6)] },
    });
    expectNoQuestion(later);
    expect(revenue(later)).toEqual([...lines('J1', 1, 7), ...lines('D1', 1, 6)]);
  });

  it('whose estate stands in the name of its sheet alone is read, and asked about where its head says another', async () => {
    const bare = (income: number): Rows => form('', '元', income).filter((_row, nth) => nth !== 1);
    const { first, next } = await keep({ 公共收益2025年: { 丁香苑: bare(5) } });
    expect(revenue(first)).toEqual(lines('D1', 1, 5));
    const other = await next({ 公共收益2025年: { '金桂园（一期）': bare(6) } });
    expectNoQuestion(other);
    expect(revenue(other)).toEqual(lines('J1', 1, 6));
    const copied = await keep({ 公共收益2025年: { 丁香苑: form('丁香苑', '元', 5) } });
    const wrong = await copied.next({ 公共收益2025年: { '金桂园（一期）': form('丁香苑', '元', 5) } });
    expect(codes(wrong)).toContain('estate-told-twice');
  });

  it('with income and spending side by side ends neither where the other does', async () => {
    const sides = (rows: Rows): Rows => [
      ['2025年公共收益收支明细'],
      ['收入', null, null, '支出', null, null],
      ['序号', '项目', '金额', '序号', '项目', '金额'],
      ...rows,
    ];
    const { first, next } = await keep({
      公共收益明细: {
        丁香苑: sides([
          [1, '停车费', 1000, 1, '绿化', 200],
          ['合计', null, 1000, 2, '维修', 100],
          [null, null, null, '合计', null, 300],
        ]),
      },
    });
    const of = (category: string, item: string, yuan: number): unknown[] => ['D1', '2025', category, item, yuan];
    expect(revenue(first)).toEqual([of('收入', '停车费', 1000), of('支出', '绿化', 200), of('支出', '维修', 100)]);
    expect(codes(first)).not.toContain('total-differs');
    const later = await next({ 公共收益明细: { 丁香苑: sides([[1, '广告', 7, 1, '照明', 3]]) } });
    expectNoQuestion(later);
    expect(revenue(later)).toEqual([of('收入', '广告', 7), of('支出', '照明', 3)]);
  });
});

describe('a notice', () => {
  it('with both lists side by side reads each under its own heading, by a title in Chinese numerals', async () => {
    const notice = (month: string, rows: Rows, day: string): Rows => [
      [`甲子县二〇二六年${month}月份物业服务红黑榜`],
      ['红榜', null, null, '黑榜', null, null],
      ['序号', '企业名称', '原因', '序号', '企业名称', '原因'],
      ...rows,
      [`甲子县住房和城乡建设局 ${day}`],
    ];
    const { first, next } = await keep({
      物业红黑榜十月: { Sheet1: notice('八', [[1, A, '好', 1, B, '差']], '2026年9月12日') },
    });
    expect(listed(first)).toEqual([
      ['2026-08', '红榜', FIRM, '好', '2026-09-12'],
      ['2026-08', '黑榜', OTHER_FIRM, '差', '2026-09-12'],
    ]);
    const rows: Rows = [
      [1, B, '改好了', 1, A, '乱收费'],
      [null, null, null, 2, B, '漏水'],
    ];
    const later = await next({ 物业红黑榜九月: { Sheet1: notice('九', rows.slice(0, 1), '二〇二六年十月十五日') } });
    expectNoQuestion(later);
    expect(listed(later)).toEqual([
      ['2026-09', '红榜', OTHER_FIRM, '改好了', '2026-10-15'],
      ['2026-09', '黑榜', FIRM, '乱收费', '2026-10-15'],
    ]);
  });

  it('with one header and the lists under sub-heads says of an empty list that nobody is on it', async () => {
    const notice = (month: number, black: Rows): Rows => [
      [`甲子县2026年${month}月物业红黑榜`],
      ['序号', '企业名称', '上榜理由'],
      ['红榜'],
      [1, A, '好'],
      ['黑榜'],
      ...black,
      ['甲子县住建局'],
      [`2026.${month + 1}.05`],
    ];
    const { first, next } = await keep({ 红黑榜公布: { Sheet1: notice(8, [[1, B, '差']]) } });
    expect(listed(first).map((entry) => (entry as unknown[])[2])).toEqual([FIRM, OTHER_FIRM]);
    const later = await next({ 红黑榜公布: { Sheet1: notice(9, [[null, '无', null]]) } });
    expectNoQuestion(later);
    expect(listed(later)).toEqual([
      ['2026-09', '红榜', FIRM, '好', '2026-10-05'],
      ['2026-09', '黑榜', null, null, '2026-10-05'],
    ]);
  });
});

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
    expect(codes(first)).not.toContain('name-twice');
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
