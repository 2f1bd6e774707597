/**
 * What can be downloaded (数据下载), and what was read and is not published.
 */
import { siteAddress } from '../../domain/address.ts';
import type { DataUntil } from '../../domain/data-until.ts';
import { downloadRows, type Publication } from '../../domain/publication.ts';
import type { TableId } from '../../domain/records.ts';
import { TABLES, tableOf, withheldName } from '../../tables/catalogue.ts';
import { columnList } from '../../tables/column.ts';
import { DESCRIBED_VERDICTS, OFFICE_WORDS, VERDICT_WORDS } from '../../wording/audit.ts';
import { estatesLater } from '../../wording/later.ts';
import { directoryOf } from '../common/directory.ts';
import { indexesOf } from '../common/indexes.ts';
import { auditPath, estateTablePath } from '../common/paths.ts';
import { untilOf } from '../common/until.ts';
import { TABLES_BY_ID } from '../tables/catalogue.ts';
import type { EstateTableId } from '../tables/table.ts';

export interface DataTable {
  id: TableId;
  name: string;
  about: string;
  rows: number;
  until: DataUntil;
  headers: string[];
  csv: string;
  json: string;
  /** The page that shows it estate by estate; null where there is none. */
  page: { title: string; path: string } | null;
}

/** 判定: findings for the public. */
export interface FindingsDownload {
  rows: number;
  csv: string;
  /** Column and what it says. */
  columns: { name: string; about: string }[];
  counties: { name: string; csv: string; auditPath: string }[];
}

export interface DataView {
  tables: DataTable[];
  findings: FindingsDownload;
  /** Tables of the contract that the office has not supplied. */
  absent: { id: TableId; name: string; about: string }[];
  /** What of the tables is published later, and by when. */
  later: { id: TableId; name: string; text: string }[];
  withheld: { table: string; reason: string; count: number }[];
  withheldTotal: number;
  citation: string;
}

const PAGES: Partial<Record<TableId, EstateTableId>> = {
  fee_item: 'fees',
  revenue: 'revenue',
  manager: 'managers',
  lift: 'lifts',
};

function pageOf(table: TableId): DataTable['page'] {
  const id = PAGES[table];
  return id === undefined ? null : { title: TABLES_BY_ID[id].title, path: estateTablePath(id) };
}

const FINDING_COLUMNS: FindingsDownload['columns'] = [
  { name: 'rule', about: '规则编号' },
  { name: 'subject_kind', about: '判定对象：estate 小区，firm 企业，division 行政区划' },
  { name: 'subject', about: '小区编码、统一社会信用代码或行政区划代码' },
  { name: 'period', about: '说的是哪一期，例如 2025、2025-H1、2025-Q1、2025-01；没有期次的写检查的那一天' },
  {
    name: 'verdict',
    about: `${DESCRIBED_VERDICTS.map((verdict) => OFFICE_WORDS[verdict]).join('、')}；${OFFICE_WORDS.缺项}在页面上写作“${VERDICT_WORDS.缺项}”，${OFFICE_WORDS.未知}是没有资料可以判断，不等于没做到`,
  },
  { name: 'confirmed', about: 'true 表示由主管部门的文件确认，其余为 false' },
  { name: 'detail', about: '说的是哪条记录，怎么算的' },
  { name: 'sources', about: '依据的行，写作 文件:行，几行用分号隔开' },
];

export function dataView(publication: Publication): DataView {
  const { register, withheld, portal, release } = publication;
  const later = indexesOf(publication)
    .off.all()
    .map((one) => ({ id: one.table, name: tableOf(one.table).name, text: `${estatesLater(one)}。` }));
  const tables = TABLES.filter((table) => register.present.has(table.id)).map(
    (table): DataTable => ({
      id: table.id,
      name: table.name,
      about: table.about,
      rows: downloadRows(register, table.id).length,
      until: untilOf(publication, [table.id], null),
      headers: columnList(table).map(([, column]) => column.header),
      csv: `/data/${table.id}.csv`,
      json: `/data/${table.id}.json`,
      page: pageOf(table.id),
    }),
  );
  return {
    tables,
    findings: {
      rows: publication.findings.length,
      csv: '/data/findings.csv',
      columns: FINDING_COLUMNS,
      counties: directoryOf(publication).counties.map(({ code, name }) => ({
        name,
        csv: `/data/findings-${code}.csv`,
        auditPath: auditPath(code),
      })),
    },
    absent: TABLES.filter(({ id }) => !register.present.has(id) && !later.some((one) => one.id === id)).map(
      ({ id, name, about }) => ({ id, name, about }),
    ),
    later,
    withheld: withheld.map(({ table, reason, count }) => ({ table: withheldName(table), reason, count })),
    withheldTotal: withheld.reduce((sum, one) => sum + one.count, 0),
    citation: `${portal.publisher}：${portal.name}，公布于 ${release.asOf}，发布版本 ${release.id}，${siteAddress(portal.base, '/data/')}`,
  };
}
