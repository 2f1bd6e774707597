/**
 * Content folders in memory: a small town whose tables are right, into which a test puts what is wrong.
 */
import { writeXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { expect } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { RecordsByTable, TableId } from '../../src/domain/records.ts';
import type { IntakeOptions } from '../../src/intake/collected.ts';
import { readTables, type TablesRead } from '../../src/intake/read-tables.ts';
import type { TableFile } from '../../src/intake/sources.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { TABLES, tableOf } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';

/** A row by its canonical headers. */
export type Row = Readonly<Record<string, string>>;

export const FIRM = '91000000MA00000157';
export const OTHER_FIRM = '91000000MA00000232';

/** One right row, or a few, for every table of the contract. */
export const TOWN: Readonly<Record<TableId, readonly Row[]>> = {
  division: [
    { 行政区划代码: '000100', 名称: '示例市', 层级: '市', 主管部门: '示例市住房和城乡建设局' },
    { 行政区划代码: '000101', 名称: '甲子县', 上级代码: '000100', 层级: '县' },
    { 行政区划代码: '000102', 名称: '乙丑区', 上级代码: '000100', 层级: '县', 旧代码: '000122' },
    { 行政区划代码: '000101001', 名称: '春晖街道', 上级代码: '000101', 层级: '街道' },
  ],
  firm: [
    {
      统一社会信用代码: FIRM,
      企业名称: '示例甲物业服务有限公司',
      备案状态: '已备案',
      经营范围: '物业管理',
      联系电话: '0355-0000101',
    },
    {
      统一社会信用代码: OTHER_FIRM,
      企业名称: '示例乙物业服务有限公司',
      备案状态: '未备案',
      经营范围: '物业管理',
      联系电话: '0355-0000102',
    },
  ],
  firm_grade: [
    {
      统一社会信用代码: FIRM,
      评价周期: '2024',
      信用等级: 'A',
      公示日期: '2025-03-01',
      得分: '92.5',
      评价单位: '市局',
      文号: '示〔2025〕1号',
    },
  ],
  list_entry: [
    {
      行政区划代码: '000101',
      期次: '2025-06',
      榜别: '红榜',
      主体类型: '企业',
      主体编码: FIRM,
      依据: '信用等级A级',
      列入日期: '2025-06-30',
      文号: '示〔2025〕2号',
    },
  ],
  estate: [
    {
      小区编码: 'JZ001',
      小区名称: '丁香苑',
      行政区划代码: '000101',
      管理模式: '专业物业',
      定价方式: '政府指导价',
      街道: '春晖街道',
      曾用名: '纺织厂新村',
      核定服务等级: '三级',
      建筑面积: '108360.5',
      户数: '1204',
      电梯数: '4',
      阻车电梯数: '4',
      交付年份: '2009',
    },
    { 小区编码: 'JZ002', 小区名称: '幸福家园', 行政区划代码: '000101', 管理模式: '业主自管', 街道: '春晖街道' },
    { 小区编码: 'YC001', 小区名称: '幸福家园', 行政区划代码: '000102', 管理模式: '社区托管', 街道: '望湖街道' },
  ],
  contract: [
    {
      小区编码: 'JZ001',
      统一社会信用代码: FIRM,
      开始日期: '2024-01-01',
      合同类型: '业主大会',
      结束日期: '2026-12-31',
      备案号: '甲子物合〔2024〕1号',
    },
  ],
  manager: [{ 小区编码: 'JZ001', 姓名: '张示例', 工作电话: '0355-0000255', 任职日期: '2024-01-01' }],
  fee_item: [
    {
      小区编码: 'JZ001',
      收费项目: '物业服务费',
      收费标准: '0.85',
      单位: '元/㎡·月',
      依据: '甲发改价〔2022〕9号',
      开始日期: '2023-01-01',
      代收: '否',
      手续费: '0',
    },
  ],
  guide_price: [
    {
      行政区划代码: '000101',
      物业类型: '多层',
      服务等级: '三级',
      基准价: '0.80',
      上浮: '20%',
      下浮: '20%',
      开始日期: '2023-01-01',
      文号: '甲发改价〔2022〕9号',
    },
  ],
  revenue: [
    { 小区编码: 'JZ001', 年度: '2024', 类别: '上期结余', 项目: '上期结余', 金额: '1000.00' },
    { 小区编码: 'JZ001', 年度: '2024', 类别: '收入', 项目: '电梯广告', 金额: '12000.00' },
    { 小区编码: 'JZ001', 年度: '2024', 类别: '支出', 项目: '补充维修资金', 金额: '3000.00' },
    { 小区编码: 'JZ001', 年度: '2024', 类别: '期末结余', 项目: '期末结余', 金额: '10000.00' },
  ],
  complaint_stat: [
    {
      月份: '2025-06',
      小区编码: 'JZ001',
      受理: '12',
      属实去重: '9',
      办结: '8',
      按时办结: '7',
      社区回访: '4',
      街道回访: '2',
      县区回访: '1',
      重办: '0',
      全市排名: '31',
    },
  ],
  survey: [
    {
      小区编码: 'JZ001',
      调查日期: '2025-04-18',
      有效: '120',
      满意率: '58%',
      发放: '150',
      组织单位: '和平社区',
      公示开始: '2025-05-06',
      公示结束: '2025-05-20',
    },
  ],
  lift: [
    {
      小区编码: 'JZ001',
      使用登记证编号: '梯11晋D00001',
      位置: '1号楼1单元',
      维保单位: '示例云梯电梯维保有限公司',
      维保电话: '0355-0000300',
      上次维保日期: '2025-06-01',
      下次检验日期: '2026-01-31',
      智能阻车: '是',
    },
  ],
  lift_whitelist: [{ 行政区划代码: '000101', 单位名称: '示例云梯电梯维保有限公司', 列入日期: '2024-09-01' }],
  facility: [{ 小区编码: 'JZ001', 类别: '消防泵', 日期: '2025-05-01', 单位: '示例消防公司', 结果: '正常' }],
  fund: [
    {
      小区编码: 'JZ001',
      截止日期: '2024-12-31',
      结存: '1000000.00',
      交存: '1200000.00',
      使用: '200000.00',
      使用流程: '业主申请，街道审核',
    },
  ],
  channel: [{ 适用代码: '000100', 渠道: '电话', 名称: '便民热线', 值: '12345', 受理时间: '全天' }],
  posting: [
    { 小区编码: 'JZ001', 公示事项: '公共收益', 位置: '公示栏', 开始日期: '2025-05-01', 结束日期: '2025-05-10' },
  ],
  bulletin: [
    { 行政区划代码: '000101', 月份: '2025-06', 类型: '表扬', 主体编码: FIRM, 事由: '报修及时', 文号: '示〔2025〕3号' },
  ],
  event: [{ 类型: '联席会议', 日期: '2025-06-12', 主体编码: '000101', 结果: '已召开', 文号: '示〔2025〕4号' }],
};

export const TABLE_IDS = TABLES.map((table) => table.id);

/** A table's rows as CSV, under its canonical headers unless others are given. */
export function csvOf(
  id: TableId,
  rows: readonly Row[] = TOWN[id],
  headers: readonly string[] = headersOf(id),
): string {
  return `${Papa.unparse([[...headers], ...rows.map((row) => headers.map((header) => row[header] ?? ''))], { newline: '\n' })}\n`;
}

export function headersOf(id: TableId): string[] {
  return columnList(tableOf(id)).map(([, column]) => column.header);
}

/** The right rows of a table, the first of them changed. */
export function townWith(id: TableId, change: Row): readonly Row[] {
  return TOWN[id].map((row, i) => (i === 0 ? { ...row, ...change } : row));
}

export type Bytes = string | Uint8Array;
/** Files by their path below `tables/`. */
export type Files = Readonly<Record<string, Bytes>>;

export function tableFile(path: string, content: Bytes): TableFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, bytes: bytes.length, read: async () => bytes };
}

/** The as-of date of tests. */
export const AS_OF = '2026-11-10' as IsoDate;

export const DEMO: IntakeOptions = {
  asOf: AS_OF,
  acceptedCodes: [],
  dataDates: {},
  feeUnits: [],
  gradeWords: [],
  demo: true,
  mappings: [],
  corrections: [],
  divisions: [],
  privacy: new PrivacySearch([]),
};

/** 行政区划, 小区 and 企业 of the town, to which other tables refer. */
export const GROUND: Files = {
  '行政区划.csv': csvOf('division'),
  '小区.csv': csvOf('estate'),
  '企业.csv': csvOf('firm'),
};

/** The setting by which every table speaks until a day. */
export const saidUntil = (day: IsoDate): IntakeOptions['dataDates'] =>
  Object.fromEntries(TABLES.map(({ id }) => [id, day]));

/**
 * Reads files together with the town's divisions, estates and firms, all said to speak until the as-of date. A file of
 * the same name replaces one of these.
 */
export async function readTown(files: Files, options: Partial<IntakeOptions> = {}): Promise<TablesRead> {
  const all = { ...GROUND, ...files };
  return readTables(
    Object.entries(all).map(([path, content]) => tableFile(`tables/${path}`, content)),
    { ...DEMO, dataDates: saidUntil(options.asOf ?? DEMO.asOf), ...options },
  );
}

/** Where a problem is and which: file below `tables/`, row, column, code. */
export type Found = readonly [file: string, row: number | null, column: string | null, code: string];

/** All places of all problems; a problem that stands in several rows is in it once for each. */
export function foundIn(read: { problems: TablesRead['problems'] }): Found[] {
  return read.problems.flatMap(({ file, row, rows, column, code }) =>
    (rows.length > 0 ? rows : [row]).map((place): Found => [file.replace(/^tables\//, ''), place, column, code]),
  );
}

/** Reads files beside the town's ground and compares every problem; returns what was read. */
export async function check(
  files: Files,
  expected: readonly Found[],
  options: Partial<IntakeOptions> = {},
): Promise<TablesRead> {
  const read = await readTown(files, options);
  expect(foundIn(read), read.problems.map((p) => p.message).join('\n')).toEqual(expected);
  for (const totals of read.totals)
    expect(totals.rows, totals.table).toBe(totals.records + totals.out + totals.faulty + totals.notes);
  return read;
}

/** The only record, or the first, of a table. */
export function first<K extends TableId>(read: TablesRead, id: K): RecordsByTable[K] {
  const record = (read.register.records[id] as readonly RecordsByTable[K][])[0];
  if (record === undefined) throw new Error(`no record of ${id}`);
  return record;
}

/** Reads one table of one row in which one cell is changed, and gives the record's field. */
export async function readCell(
  id: TableId,
  header: string,
  cell: string,
  options: Partial<IntakeOptions> = {},
): Promise<unknown> {
  const name = tableOf(id).name;
  const read = await check({ [`${name}.csv`]: csvOf(id, townWith(id, { [header]: cell })) }, [], options);
  const field = columnList(tableOf(id)).find(([, column]) => column.header === header)?.[0] as string;
  return (first(read, id) as unknown as Record<string, unknown>)[field];
}

/** Reads one table of one row in which one cell is wrong, and gives the problems' codes. */
export async function refusal(
  id: TableId,
  header: string,
  cell: string,
  options: Partial<IntakeOptions> = {},
): Promise<string[]> {
  const read = await readTown({ [`${tableOf(id).name}.csv`]: csvOf(id, townWith(id, { [header]: cell })) }, options);
  return read.problems.map((p) => p.code);
}

type Workbook = Parameters<typeof writeXlsx>[0];
type WorkbookSheet = Workbook['sheets'][number];

/** A workbook's bytes. */
export async function xlsx(sheets: WorkbookSheet[], rest: Partial<Omit<Workbook, 'sheets'>> = {}): Promise<Uint8Array> {
  return new Uint8Array(await writeXlsx({ sheets, ...rest }));
}

type SheetCell = NonNullable<WorkbookSheet['rows']>[number][number];

/** A table's rows as the rows of a worksheet. */
export function sheetRows(id: TableId, rows: readonly Readonly<Record<string, SheetCell>>[] = TOWN[id]): SheetCell[][] {
  const headers = headersOf(id);
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))];
}
