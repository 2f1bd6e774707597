/**
 * The facts an office discloses, one interface per table of the contract.
 *
 * `null` means that the office has not said: unknown, never zero and never "no".
 * Money is integer fen; percentages are basis points (58 % = 5800); unit prices are
 * ten-thousandths of a yuan, since water and electricity are priced finer than a fen.
 */
import type { BulletinKind, EventKind } from './event-kinds.ts';
import type { IsoDate } from './iso-date.ts';
import type { DayOrMonth, Period } from './period.ts';
import type { Reckoned } from './reckoned.ts';
import type { Removal, Withdrawal } from './removal.ts';
import type { SourceRef } from './source.ts';

export interface Sourced {
  source: SourceRef;
  /**
   * 移出: set by publication on a row of 红黑榜, 通报 or 事件 that is public no longer. Of such a row the public register
   * keeps no more than that there was one, so that its list stays published; judges get all but what was wrong.
   */
  withdrawn?: Withdrawal;
  /** Set by publication on such a row where no table says its last day (公示期至): how it was reckoned. */
  reckoned?: Reckoned;
}

/** Integer fen (分). */
export type Fen = number;
/** Integer basis points (万分之一): 58 % is 5800. */
export type BasisPoints = number;
/** Integer ten-thousandths of a yuan (万分之一元). */
export type YuanE4 = number;

/** 管理模式, in the contract's order. */
export const MODES = ['专业物业', '社区托管', '社会组织代管', '单位自管', '业主自管', '无物业'] as const;
export type ManagementMode = (typeof MODES)[number];

export type DivisionLevel = '省' | '市' | '县' | '街道' | '社区';
export type Pricing = '政府指导价' | '政府定价' | '市场调节价';
export type ListColour = '红榜' | '黑榜';
export type SubjectKind = '企业' | '项目';
export type FilingState = '已备案' | '未备案' | '已注销';
export type ContractKind = '前期' | '业主大会';
export type RevenueCategory = '上期结余' | '收入' | '成本' | '支出' | '期末结余';
export type ChannelKind = '电话' | '邮箱' | '网址' | '地址';
export type PostingPlace = '公示栏' | '电梯' | '单元门';

/** The items that a notice board must show, as profiles and 公示事项 name them. */
export const BOARD_ITEMS = [
  '项目负责人',
  '联系方式',
  '投诉电话',
  '服务内容和标准',
  '收费项目和标准',
  '公共收益',
  '设施维保',
] as const;
export type BoardItem = (typeof BOARD_ITEMS)[number];

/** 公示事项 of postings that the rules know by name; other texts are kept. */
export const POSTING_SUBJECTS: readonly string[] = [...BOARD_ITEMS, '投诉举报', '满意度', '信用等级', '维修资金'];

/** 行政区划 */
export interface Division extends Sourced {
  code: string;
  name: string;
  parent: string | null;
  level: DivisionLevel | null;
  /** 主管部门 */
  authority: string | null;
  /** 旧代码, read by `formerCodesOf`. */
  formerCodes: string | null;
}

/** 企业: a property-service firm. */
export interface Firm extends Sourced {
  code: string;
  name: string;
  filing: FilingState | null;
  filingNumber: string | null;
  scope: string | null;
  legalRepresentative: string | null;
  phone: string | null;
  /** 曾用名, read by `formerNamesOf`. */
  formerName: string | null;
  /** 旧代码, read by `formerCodesOf`. */
  formerCodes: string | null;
}

/** 信用评价 */
export interface FirmGrade extends Sourced {
  firm: string;
  period: Period;
  grade: string;
  publishedOn: IsoDate;
  score: number | null;
  assessor: string | null;
  document: string | null;
}

/** 红黑榜: one listing, or (subject null) a list that was published with nobody on it. */
export interface ListEntry extends Sourced, Ending {
  division: string;
  period: Period;
  colour: ListColour;
  subjectKind: SubjectKind;
  subject: string | null;
  basis: string | null;
  listedOn: IsoDate;
  /** Null of a listing that is withdrawn, of which nothing is told. */
  document: string | null;
  /** 告知日期: when the subject was told that it would be listed, and of its rights. */
  toldOn: IsoDate | null;
  /** 申辩: the firm's or estate's reply. */
  reply: string | null;
}

/** What ends a row that may name somebody (公示期). */
export interface Ending {
  removedOn: IsoDate | null;
  /** 移出原因 */
  removal: Removal | null;
  /** 公示期至: the last day on which it is public. What is published has it reckoned. */
  until: IsoDate | null;
}

/** 小区 */
export interface Estate extends Sourced {
  code: string;
  name: string;
  division: string;
  mode: ManagementMode;
  pricing: Pricing | null;
  street: string | null;
  community: string | null;
  address: string | null;
  /** 曾用名, read by `formerNamesOf`. */
  formerName: string | null;
  /** 核定服务等级 */
  serviceGrade: string | null;
  propertyType: string | null;
  areaSqm: number | null;
  households: number | null;
  buildings: number | null;
  lifts: number | null;
  /** 阻车电梯数 */
  blockingLifts: number | null;
  chargers: number | null;
  deliveredYear: number | null;
  committeeKind: string | null;
  committeeMembers: number | null;
  partyMembers: number | null;
  /** 旧编码, read by `formerCodesOf`. */
  formerCodes: string | null;
}

/** 合同 */
export interface Contract extends Sourced {
  estate: string;
  firm: string;
  /** Null where the office doesn't know: it is in force now, and of earlier days nothing is known. */
  start: IsoDate | null;
  kind: ContractKind | null;
  end: IsoDate | null;
  filingNumber: string | null;
}

/** 项目负责人 */
export interface Manager extends Sourced {
  estate: string;
  name: string;
  phone: string;
  since: DayOrMonth | null;
  until: IsoDate | null;
  filedOn: IsoDate | null;
  /** 清单: positive or negative list, confirmed only. */
  record: string | null;
}

/** 收费标准 */
export interface FeeItem extends Sourced {
  estate: string;
  item: string;
  rateE4: YuanE4;
  unit: string;
  basis: string | null;
  /** 计费方式 */
  method: string | null;
  pricing: Pricing | null;
  payer: string | null;
  start: IsoDate | null;
  end: IsoDate | null;
  /** 代收 */
  agency: boolean | null;
  /** 手续费 */
  surchargeFen: Fen | null;
}

/** 政府指导价 */
export interface GuidePrice extends Sourced {
  division: string;
  propertyType: string;
  serviceGrade: string;
  baseE4: YuanE4;
  upBp: BasisPoints;
  downBp: BasisPoints;
  start: IsoDate;
  document: string;
  end: IsoDate | null;
}

/** 公共收益 */
export interface RevenueLine extends Sourced {
  estate: string;
  year: Period;
  category: RevenueCategory;
  item: string;
  amountFen: Fen;
  use: string | null;
  postedFrom: IsoDate | null;
  postedUntil: IsoDate | null;
  /** 单列: kept in an account of its own. */
  separate: boolean | null;
  /** 决定文号 */
  decision: string | null;
  audit: string | null;
  /** 异议电话: whom to call who disputes the account. */
  objectionPhone: string | null;
}

/** 投诉统计: every count concerns the cases received in that month. */
export interface ComplaintStat extends Sourced {
  month: Period;
  estate: string;
  received: number;
  /** 属实去重 */
  verified: number | null;
  closed: number | null;
  closedOnTime: number | null;
  communityCallbacks: number | null;
  streetCallbacks: number | null;
  countyCallbacks: number | null;
  reopened: number | null;
  /** 全市排名 */
  cityRank: number | null;
}

/** 满意度 */
export interface Survey extends Sourced {
  estate: string;
  date: IsoDate;
  valid: number;
  satisfiedBp: BasisPoints;
  issued: number | null;
  organiser: string | null;
  postedFrom: IsoDate | null;
  postedUntil: IsoDate | null;
}

/** 电梯 */
export interface Lift extends Sourced {
  estate: string;
  /** 使用登记证编号 */
  registration: string;
  location: string;
  contractor: string;
  contractorPhone: string;
  servicedOn: IsoDate;
  inspectionDue: IsoDate;
  emergencyPhone: string | null;
  smartBlocking: boolean | null;
  administratorCertified: boolean | null;
}

/** 维保白名单 */
export interface LiftWhitelistEntry extends Sourced {
  division: string;
  contractor: string;
  listedOn: IsoDate;
  removedOn: IsoDate | null;
}

/** 设施维保 */
export interface FacilityService extends Sourced {
  estate: string;
  category: string;
  date: IsoDate;
  contractor: string | null;
  result: string | null;
  outageFrom: IsoDate | null;
  outageUntil: IsoDate | null;
}

/** 维修资金 */
export interface FundStatement extends Sourced {
  estate: string;
  date: IsoDate;
  balanceFen: Fen;
  paidInFen: Fen | null;
  usedFen: Fen | null;
  gainFen: Fen | null;
  /** 使用流程 */
  procedure: string | null;
}

/** 投诉渠道 */
export interface Channel extends Sourced {
  /** 适用代码: a division or an estate. */
  scope: string;
  kind: ChannelKind;
  name: string;
  value: string;
  hours: string | null;
  department: string | null;
}

/** 张贴记录 */
export interface Posting extends Sourced {
  estate: string;
  subject: string;
  place: PostingPlace;
  start: IsoDate;
  end: IsoDate | null;
  /** 确认人: who has seen that it hangs. */
  confirmedBy: string | null;
}

/** 通报 */
export interface Bulletin extends Sourced, Ending {
  division: string;
  month: Period;
  kind: BulletinKind;
  /** Null, as what follows, of a row that is withdrawn. */
  subject: string | null;
  reason: string | null;
  document: string | null;
}

/** 事件 */
export interface RegisterEvent extends Sourced, Ending {
  kind: EventKind;
  date: IsoDate;
  subject: string;
  result: string;
  document: string | null;
  rule: string | null;
  newGrade: string | null;
}

/** The records of every table, by the table's id. */
export interface RecordsByTable {
  division: Division;
  firm: Firm;
  firm_grade: FirmGrade;
  list_entry: ListEntry;
  estate: Estate;
  contract: Contract;
  manager: Manager;
  fee_item: FeeItem;
  guide_price: GuidePrice;
  revenue: RevenueLine;
  complaint_stat: ComplaintStat;
  survey: Survey;
  lift: Lift;
  lift_whitelist: LiftWhitelistEntry;
  facility: FacilityService;
  fund: FundStatement;
  channel: Channel;
  posting: Posting;
  bulletin: Bulletin;
  event: RegisterEvent;
}

export type TableId = keyof RecordsByTable;

/** Fields that hold a day or a period. */
type Dated<R> = { [F in keyof R]: R[F] extends DayOrMonth | null ? F : never }[keyof R] & string;

/**
 * What pages and judges look a table's records up by, and under which name; null where nothing is looked up so.
 *
 * Of a table of estates also whose day or period says from when on a row is public: one that tells of something to come
 * is kept back until then. Null where a row is told whatever its days say, as a contract that begins next year.
 */
type Grouping<K extends TableId> =
  | { as: string; by: 'estate' & keyof RecordsByTable[K]; publicFrom: Dated<RecordsByTable[K]> | null }
  | { as: string; by: Exclude<keyof RecordsByTable[K], 'estate'> & string }
  | null;

/** By what the records of every table are looked up (归组): whoever adds a table says so here. */
export const GROUPINGS = {
  division: null,
  firm: null,
  firm_grade: null,
  list_entry: null,
  estate: null,
  contract: { as: 'contractsByEstate', by: 'estate', publicFrom: null },
  manager: { as: 'managersByEstate', by: 'estate', publicFrom: 'since' },
  fee_item: { as: 'feesByEstate', by: 'estate', publicFrom: null },
  guide_price: { as: 'guidePricesByDivision', by: 'division' },
  revenue: { as: 'revenueByEstate', by: 'estate', publicFrom: null },
  complaint_stat: { as: 'complaintsByEstate', by: 'estate', publicFrom: 'month' },
  survey: { as: 'surveysByEstate', by: 'estate', publicFrom: 'date' },
  lift: { as: 'liftsByEstate', by: 'estate', publicFrom: null },
  lift_whitelist: null,
  facility: { as: 'facilitiesByEstate', by: 'estate', publicFrom: null },
  fund: { as: 'fundsByEstate', by: 'estate', publicFrom: 'date' },
  // The scope of a channel is a division or an estate.
  channel: { as: 'channelsByScope', by: 'scope' },
  posting: { as: 'postingsByEstate', by: 'estate', publicFrom: null },
  bulletin: null,
  event: { as: 'eventsBySubject', by: 'subject' },
} as const satisfies { [K in TableId]: Grouping<K> };

/** Tables whose every row is of one estate. */
export type EstateTable = { [K in TableId]: (typeof GROUPINGS)[K] extends { by: 'estate' } ? K : never }[TableId];

/** 通知公告, from notices/*.md */
export interface Notice {
  /** File name without its ending. */
  id: string;
  file: string;
  title: string;
  kind: string;
  /** Codes of divisions or estates. */
  targets: string[];
  publisher: string;
  document: string | null;
  from: IsoDate;
  until: IsoDate | null;
  /** Set by publication on one that accuses where its file doesn't say its last day: how it was reckoned. */
  reckoned?: Reckoned;
  urgent: boolean;
  /** It names somebody as bad. */
  accuses: boolean;
  /** Markdown. */
  body: string;
}
