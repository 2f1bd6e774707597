/**
 * What can be downloaded (数据下载), and what was read and is not published.
 */
import type { Publication } from '../../domain/publication.ts';
import type { TableId } from '../../domain/records.ts';
import { TABLES, tableOf } from '../../tables/catalogue.ts';
import { columnList } from '../../tables/column.ts';
import { DESCRIBED_VERDICTS, VERDICT_WORDS } from '../../wording/audit.ts';
import { directoryOf } from '../common/directory.ts';
import { auditPath, estateTablePath } from '../common/paths.ts';
import { TABLES_BY_ID } from '../tables/catalogue.ts';
import type { EstateTableId } from '../tables/table.ts';

export interface DataTable {
  id: TableId;
  name: string;
  about: string;
  rows: number;
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
  withheld: { table: string; reason: string; count: number }[];
  withheldTotal: number;
  citation: string;
}

/** One sentence a table, for people who have never seen it. */
const ABOUT: Record<TableId, string> = {
  division: '市、县、街道、社区的代码、名称和主管部门',
  firm: '物业服务企业的名称、备案和联系电话',
  firm_grade: '企业每个评价周期的信用等级',
  list_entry: '各期红榜、黑榜：谁上榜、凭什么、何时移出、申辩了什么',
  estate: '小区的位置、管理模式、规模和服务等级',
  contract: '哪家企业从何时到何时服务哪个小区',
  manager: '现任项目负责人和工作电话',
  fee_item: '每个小区收什么费、多少钱、依据是什么',
  guide_price: '政府指导价的基准价和浮动幅度',
  revenue: '公共收益每年的收入、成本、支出和结余',
  complaint_stat: '每个小区每月的投诉件数和办理情况，只有合计',
  survey: '满意度调查的结果，只有合计',
  lift: '每台电梯的维保单位、上次维保和下次检验日期',
  lift_whitelist: '当地认可的电梯维保单位',
  facility: '消防、水泵、配电等设施的维护和停用',
  fund: '维修资金的结存、交存、使用和增值，只有小区合计',
  channel: '投诉电话、邮箱、网址和接待地址',
  posting: '在公示栏、电梯、单元门张贴过什么',
  bulletin: '每月的通报表扬和批评',
  event: '联席会议、联合执法、处罚、奖励、解聘等事件',
};

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
    about: `${DESCRIBED_VERDICTS.map((verdict) => VERDICT_WORDS[verdict]).join('、')}；未知是没有资料可以判断，不等于没做到`,
  },
  { name: 'confirmed', about: 'true 表示由主管部门的文件确认，其余为 false' },
  { name: 'detail', about: '说的是哪条记录，怎么算的' },
  { name: 'sources', about: '依据的行，写作 文件:行，几行用分号隔开' },
];

export function dataView(publication: Publication): DataView {
  const { register, withheld, portal, release } = publication;
  const tables = TABLES.filter((table) => register.present.has(table.id)).map(
    (table): DataTable => ({
      id: table.id,
      name: table.name,
      about: ABOUT[table.id],
      rows: register.records[table.id].length,
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
    absent: TABLES.filter((table) => !register.present.has(table.id)).map(({ id, name }) => ({
      id,
      name,
      about: ABOUT[id],
    })),
    withheld: withheld.map(({ table, reason, count }) => ({ table: tableOf(table).name, reason, count })),
    withheldTotal: withheld.reduce((sum, one) => sum + one.count, 0),
    citation: `${portal.publisher}：${portal.name}，数据截至${release.asOf}，发布版本 ${release.id}，${portal.base}/data/`,
  };
}
