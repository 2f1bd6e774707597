/**
 * A town of forty estates with a few tables each, from which tests of comparisons take something away.
 */
import type { TableId } from '../../src/domain/records.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import type { Folder } from './compared.ts';
import { csvOf, FIRM, headersOf, OTHER_FIRM, type Row, TOWN } from './tables.ts';

export type Town = Readonly<Partial<Record<TableId, readonly Row[]>>>;

/** A code that no firm of the town has. */
export const NEW_FIRM = '91000000MA0000031W';

export const codeOf = (i: number): string => `JZ${String(i + 1).padStart(3, '0')}`;
const codes = Array.from({ length: 40 }, (_, i) => codeOf(i));

const LISTING: Row = {
  ...{ 行政区划代码: '000101', 期次: '2026-09', 榜别: '黑榜', 主体类型: '企业', 主体编码: FIRM },
  ...{ 依据: '履约不到位', 列入日期: '2026-09-30', 文号: '示〔2026〕9号' },
};

export const BIG_TOWN: Town = {
  division: TOWN.division,
  firm: TOWN.firm,
  estate: codes.map((code, i) => ({
    ...{
      小区编码: code,
      小区名称: `第${i + 1}号院`,
      行政区划代码: '000101',
      管理模式: '专业物业',
      地址: `春晖路${i + 1}号`,
    },
    ...{ 户数: '600', 建筑面积: '60000' },
  })),
  contract: codes.map((code) => ({
    小区编码: code,
    统一社会信用代码: FIRM,
    开始日期: '2024-01-01',
    结束日期: '2026-12-31',
  })),
  fund: codes.map((code, i) => ({ 小区编码: code, 截止日期: '2025-12-31', 结存: `${100_000 + i * 1000}.00` })),
  list_entry: [
    LISTING,
    { ...LISTING, 主体编码: OTHER_FIRM, 依据: '收费不公示' },
    { ...LISTING, 期次: '2026-08', 列入日期: '2026-08-31', 文号: '示〔2026〕8号' },
    {
      ...LISTING,
      期次: '2025-06',
      列入日期: '2025-06-30',
      文号: '示〔2025〕6号',
      移出日期: '2025-08-01',
      移出原因: '修复',
    },
  ],
};

export const PORTAL = `name: 示例市物业服务公开
base: https://example.org
publisher: 示例市住房和城乡建设局
demo: true
divisions: ["000100"]
profiles: {"000100": "140400"}
`;

/** The folder of a town; columns by their headers are left out of every row of a table. */
export function folderOfTown(
  town: Town,
  without: Readonly<Partial<Record<TableId, readonly string[]>>> = {},
  portal = PORTAL,
): Folder {
  const tables = Object.entries(town).map(([id, rows]) => {
    const table = id as TableId;
    const headers = headersOf(table).filter((header) => !without[table]?.includes(header));
    return [`tables/${tableOf(table).name}.csv`, csvOf(table, rows, headers)];
  });
  return { 'portal.yaml': portal, ...Object.fromEntries(tables) };
}

/** A town with the rows of a table changed, or taken out where nothing comes of them. */
export function townWithRows(town: Town, table: TableId, change: (row: Row, i: number) => Row | null): Town {
  const rows = (town[table] ?? []).map(change).filter((row) => row !== null);
  return { ...town, [table]: rows };
}

/** A town in which a code has been changed wherever it stands; its row says so where its former code is to be written down. */
export function recodedTown(town: Town, from: string, to: string, isWritten = true): Town {
  const now = (cell: string): string => (cell === from ? to : cell);
  const recoded = ([table, rows]: [string, readonly Row[]]): [string, Row[]] => [
    table,
    rows.map((row): Row => {
      const [code, former] = CODE_HEADERS[table as TableId] ?? ['', ''];
      const changed = Object.fromEntries(Object.entries(row).map(([header, cell]) => [header, now(cell)]));
      return isWritten && row[code] === from ? { ...changed, [former]: from } : changed;
    }),
  ];
  return Object.fromEntries(Object.entries(town).map(recoded));
}

const CODE_HEADERS: Readonly<Partial<Record<TableId, [string, string]>>> = {
  division: ['行政区划代码', '旧代码'],
  firm: ['统一社会信用代码', '旧代码'],
  estate: ['小区编码', '旧编码'],
};

/** A town without its first estates, and without what other tables say of them. */
export function withoutEstates(town: Town, count: number): Town {
  const gone = new Set(Array.from({ length: count }, (_, i) => codeOf(i)));
  return Object.fromEntries(
    Object.entries(town).map(([table, rows]) => [table, rows.filter((row) => !gone.has(row.小区编码 ?? ''))]),
  );
}
