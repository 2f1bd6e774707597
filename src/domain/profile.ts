/**
 * A jurisdiction profile (规则档案): the dated rules of one place and what its texts call things.
 */

import type { IsoDate } from './iso-date.ts';
import type { PanelId } from './panels.ts';
import type { Cadence } from './period.ts';
import type { ChannelKind, DivisionLevel, ManagementMode } from './records.ts';

/** 效力: what force a document or a rule has. */
export type Force = 'in-force' | 'draft' | 'campaign' | 'descriptive';

/** 依据文件 */
export interface SourceDocument {
  /** Becomes /policies/<id>/. */
  id: string;
  title: string;
  /** 文号 */
  number: string | null;
  /** 发文机关; null where the document doesn't say. */
  issuer: string | null;
  date: IsoDate | null;
  force: Force;
  note: string | null;
  /** 行政区划代码 of the place whose document it is: it holds there and below. */
  division: string;
}

/** 工作表: the forms of the staff report that a rule for staff alone may ask for, by their kind. */
export const WORKSHEETS = [
  'reopened-cases',
  'downgrade-review',
  'complaint-ledger',
  'weekly-summary',
  'key-supervision',
  'two-signatures',
  'penalty-timeline',
  'escalation',
  'listed-supervision',
  'branch-staffing',
  'assessment-ranking',
  'against-last-year',
  'agency-staffing',
] as const;

export type WorksheetKind = (typeof WORKSHEETS)[number];

/** 规则: one demand of a document, as data. */
export interface Rule {
  id: string;
  /** Id of the document it is drawn from (依据). */
  source: string;
  /** 条款 */
  article: string;
  /** 原文摘录, at most 30 characters. */
  quote: string | null;
  /** In our words, as the summary is. */
  title: string;
  summary: string;
  valid_from: IsoDate | null;
  valid_to: IsoDate | null;
  status: Force;
  subject: 'estate' | 'firm' | 'division';
  does: readonly ('derive' | 'audit' | 'show' | 'print' | 'route' | 'staff')[];
  enabled: boolean;
  /** Which judge decides it; null where it is shown and not judged. */
  judge: string | null;
  /** 栏目: the panel of the board whose stamp it drives; null where it is about none of them. */
  panel: PanelId | null;
  /** 去补: what to do where it is unmet, in one sentence without a full stop; null where the text says no more. */
  remedy: string | null;
  /** 工作表 of the staff report; null where the rule needs none. */
  worksheet: WorksheetKind | null;
  params: Readonly<Record<string, unknown>>;
  /** The line of the profile's file on which the rule begins, from 1. */
  line: number;
}

/** 时限: one step of dealing with a complaint, and how long it may take. */
export interface Deadline {
  label: string;
  amount: number;
  /** `working_days` (工作日) are never turned into dates: that needs the calendar of holidays. */
  unit: 'minutes' | 'hours' | 'days' | 'working_days' | 'months';
  /** Id of the rule that sets it: the deadline holds while the rule does. Null where the profile names none. */
  rule: string | null;
}

/** 回访比例: percent of closed complaints that are called back, by level; null where the text asks for none. */
export interface CallbackShares {
  community: number | null;
  street: number | null;
  county: number | null;
}

/** 渠道: a hotline or address that is the same wherever the profile holds. */
export interface ProfileChannel {
  kind: ChannelKind;
  name: string;
  value: string;
  hours: string | null;
  department: string | null;
}

/** 承办部门: who answers for matters of complaint. */
export interface RoutingBody {
  id: string;
  name: string;
  /** Other names under which its telephone stands in the table 投诉渠道. */
  also: readonly string[];
  /**
   * Its name without the level of office at the beginning: the plain name of 县住建局 is 住建局, which a city's bureau shares.
   */
  plainName: string;
  /** Empty for a single department; otherwise the body stands for every office of these levels (乡镇、街道, 社区). */
  levels: readonly DivisionLevel[];
  note: string | null;
}

/** 投诉事项: one thing that is wrong, and who answers for it. */
export interface RoutingMatter {
  id: string;
  /** In our words. */
  matter: string;
  /** Ids of bodies; all of them answer, `primary` (主办) first. */
  bodies: readonly string[];
  primary: string;
  source: string;
  article: string;
  /** Ids of rules that say what ought to be. */
  rules: readonly string[];
  /** In words; null where the profile's general deadlines hold. */
  deadline: string | null;
  /** Danger to life or building: emergency numbers come first. */
  urgent: boolean;
  /** What residents call it. */
  keywords: readonly string[];
  /** 管理模式: of which estates it speaks; empty for all. */
  modes: readonly ManagementMode[];
}

/** 话题: one word for matters of several bodies. */
export interface RoutingTopic {
  id: string;
  name: string;
  /** Ids of matters. */
  matters: readonly string[];
  primary: string;
}

/** 分转表: which body answers for which matter. */
export interface Routing {
  /** The body that registers complaints and hands them on (受理); null where none is named. */
  intake: string | null;
  bodies: readonly RoutingBody[];
  danger: { text: string; phones: readonly string[]; source: string | null; article: string | null };
  matters: readonly RoutingMatter[];
  topics: readonly RoutingTopic[];
}

/** 抄自: the shipped profile that a profile was copied from, and what it held then. */
export interface CopiedFrom {
  /** Code of the shipped profile. */
  profile: string;
  /** The software's version at that time. */
  version: string;
  /** Fingerprints of its rules, by their ids, and of its other parts, by their keys. */
  hashes: Readonly<Record<string, string>>;
  /** Where it stands in the file, from 1. */
  line: number;
}

/** 榜单的规定: what a document says of lists, in its own words. */
export interface ListClause {
  /** Id of the document. */
  source: string;
  article: string;
  /** At most 30 characters. */
  quote: string;
}

export interface Profile {
  division: string;
  name: string;
  /** Code of the profile whose rules hold here as well; null for none. */
  inherits: string | null;
  /** Null where it is no copy, or nobody has noted of what. */
  copiedFrom: CopiedFrom | null;
  sources: readonly SourceDocument[];
  /** 红黑榜: how often it is published, and about whom; what it rests on, how somebody gets off it, and what can be done. */
  lists: {
    cadence: Cadence | null;
    subject: 'firm' | 'estate' | null;
    /** 依据 */
    basis: ListClause | null;
    /** 移出条件 */
    removal: ListClause | null;
    /** 救济途径 */
    remedy: ListClause | null;
  };
  /** 信用等级, best first; `assessments` are the words of 考核 results, which feed the grade and are none. */
  grades: { scale: readonly string[]; cadence: Cadence | null; assessments: readonly string[] };
  /** 级 or 星 */
  serviceScale: string | null;
  complaints: { deadlines: readonly Deadline[]; callback: CallbackShares };
  /** 联席会议: how often, and who calls it. */
  meetings: { cadence: Cadence | null; convener: string | null };
  channels: readonly ProfileChannel[];
  feeUnits: readonly string[];
  rules: readonly Rule[];
  /** Null where no document of the place says who does what. */
  routing: Routing | null;
}
