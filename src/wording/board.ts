/**
 * Sentences of the board's panels (公示栏的说法), word for word the same on the page and on paper.
 *
 * Only what stands in one piece: where a page sets a date or a link into a sentence, the surfaces write it each for
 * itself, and tests/site/paper-agrees.test.ts holds them against each other.
 */

import type { IsoDate } from '../domain/iso-date.ts';
import type { StripMark } from '../domain/listing.ts';
import type { Cadence, Period } from '../domain/period.ts';
import { shiftPeriod } from '../domain/period.ts';
import type { ComplaintStat, Contract, Estate, FeeItem, Fen, RevenueCategory, SubjectKind } from '../domain/records.ts';
import type { ContractState } from '../domain/serving.ts';
import { shareOf, tenthsText } from '../domain/share.ts';
import type { Blank } from '../domain/supply.ts';
import { lateText } from './audit.ts';
import { area, count, day, dayWithinYear, everyCadence, period, rate, yuan } from './format.ts';
import { type BlankWords, noColumn, type Stamp, UNKNOWN, UNRATED } from './labels.ts';
import { laterText } from './later.ts';

export const CONTRACT_STATES: Readonly<Record<ContractState, string>> = {
  current: '在执行',
  former: '已结束',
  future: '未开始',
};
/** Of one whose start isn't known no more is said than that the firm is there: it may never have been signed. */
export const contractState = ({ state, start }: { state: ContractState; start: Contract['start'] }): string =>
  state === 'current' && start === null ? '现在在管' : CONTRACT_STATES[state];
/** Behind a posting: who has seen that it hangs. */
export const confirmedText = (confirmedBy: string): string => `（${confirmedBy}确认）`;
export const NO_END = '未定期限';
/** 2024年1月1日 至 未定期限 */
export function contractTerm({ start, end }: Pick<Contract, 'start' | 'end'>): string {
  if (start === null) return end === null ? '起止日期待补' : `开始日期待补，至 ${day(end)}`;
  return `${day(start)} 至 ${end === null ? NO_END : day(end)}`;
}
export const CONTRACT_KINDS: Readonly<Record<NonNullable<Contract['kind']>, string>> = {
  前期: '前期合同',
  业主大会: '业主大会选聘',
};

/** 信用等级 A，2025年，市局 */
export function gradeText(
  grade: { grade: string; period: Period; assessor: string | null } | null,
  gradesKnown: boolean,
): string {
  if (grade) return `信用等级 ${grade.grade}，${period(grade.period)}${grade.assessor ? `，${grade.assessor}` : ''}`;
  return gradesKnown ? '当地还没有公布过它的信用等级' : '信用等级未知：没有「信用评价」表';
}

/** 信用等级 A（2025年）, where there is little room. */
export function gradeShort(grade: { grade: string; period: Period } | null, gradesKnown: boolean): string {
  if (grade) return `信用等级 ${grade.grade}（${period(grade.period)}）`;
  return `信用等级${gradesKnown ? UNRATED : UNKNOWN}`;
}

/** How a subject stands on the newest list, as the answer at the head of a board. */
export const STANDINGS = { red: '红榜', black: '黑榜', absent: '不在榜上', unpublished: '未见公布' } as const;

/** What the head of a board needs of a panel without records: whether there had to be some, and since when they are late. */
interface Without {
  disclosure: { state: 'disclosed' | 'undisclosed' | 'unknown' | 'not-applicable' };
  stamp: { state: Exclude<Stamp, 'overdue'> } | { state: 'overdue'; since: IsoDate; isOffice: boolean };
}

/** 逾期 2026年7月1日起, with whose delay it is, as the panel's stamp says it; null where nothing of it is late. */
const lateness = ({ stamp }: Without): string | null => (stamp.state === 'overdue' ? lateText(stamp) : null);

/** Who is in charge where no contract is in force, and why. */
export function withoutFirm(
  panel: Without & { contractsKnown: boolean },
  mode: Estate['mode'],
): { who: string; why: string } {
  const {
    disclosure: { state },
    contractsKnown,
  } = panel;
  if (mode === '无物业') return { who: mode, why: '没有物业服务企业，也没有别人管理' };
  if (state === 'not-applicable')
    return { who: mode, why: contractsKnown ? '没有在执行的物业服务合同' : '合同资料未知' };
  const late = lateness(panel);
  const who = late === null ? null : `企业信息${late}`;
  return state === 'unknown'
    ? { who: who ?? '企业未知', why: contractsKnown ? '没有在执行的合同的记录' : '合同资料未知' }
    : { who: who ?? '企业未公示', why: '没有公布在执行的合同' };
}

/** The newest list where none was published. */
export function withoutList(panel: Without): string {
  const { state } = panel.disclosure;
  return lateness(panel) ?? (state === 'not-applicable' ? '不适用' : state === 'unknown' ? UNKNOWN : '未见公布');
}

/** The person in charge where nobody is published. */
export function withoutManager(panel: Without & { later: IsoDate | null }): string {
  const { state } = panel.disclosure;
  if (panel.later !== null) return laterText(panel.later);
  if (state === 'not-applicable') return '没有';
  return lateness(panel) ?? (state === 'unknown' ? UNKNOWN : '未公示');
}

type ServiceFacts = Pick<
  Estate,
  | 'mode'
  | 'pricing'
  | 'propertyType'
  | 'areaSqm'
  | 'households'
  | 'buildings'
  | 'lifts'
  | 'blockingLifts'
  | 'chargers'
  | 'deliveredYear'
  | 'committeeKind'
  | 'committeeMembers'
  | 'partyMembers'
>;

/** What an estate is measured on, each with its name. */
export function serviceFacts(facts: ServiceFacts): [string, string][] {
  const of = (value: number | null, unit: string): string => (value === null ? UNKNOWN : `${count(value)} ${unit}`);
  return [
    ['管理模式', facts.mode],
    ['定价方式', facts.pricing ?? UNKNOWN],
    ['物业类型', facts.propertyType ?? UNKNOWN],
    ['建筑面积', facts.areaSqm === null ? UNKNOWN : `${area(facts.areaSqm)} ㎡`],
    ['户数', of(facts.households, '户')],
    ['楼栋', of(facts.buildings, '栋')],
    ['电梯', of(facts.lifts, '台')],
    ...(facts.lifts === 0 ? [] : [['智能阻车电梯', of(facts.blockingLifts, '台')] as [string, string]]),
    ['充电桩', of(facts.chargers, '个')],
    ['交付', facts.deliveredYear === null ? UNKNOWN : `${facts.deliveredYear} 年`],
    ['业主组织', facts.committeeKind ?? UNKNOWN],
    ...(facts.committeeMembers === null
      ? []
      : [
          ['成员', `${facts.committeeMembers} 人`] as [string, string],
          ['其中党员', facts.partyMembers === null ? UNKNOWN : `${facts.partyMembers} 人`] as [string, string],
        ]),
  ];
}

/** How a fee is priced, who pays it and how it is reckoned. */
export function feeTerms(fee: Pick<FeeItem, 'pricing' | 'payer' | 'method'>): string {
  return [fee.pricing, fee.payer, fee.method].filter((part) => part !== null).join('；');
}

export const NO_BASIS: BlankWords = { blank: '未注明依据', 'not-supplied': noColumn('依据') };
export const NO_FILING: BlankWords = { blank: '未见备案日期', 'not-supplied': noColumn('备案日期') };

/** 手续费 of a fee that is collected for somebody else. */
export function surchargeText(surchargeFen: Fen | null): string {
  return `手续费 ${surchargeFen === null ? UNKNOWN : `${yuan(surchargeFen)} 元`}`;
}

/** 现行 0.85 元/㎡·月 */
export const chargedNow = (rateE4: number, unit: string): string => `现行 ${rate(rateE4)} ${unit}`;
export const baseText = (rateE4: number): string => `基准价 ${rate(rateE4)}`;

/** 办结 8 件，按时办结 7 件（58.3%），重办 0 件: what became of a month's complaints, in two pieces. */
export function closedText(
  month: Pick<ComplaintStat, 'received' | 'closed' | 'closedOnTime' | 'reopened'>,
): [closed: string, reopened: string] {
  const { received, closed, closedOnTime, reopened } = month;
  const share = received > 0 && closedOnTime !== null ? `（${shareOf(closedOnTime, received)}）` : '';
  return [
    `${closed === null ? '办结件数未知' : `办结 ${count(closed)} 件`}，${
      closedOnTime === null ? '按时办结件数未知' : `按时办结 ${count(closedOnTime)} 件`
    }${share}，`,
    `重办${reopened === null ? '件数未知' : ` ${count(reopened)} 件`}`,
  ];
}

/** 每户 8.31 元 */
export function perHouseholdText(fen: Fen | null): string {
  return fen === null ? '户数未知，不能折算到户' : `每户 ${yuan(fen)} 元`;
}

/** A sum of one kind of rows: where there is none, it is unknown and no zero. */
export const sumText = (fen: Fen | null): string => (fen === null ? UNKNOWN : yuan(fen));

/** What is said of the kinds of which a year has no row; null where it has rows of all. */
export function lackingText(kinds: readonly RevenueCategory[]): string | null {
  if (kinds.length === 0) return null;
  return `「公共收益」表里没有${kinds.join('、')}的行，是多少不得而知，不当作 0。`;
}

/** 收入比上一年多 50.0%，支出比上一年少 30.0% */
export function jumpsText(
  jumps: readonly { category: '收入' | '支出'; isMore: boolean; shareTenths: number }[],
): string {
  return jumps
    .map(({ category, isMore, shareTenths }) => `${category}比上一年${isMore ? '多' : '少'} ${tenthsText(shareTenths)}`)
    .join('，');
}

/** What stands beside a year's jumps. */
export function jumpsNote(year: Period): string {
  return `与${period(shiftPeriod(year, -1))}相比，只列数字，不作判断`;
}

const NOT_KEPT: BlankWords = { blank: '是否单列账目未注明', 'not-supplied': noColumn('单列') };
const NO_DECISION: BlankWords = { blank: '业主大会决定文号未注明', 'not-supplied': noColumn('决定文号') };
/** Where nobody says since when a year's accounts were posted. */
export const NOT_POSTED: BlankWords = { blank: '公示起止未注明；', 'not-supplied': `${noColumn('公示开始')}；` };
/** Where somebody says since when they were posted, and not until when. */
export const NO_POSTING_END: BlankWords = { blank: '未注明', 'not-supplied': `未知（${noColumn('公示结束')}）` };

/** How the accounts of a year are kept, who decided on them and who audited them, without a full stop. */
export function accountsText(year: {
  separate: boolean | null;
  decisions: readonly string[];
  audits: readonly string[];
  blanks: Readonly<Record<'separate' | 'decision', Blank>>;
}): string {
  const { separate, decisions, blanks } = year;
  const kept = separate === null ? NOT_KEPT[blanks.separate] : separate ? '账目单列' : '账目没有单列';
  const decided = decisions.length > 0 ? `决定：${decisions.join('、')}` : NO_DECISION[blanks.decision];
  return `${kept}；${decided}${year.audits.length > 0 ? `；审计：${year.audits.join('、')}` : ''}`;
}

export const NO_PROCEDURE: BlankWords = { blank: '使用流程未公布。', 'not-supplied': `${noColumn('使用流程')}。` };

export const blockingText = (value: boolean | null): string =>
  value === null ? '阻车未知' : value ? '有智能阻车' : '无智能阻车';
export const certifiedText = (value: boolean | null): string =>
  value === null ? '持证未知' : value ? '管理员持证' : '管理员无证';
export const NO_RESULT: BlankWords = { blank: '结果未注明', 'not-supplied': noColumn('结果') };
export const NO_OUTAGE_END: BlankWords = { blank: '恢复日期未注明', 'not-supplied': noColumn('停用结束') };
/** Of a listing from which nobody was taken off. */
export const NO_REMOVAL: BlankWords = { blank: '没有登记', 'not-supplied': noColumn('移出日期') };
export const NO_LISTING_BASIS = '依据未注明';
export const SERVICED_LATER = '日期在数据截至之后';
/** By when a lift must be serviced again, beside the day on which it was. */
export function serviceDueText(due: IsoDate, servicedOn: IsoDate): string {
  const isSameYear = due.slice(0, 4) === servicedOn.slice(0, 4);
  return `应于 ${isSameYear ? dayWithinYear(due) : day(due)}前再次维保`;
}

/** Where the records of facilities are more than a board can show. */
export function facilitiesNote(shown: number, total: number): string {
  return `只列最近 ${shown} 次，共 ${count(total)} 次，全部在数据下载里。`;
}

/** 甲子县每月公布，按企业评定; the rules' own cadence where nothing was published yet. */
export function stripWords(strip: {
  publisher: string | null;
  isPublished: boolean;
  cadence: Cadence;
  kind: SubjectKind;
}): string {
  const asked = strip.isPublished ? '' : '规则要求';
  return `${strip.publisher ?? ''}${asked}${everyCadence(strip.cadence)}公布，按${strip.kind === '企业' ? '企业' : '小区'}评定`;
}

export const stripLabel = (subject: string, publisher: string | null): string =>
  `${subject}在${publisher ?? ''}各期红黑榜上的情况`;
export const STRIP_CHARACTERS: Readonly<Record<StripMark, string>> = {
  red: '红',
  black: '黑',
  absent: '—',
  unpublished: '?',
};
export function stripLegend(hasUnpublished: boolean): string {
  return `红 红榜 · 黑 黑榜 · — 不在榜上${hasUnpublished ? ' · ? 当期未见公布' : ''}`;
}
/** Of whom no list says anything today; what was withdrawn is told of nobody, so that this holds of them too. */
export const neverListed = (subject: string | null): string => `现在公布的榜单里没有${subject ?? '这个小区'}。`;

/** Of postings without a last day. */
export const STILL_POSTED: BlankWords = {
  blank: '没有写结束日期的，记录里没有撤下。',
  'not-supplied': `${noColumn('结束日期')}，撤下没有不得而知。`,
};
