import { describe, expect, test } from 'vitest';
import { rowsAsCsv } from '../../src/components/csv-file.ts';
import { rowsHtml } from '../../src/components/table-html.ts';
import {
  answer,
  NO_QUERY,
  queryFromAddress,
  queryToAddress,
  type TableQuery,
  textKeys,
} from '../../src/components/table-query.ts';
import type { Publication } from '../../src/domain/publication.ts';
import type { Lift } from '../../src/domain/records.ts';
import { packSource } from '../../src/domain/source.ts';
import { pagePaths } from '../../src/views/around/site-map.ts';
import { boardView } from '../../src/views/board/board.ts';
import { TABLES_BY_ID, type TableRows } from '../../src/views/tables/catalogue.ts';
import { homeFeeFen } from '../../src/views/tables/fees-table.ts';
import { tableOverview } from '../../src/views/tables/overview.ts';
import { packed, unpacked } from '../../src/views/tables/packed.ts';
import { estateTablePages, packedRows, tablePageView } from '../../src/views/tables/pages.ts';
import { ESTATE_TABLES, type EstateRow, type EstateTable } from '../../src/views/tables/table.ts';
import { STAMPS } from '../../src/wording/labels.ts';
import {
  city,
  contract,
  date,
  estate,
  fee,
  firm,
  found,
  guidePrice,
  lateBy,
  lift,
  manager,
  revenue,
  rule,
} from './city.ts';

const A = '91000000MA00000157';
const ACCOUNTS = rule('A-1', { judge: 'accounts-balance', panel: 'revenue' });
const SERVICING = rule('L-1', { judge: 'lift-servicing', panel: 'lifts', params: { days: 15 } });

const rowsOf = <K extends keyof TableRows>(publication: Publication, id: K, county = '000101'): TableRows[K][] =>
  unpacked<TableRows[K]>(packedRows(publication, id, county));

/** What the cells of a row say, by the titles of their columns. */
function said<R extends EstateRow>(table: EstateTable<R>, row: R): Record<string, string> {
  const text = (pieces: readonly { text: string }[] = []) => pieces.map((piece) => piece.text).join('');
  return Object.fromEntries(
    table.columns.map((column) => {
      const { main, small } = column.cell(row, false);
      return [column.title, [text(main), text(small)].filter((part) => part !== '').join('；')];
    }),
  );
}

function asked<R extends EstateRow>(table: EstateTable<R>, rows: R[], query: Partial<TableQuery>): string[] {
  return answer(table, rows, { ...NO_QUERY, ...query }, textKeys(table)).map((row) => row.name);
}

describe('收费标准一览', () => {
  const publication = city({
    records: {
      estate: [
        estate('E1', '甲苑'),
        estate('E2', '乙苑', { street: '望湖街道', pricing: '市场调节价' }),
        estate('E3', '丙苑', { mode: '社区托管' }),
        estate('E4', '丁苑', { mode: '业主自管' }),
        estate('E5', '戊苑'),
      ],
      firm: [firm(A, '甲物业')],
      contract: [contract('E1', A)],
      fee_item: [
        fee('E1', 9200),
        fee('E1', 45_000, { item: '车位费', unit: '元/位·月', pricing: null }),
        fee('E2', 175_00, { pricing: null }),
        fee('E3', 20_000, { item: '楼道照明', unit: '元/户·月', pricing: null }),
        fee('E5', 144_000, { unit: '元/㎡·年', pricing: '政府定价', basis: null }),
      ],
      guide_price: [guidePrice(8000)],
    },
  });
  const rows = rowsOf(publication, 'fees');
  const of = (code: string) => rows.find((row) => row.code === code) as TableRows['fees'];

  test('an estate has its main charge with the band that holds for it, its firm and what a home of 90 ㎡ pays', () => {
    expect(said(TABLES_BY_ID.fees, of('E1'))).toEqual({
      小区: '甲苑；春晖街道',
      收费标准: '0.92 元/㎡·月；物业服务费',
      政府指导价: '0.64—0.96',
      定价: '政府指导价',
      依据: '示例',
      企业: '甲物业；专业物业',
      其他收费: '1 项',
      '90 ㎡ 一年': '993.60',
    });
  });

  test('a charge and its band are those of the board', () => {
    const { fees } = boardView(publication, 'E1').panels;
    expect([of('E1').rateE4, of('E1').lowE4, of('E1').highE4]).toEqual([
      fees.main?.rateE4,
      fees.guide?.lowE4,
      fees.guide?.highE4,
    ]);
  });

  test('a charge by the year is reckoned by the year, and one that nobody sets a band for says so', () => {
    expect(homeFeeFen(of('E5'))).toBe(129_600);
    expect(said(TABLES_BY_ID.fees, of('E5'))).toMatchObject({ 政府指导价: '不适用', 依据: '未注明依据' });
    expect(said(TABLES_BY_ID.fees, of('E2'))).toMatchObject({ 政府指导价: '不适用', 定价: '市场调节价' });
  });

  test('what is missing is said and is never blank: nothing published, and nothing charged by area', () => {
    expect(said(TABLES_BY_ID.fees, of('E4'))).toMatchObject({
      收费标准: '未知',
      其他收费: '未知',
      企业: '业主自管',
    });
    expect(said(TABLES_BY_ID.fees, of('E3'))).toMatchObject({ 收费标准: '没有按面积的收费', 其他收费: '1 项' });
    for (const row of rows)
      for (const [title, text] of Object.entries(said(TABLES_BY_ID.fees, row))) expect(text, title).not.toBe('');
  });

  test('without the table everything of it is unknown', () => {
    const absent = city({ absent: ['fee_item'], records: { estate: [estate('E1', '甲苑')] } });
    expect(rowsOf(absent, 'fees').map((row) => row.missing)).toEqual([STAMPS.unknown]);
  });

  test('rows are sorted by a charge whatever its unit, and those without one stand last either way', () => {
    // By the year and ㎡: 11.04, 14.40 and 21.00 元.
    const table = TABLES_BY_ID.fees;
    const up = asked(table, rows, { sort: 'rate' });
    const down = asked(table, rows, { sort: 'rate', isDescending: true });
    expect(up.slice(0, 3)).toEqual(['甲苑', '戊苑', '乙苑']);
    expect(down.slice(0, 3)).toEqual(['乙苑', '戊苑', '甲苑']);
    for (const order of [up, down]) expect(order.slice(3).sort()).toEqual(['丁苑', '丙苑'].sort());
  });

  test('rows are filtered by street, mode, pricing and any words of theirs', () => {
    const table = TABLES_BY_ID.fees;
    expect(asked(table, rows, { street: '望湖街道' })).toEqual(['乙苑']);
    expect(asked(table, rows, { mode: '社区托管' })).toEqual(['丙苑']);
    expect(asked(table, rows, { choice: '市场调节价' })).toEqual(['乙苑']);
    expect(asked(table, rows, { choice: '未知' })).toEqual(['丁苑']);
    expect(asked(table, rows, { text: '甲物业' })).toEqual(['甲苑']);
    expect(asked(table, rows, { text: '望湖 乙' })).toEqual(['乙苑']);
    expect(asked(table, rows, { text: '没有这个' })).toEqual([]);
  });

  test('the overview tells estates, median and range by county and mode; what is collected for others is left out', () => {
    const [jiazi, bingyin] = tableOverview(publication, 'fees').counties;
    expect(jiazi).toMatchObject({
      estates: 5,
      disclosed: 4,
      figure: { median: '1.20', low: '0.92', high: '1.75', of: 3 },
    });
    expect(jiazi?.modes.map(({ mode, estates, figure }) => [mode, estates, figure?.of ?? null])).toEqual([
      ['专业物业', 3, 3],
      ['社区托管', 1, null],
      ['业主自管', 1, null],
    ]);
    expect(bingyin).toMatchObject({ estates: 0, disclosed: 0, figure: null });
    const heating = city({
      records: { estate: [estate('E1', '甲苑')], fee_item: [fee('E1', 18_0000, { unit: '元/㎡·年', agency: true })] },
    });
    expect(tableOverview(heating, 'fees').total.figure).toBeNull();
  });
});

describe('公共收益一览', () => {
  const publication = city({
    rules: [ACCOUNTS],
    findings: [
      found('A-1', 'E1', '缺项', { period: '2025' }),
      found('A-1', 'E1', '合格', { period: '2024' }),
      found('A-1', 'E2', '合格', { period: '2024' }),
    ],
    records: {
      estate: [estate('E1', '甲苑'), estate('E2', '乙苑', { households: null }), estate('E3', '丙苑')],
      revenue: [
        revenue('E1', '2024', '期末结余', 100, 2),
        { ...revenue('E1', '2025', '收入', 200_000, 3), postedFrom: date('2026-03-01') },
        revenue('E1', '2025', '期末结余', -20_000, 4),
        revenue('E2', '2024', '上期结余', 5, 5),
      ],
    },
  });
  const rows = rowsOf(publication, 'revenue');

  test('the newest year stands there with the verdict of that year, a loss with its sign, a blank as unknown', () => {
    expect(said(TABLES_BY_ID.revenue, rows.find(({ code }) => code === 'E1') as TableRows['revenue'])).toMatchObject({
      年度: '2025年',
      上期结余: '未知',
      收入: '2,000.00',
      期末结余: '−200.00',
      每户结余: '−2.00',
      有几年: '2 年',
      公示起止: '2026年3月1日 至 未知',
      收支核对: '缺漏',
    });
  });

  test('an estate without households is not divided, and one of which nothing was judged is not called right', () => {
    const [e2, e3] = ['E2', 'E3'].map((code) => {
      const row = rows.find((one) => one.code === code) as TableRows['revenue'];
      return said(TABLES_BY_ID.revenue, row);
    });
    expect([e2?.每户结余, e2?.收支核对]).toEqual(['未知', '合格']);
    expect([e3?.收入, e3?.收支核对]).toEqual(['未知', '没有判定']);
  });

  test('what the accounts lack is counted and leads to the rows', () => {
    const [jiazi] = tableOverview(publication, 'revenue').counties;
    expect(jiazi).toMatchObject({ flagged: 1, flaggedPath: `/revenue/000101/?verdict=${encodeURIComponent('缺漏')}` });
    expect(asked(TABLES_BY_ID.revenue, rows, queryFromAddress('?verdict=缺漏', 'verdict'))).toEqual(['甲苑']);
  });

  test('a download keeps numbers as numbers and lets no spreadsheet run a name', () => {
    const table = TABLES_BY_ID.revenue;
    const [row] = rowsOf(
      city({ records: { estate: [estate('E1', '=1+1')], revenue: [revenue('E1', '2025', '期末结余', -20_000, 2)] } }),
      'revenue',
    );
    const line = rowsAsCsv([table.csv.map(({ value }) => value(row as TableRows['revenue']))]);
    expect(line).toContain("E1,'=1+1,");
    expect(line).toContain(',-200.00,');
    expect(table.csv.map(({ header }) => header)).toEqual(
      expect.arrayContaining(['小区编码', '小区名称', '年度', '期末结余', '公示开始', '公示结束']),
    );
  });
});

describe('项目负责人一览', () => {
  const publication = city({
    records: {
      estate: [estate('E1', '甲苑'), estate('E2', '乙苑')],
      manager: [
        { ...manager('E1', '张示例', '0355-0000001'), since: date('2024-01-01') },
        manager('E1', '李样本', '无'),
      ],
    },
  });
  const rows = rowsOf(publication, 'managers');

  test('each of two managers has a row with a number to tap; what is no number stays text', () => {
    const { columns } = TABLES_BY_ID.managers;
    const html = rowsHtml(
      columns,
      rows.map((row) => columns.map((column) => column.cell(row, false))),
    );
    expect(rows.map((row) => row.person)).toEqual(['张示例', '李样本', null]);
    expect(html).toContain('<a class="tel" href="tel:03550000001">0355-0000001</a>');
    expect(html).toContain('<span class="tel">无</span>');
    expect(html).toContain('未见备案日期');
  });

  test('an estate without a manager says so in one cell, and is found by it', () => {
    expect(asked(TABLES_BY_ID.managers, rows, { choice: '未知' })).toEqual(['乙苑']);
    expect(tableOverview(publication, 'managers').total).toMatchObject({ estates: 2, disclosed: 1, rows: 2 });
    const { cells, table } = tablePageView(publication, 'managers', '000101', 1);
    expect(rowsHtml(table.heads, cells)).toContain('colspan="4" data-label="姓名"');
  });
});

describe('电梯一览', () => {
  const of = (servicedOn: string, registration: string, row: number): Lift => ({
    ...lift('E1', servicedOn),
    registration,
    source: packSource(0, row),
  });
  const records = {
    estate: [
      estate('E1', '甲苑', { lifts: 3 }),
      estate('E2', '乙苑', { lifts: 0 }),
      estate('E3', '丙苑', { lifts: 4 }),
      estate('E4', '丁苑'),
    ],
    lift: [of('2026-10-20', '梯1', 2), of('2026-10-20', '梯2', 3), of('2026-11-20', '梯3', 4)],
  };
  const late = found('L-1', 'E1', '逾期', { overdueSince: lateBy(6), sources: [packSource(0, 3)] });

  test('逾期 is said of the lift a published finding names, and of no other, however many days it has been', () => {
    const rows = rowsOf(city({ records, rules: [SERVICING], findings: [late] }), 'lifts');
    const own = rows.filter(({ code }) => code === 'E1');
    expect(own.map((row) => said(TABLES_BY_ID.lifts, row).上次维保)).toEqual([
      '2026年10月20日；应于 11月4日前再次维保',
      '2026年10月20日 逾期；应于 11月4日前再次维保',
      '2026年11月20日；日期在数据截至之后应于 12月5日前再次维保',
    ]);
    expect(asked(TABLES_BY_ID.lifts, rows, { choice: '逾期' })).toEqual(['甲苑']);
  });

  test('where no rule judges lifts, none is called late and none in time, and nothing is counted', () => {
    const publication = city({ records });
    expect(asked(TABLES_BY_ID.lifts, rowsOf(publication, 'lifts'), { choice: '没有判定' }).length).toBe(3);
    expect(tableOverview(publication, 'lifts').total.flagged).toBeNull();
    const judged = city({ records, rules: [SERVICING], findings: [late] });
    expect(tableOverview(judged, 'lifts').total.flagged).toBe(1);
  });

  test('an estate without lifts is not listed; one that has published none of its lifts is, and so is one unknown', () => {
    const rows = rowsOf(city({ records }), 'lifts').filter((row) => row.code !== 'E1');
    expect(rows.map((row) => said(TABLES_BY_ID.lifts, row).位置)).toEqual([
      '未知；小区登记 4 台',
      '未知；电梯台数未知',
    ]);
  });

  test('the word for what is missing is that of the board', () => {
    const unknown = found('L-1', 'E4', '未知', { detail: '「小区」表没有写电梯数' });
    const publication = city({ records, rules: [SERVICING], findings: [unknown] });
    const row = rowsOf(publication, 'lifts').find(({ code }) => code === 'E4');
    expect(row?.missing).toBe(STAMPS[boardView(publication, 'E4').panels.lifts.stamp.state]);
    expect(row?.missing).toBe('未知');
  });
});

describe('地址、数据和写法', () => {
  test('what was asked is written into the address and read from it again', () => {
    const query: TableQuery = {
      sort: 'rate',
      isDescending: true,
      county: '甲子县',
      street: '春晖街道',
      firm: '甲&乙物业',
      mode: '专业物业',
      choice: '政府指导价',
      text: '花园',
      page: 3,
    };
    expect(queryFromAddress(queryToAddress(query, 'pricing'), 'pricing')).toEqual(query);
    expect(queryToAddress(NO_QUERY, 'pricing')).toBe('');
    expect(queryFromAddress('?page=-1&sort=', 'verdict')).toEqual(NO_QUERY);
  });

  test('rows for the browser are unpacked as they were packed', () => {
    const rows = [
      { name: '甲', street: '春晖街道', days: 3, late: false, firm: null },
      { name: '乙', street: '春晖街道', days: null, late: true, firm: null },
      { name: '丙', street: null, days: 0, late: false, firm: null },
    ];
    expect(unpacked(JSON.parse(JSON.stringify(packed(rows))))).toEqual(rows);
    expect(unpacked(packed([]))).toEqual([]);
  });

  test('a name in a table can be no tag and no attribute', () => {
    const publication = city({ records: { estate: [estate('E1', '<img src=x onerror="a">&')] } });
    const { cells, table } = tablePageView(publication, 'fees', '000101', 1);
    const html = rowsHtml(table.heads, cells);
    expect(html).toContain('&lt;img src=x onerror=&quot;a&quot;&gt;&amp;');
    expect(html).not.toContain('<img');
  });

  test('every page of the tables is in the site map', () => {
    const publication = city({ records: { estate: [estate('E1', '甲苑')] } });
    expect(pagePaths(publication)).toEqual(
      expect.arrayContaining(ESTATE_TABLES.flatMap((id) => [`/${id}/`, `/${id}/000101/`, `/${id}/000103/`])),
    );
  });
});

/** A county of so many needs ten pages; tests/soak/large-city.soak.ts has a city of 15,630. */
describe('一个县区的 4,000 个小区', () => {
  const firms = Array.from({ length: 2020 }, (_, i) => `91000000MA${String(i).padStart(8, '0')}`);
  const estates = Array.from({ length: 4_000 }, (_, i) =>
    estate(`E${String(i).padStart(6, '0')}`, `云境示例城北区第${i}期安置小区`, {
      street: `望湖第${Math.floor(i / 400)}街道办事处`,
      lifts: 4,
    }),
  );
  const publication = city({
    records: {
      estate: estates,
      firm: firms.map((code, i) => firm(code, `示例国有资产物业运营管理第${i}有限责任公司`)),
      contract: estates.map(({ code }, i) => contract(code, firms[i % firms.length] as string)),
      fee_item: estates.map(({ code }, i) =>
        fee(code, 5000 + i, { basis: '示发改价〔2026〕1234号（示例）及业主大会决定' }),
      ),
      guide_price: [guidePrice(12_345)],
      manager: estates.map(({ code }) => ({
        ...manager(code, '欧阳示例', '0355-0000001；0355-0000002'),
        since: date('2024-12-31'),
        filedOn: date('2025-12-31'),
      })),
      revenue: estates.flatMap(({ code }, i) =>
        (['上期结余', '收入', '成本', '支出', '期末结余'] as const).map((category) => ({
          ...revenue(code, '2025', category, 123_456_789 + i, i + 2),
          postedFrom: date('2026-12-01'),
          postedUntil: date('2026-12-31'),
        })),
      ),
      lift: estates.flatMap(({ code }) =>
        ['1', '2', '3', '4'].map((nth) => ({ ...lift(code, '2026-10-31'), location: `${nth}号楼1单元` })),
      ),
    },
  });

  test.each(ESTATE_TABLES)('no page of /%s/ is over 300 KB, and no row is lost', (id) => {
    const pages = estateTablePages(publication).filter(({ table, county }) => table === id && county === '000101');
    let rows = 0;
    let most = 0;
    for (const { page } of pages) {
      const view = tablePageView(publication, id, '000101', page);
      const options = [...view.streets, ...(view.firms ?? [])];
      const html = [
        rowsHtml(view.table.heads, view.cells),
        ...options.map((one) => `<option value="${one}">${one}</option>`),
        ...view.pages.map(
          (one) => `<li><a href="${one.path}">${one.number}<small>${one.from}—${one.to}</small></a></li>`,
        ),
      ];
      rows += view.cells.length;
      expect(view.cells.length).toBeLessThanOrEqual(400);
      most = Math.max(most, Buffer.byteLength(html.join('')));
    }
    expect(rows).toBe(id === 'lifts' ? 4 * 4_000 : 4_000);
    // The frame of a page, its filters and its head weigh less than 30 KB.
    expect(most).toBeLessThan(270_000);
  });
});
