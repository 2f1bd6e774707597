/**
 * How lists are told beside the rules on them (榜单与规则的说法). Neutral: what is asked, and what was published.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Cadence } from '../domain/period.ts';
import type { ListColour, SubjectKind } from '../domain/records.ts';
import { byCadence, day, everyCadence } from './format.ts';

export interface ListRules {
  cadence: Cadence | null;
  subject: SubjectKind | null;
}

/** 评企业, 评小区, 评企业和小区; empty where nothing is known. */
export function ratedSubjects(subjects: readonly SubjectKind[]): string {
  if (subjects.length === 0) return '';
  return `评${subjects.map((subject) => (subject === '企业' ? '企业' : '小区')).join('和')}`;
}

/** 规则要求每月公布，实际按季度公布; null where what was published is what the rules ask for. */
export function besideRules(
  ruled: ListRules,
  cadence: Cadence | null,
  subjects: readonly SubjectKind[],
): string | null {
  const parts: string[] = [];
  if (ruled.cadence !== null && cadence !== null && ruled.cadence !== cadence)
    parts.push(`规则要求${everyCadence(ruled.cadence)}公布，实际${byCadence(cadence)}公布`);
  if (ruled.subject !== null && subjects.some((subject) => subject !== ruled.subject))
    parts.push(`规则要求${ratedSubjects([ruled.subject])}，实际${ratedSubjects(subjects)}`);
  return parts.length === 0 ? null : `${parts.join('；')}。`;
}

/** 每月公布，评企业: how often lists come and about whom; where there is none yet, what the rules ask for. */
export function listStamp(lists: number, cadence: Cadence | null, subjects: readonly SubjectKind[]): string {
  const often = cadence === null ? '' : `${lists === 0 ? '规则要求' : ''}${everyCadence(cadence)}公布`;
  return [often, ratedSubjects(subjects)].filter((part) => part !== '').join('，');
}

/** 榜单的规定, in the order in which they are told. */
export const LIST_CLAUSES = [
  { key: 'basis', label: '公布榜单' },
  { key: 'removal', label: '移出榜单' },
  { key: 'remedy', label: '救济途径' },
] as const;
/** Before what the rules of a place say, so that nobody takes it for what the list itself says. */
export const RULES_BESIDE = '当地文件的规定（不是榜单里写的）：';

interface Clause {
  document: string;
  article: string;
  quote: string;
}

/** 按《关于印发〈…〉的通知》（长建发〔2025〕72号）七“每月实时调整并主动向社会公布” */
export const clauseText = ({ document, article, quote }: Clause): string => `按${document}${article}“${quote}”`;

/** 《关于印发〈…〉的通知》（长建发〔2025〕72号） */
export function documentText({ title, number }: { title: string; number: string | null }): string {
  const within = title.replaceAll('《', '〈').replaceAll('》', '〉');
  return `《${within}》${number === null ? '' : `（${number}）`}`;
}

/** 当地文件的规定（不是榜单里写的）：公布榜单，按《…》七“…”。 Null where no document says anything: then nothing is said. */
export function listTermsText(
  terms: Readonly<Record<(typeof LIST_CLAUSES)[number]['key'], Clause | null>>,
): string | null {
  const said = LIST_CLAUSES.flatMap(({ key, label }) => {
    const clause = terms[key];
    return clause === null ? [] : [`${label}，${clauseText(clause)}`];
  });
  return said.length === 0 ? null : `${RULES_BESIDE}${said.join('；')}。`;
}

/** 公示到 2027年11月10日: until when it is shown, whoever set that day. */
export const untilDay = (until: IsoDate): string => `公示到 ${day(until)}`;

/** 公示期至 2027年11月10日 where a table says so; 公示到 2027年11月10日（推算） where the portal has reckoned it. */
export const untilOfRow = (until: IsoDate, isReckoned: boolean): string =>
  isReckoned ? `${untilDay(until)}（推算）` : `公示期至 ${day(until)}`;

/** Below a list or bulletin on paper, whose rows say of it only what the office's table does. */
export const reckonedNote = (first: IsoDate, last: IsoDate): string =>
  `表里没有写公示期至的，公示栏${first === last ? '' : '按各条的日期分别'}公示到 ${first === last ? day(first) : `${day(first)}至 ${day(last)}`}，过后不再公布。`;

/** A list of which everybody has been taken off. */
export const listEmptied = (colour: ListColour, count: number): string =>
  `本期${colour}已经公布，榜上的 ${count} 条已经移出或公示期已满。`;

/** A list that was published with nobody on it. */
export const listsNobody = (colour: ListColour): string => `本期${colour}已经公布，榜上没有企业或小区。`;
/** A list of which no table says anything. */
export const listUnseen = (colour: ListColour): string => `表里没有本期${colour}，公布与否不得而知。`;
/** 红榜：示例乙物业服务有限公司、… */
export const namedInShort = (colour: ListColour, names: readonly string[]): string =>
  `${colour}：${names.join('、')}。`;
/** 红榜 12 家。 */
export const countedInShort = (colour: ListColour, count: number): string => `${colour} ${count} 家。`;
/** Where a place has no channel to object to. */
export const noChannelsAt = (place: string): string => `没有提供${place}受理意见的电话和地址。`;

/** 此后有 2 条更正: that something has been put right since; what, would tell of what was said. */
export const correctionText = (count: number): string => `此后有 ${count} 条更正`;

/** 另有 2 条更正。 beside a subject's record. */
export const correctionsText = (count: number): string => `另有 ${count} 条更正。`;

/** Where something has been hidden since the publication, or a number above no longer fits. Names nobody. */
export const ENDED = '有的内容公示期已满，已经收起，个数可能变少；以最新一次公布为准。';
/** Behind the name of a sheet or a pack, in the place of its link: a PDF changes with the next publication alone. */
export const ENDED_PRINT = '里有已到期的公示，重新发布后再打印。';
/** 最早公示到 2027年11月10日, of several that are named together. */
export const firstUntilDay = (until: IsoDate): string => `最早公示到 ${day(until)}`;

/** Beside how many stand on the lists of each period. */
export const STILL_LISTED = '红、黑后面的数字是现在还在榜上的，移出的和公示期已满的不计。';
