/**
 * Forms and notices as clerks lay them out: each kept once, and read again a month later with other figures. What goes wrong here goes wrong
 * in silence, so figures are compared one by one.
 */
import { describe, expect, it } from 'vitest';
import {
  A,
  B,
  type Books,
  codes,
  ESTATES,
  expectNoQuestion,
  folder,
  keep,
  listed,
  type Rows,
  read,
  revenue,
} from '../../support/clerks-books.ts';
import { FIRM, OTHER_FIRM } from '../../support/tables.ts';

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

describe('a summary of forms', () => {
  const books: Books = {
    公共收益2025年: {
      丁香苑: [
        ['公共收益收支情况公示'],
        ['小区名称：丁香苑', null, null],
        ['类别', '项目', '金额'],
        ['收入', '停车', 5],
        ['收入', '广告', 1],
      ],
      汇总: [['2025年度公共收益汇总'], ['小区名称', '本年收入', '本年支出'], ['丁香苑', 6, 0]],
    },
  };

  it('in the same workbook is an error, since it would count all money twice, until its mapping passes it over', async () => {
    const files = await folder(books, ESTATES);
    for (const { path: name, text } of (await read(files)).toKeep) files.set(name, text);
    const both = await read(files);
    const [problem] = both.problems.filter(({ code }) => code === 'account-summed-twice');
    expect(problem).toMatchObject({ severity: 'error', sheet: '汇总', row: 3, value: '收入' });
    const summary = [...files].find(([, text]) => String(text).includes('本年收入')) as [string, string];
    files.set(summary[0], summary[1].replace(/^tables:.*/ms, 'tables: []\n'));
    const left = await read(files);
    expectNoQuestion(left);
    expect(revenue(left)).toEqual([
      ['D1', '2025', '收入', '停车', 5],
      ['D1', '2025', '收入', '广告', 1],
    ]);
    expect(codes(left)).toContain('mapping-sheet-passed');
  });
});

describe('a notice', () => {
  it('of one list is of the colour that its own title says, whatever that of the month before was', async () => {
    const notice = (colour: string, month: number, firm: string): Rows => [
      [`甲子县2026年${month}月物业服务企业${colour}`],
      ['序号', '企业名称', '上榜理由'],
      [1, firm, '如通报'],
      ['甲子县住房和城乡建设局'],
      [`2026年${month + 1}月8日`],
    ];
    const { kept, next, first } = await keep({ 物业企业榜单8月: { Sheet1: notice('红榜', 8, A) } });
    expect(listed(first)).toEqual([['2026-08', '红榜', FIRM, '如通报', '2026-09-08']]);
    const books: Books = { 物业企业榜单9月: { Sheet1: notice('黑榜', 9, B) } };
    const later = await next(books);
    expectNoQuestion(later);
    expect(listed(later)).toEqual([['2026-09', '黑榜', OTHER_FIRM, '如通报', '2026-10-08']]);
    // A mapping of before says of each list that it is a red one.
    const [[file, text]] = [...kept] as [[string, string]];
    const fixed = text.replace(/榜别:\n\s+heading:(?:\n\s{10,}.*)+/, '榜别: {value: 红榜}');
    expect(fixed).not.toBe(text);
    const files = await folder(books, ESTATES);
    files.set(file, fixed);
    const wrong = await read(files);
    expect(codes(wrong)).toContain('mapping-fact-missing');
    expect(listed(wrong)).toEqual([]);
  });

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
