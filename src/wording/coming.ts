/**
 * What is said of the days that come (接下来的说法): what is due or ends on a day, never who would be to blame if it isn't done.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Cadence, Period } from '../domain/period.ts';
import type { YuanE4 } from '../domain/records.ts';
import { count, day, everyCadence, period, rate } from './format.ts';
import { type Words, whole, words } from './pieces.ts';

export const COMING_TITLE = '接下来';
export const COMING_NOTE = '按已公布的记录推算，有变动以最新公布为准。';
/** Stands where the last of the days is over. */
export const COMING_OVER = '列出的日子都过了，新的日子等下一次公布。';
export const CALENDAR_LINK = '加到手机日历';
/** Where a line rests on no rule: the panel that shows its rows. */
export const fromPanel = (title: string): string => `见「${title}」`;

const lifts = (places: readonly string[]): Words =>
  places.length === 1 ? words`${places[0] as string}电梯` : words`${whole(`${count(places.length)} 部`)}电梯`;

export const servicingWords = (places: readonly string[], lastOn: IsoDate, days: number): Words =>
  words`${lifts(places)}最迟这天保养（上次 ${whole(day(lastOn))}，最长隔 ${whole(`${days} 天`)}）`;

export const inspectionDueWords = (places: readonly string[]): Words => words`${lifts(places)}的检验有效期到这天`;

export const contractEndWords = (firm: string | null): Words =>
  firm === null ? words`物业服务合同到期` : words`和${firm}的合同到期`;

export const accountsWords = (year: Period): Words => words`${period(year)}公共收益的收支最迟这天公布`;

export const statementWords = (after: IsoDate): Words =>
  words`维修资金的下一份总账最迟这天公布（上一份截至 ${whole(day(after))}）`;

/** Nobody has said the day: it is reckoned from how often lists come, and said so. */
export const nextListWords = (place: string, of: Period, cadence: Cadence): Words =>
  words`预计：${place}${period(of)}红黑榜公布（${everyCadence(cadence)}一期）`;

export const postingWords = (subject: string, places: readonly string[]): Words =>
  words`「${subject}」张贴到这天（${places.join('、')}）`;

export const accountsPostedWords = (year: Period): Words => words`${period(year)}公共收益的收支公示到这天`;
export const surveyPostedWords = (on: IsoDate): Words => words`${whole(day(on))}满意度调查的结果公示到这天`;
export const urgentWords = (title: string): Words => words`紧急通知到这天为止：${title}`;
export const outageWords = (category: string): Words => words`${category}停用到这天`;
export const feeEndWords = (item: string): Words => words`「${item}」现行标准执行到这天`;
export const feeStartWords = (item: string, rateE4: YuanE4, unit: string): Words =>
  words`「${item}」从这天起 ${whole(`${rate(rateE4)} ${unit}`)}`;
