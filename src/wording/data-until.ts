/**
 * Until when data speak (数据截至), in words.
 */
import type { DataUntil } from '../domain/data-until.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { DataDay } from '../domain/source-sheet.ts';
import { count, day, dayWithinYear, period } from './format.ts';

/** Text, or a day, which pages mark as one. */
export type Piece = string | { day: IsoDate };

/**
 * 数据截至 2026年10月31日, of several tables from the first day to the last. What nobody says is said to be unsaid, what was
 * written and can't be used is not said to be unwritten, and a month alone is said with the day that follows from it.
 */
export function untilPieces({ said, bounded, unsaid, unusable, newest, isPartial }: DataUntil): Piece[] {
  const [month, ...months] = bounded;
  if (said === null && month !== undefined) {
    if (months.length === 0 && unsaid + unusable === 0)
      return [`数据写的是截至 ${period(month.within)}，按其中最晚的记录 `, { day: month.day }, ' 算'];
    const why = `数据没有写明截至哪一天（${count(bounded.length)} 张表只写了月份）`;
    return newest === null ? [why] : [`${why}，最新的记录是 `, { day: newest }];
  }
  if (said === null) {
    const why = unknownDay(unsaid, unusable);
    return newest === null ? [why] : [`${why}，最新的记录说到 `, { day: newest }];
  }
  const unknown = [
    ...(bounded.length === 0 ? [] : [`${count(bounded.length)} 张表只写了月份`]),
    ...(unsaid === 0 ? [] : [`${count(unsaid)} 张表没有写明`]),
    ...(unusable === 0 ? [] : [`${count(unusable)} 张表写明的日期不能用`]),
  ];
  return [
    '数据截至 ',
    { day: said.first },
    ...(said.first === said.last ? [] : [' 至 ', { day: said.last }, '，各表不同']),
    ...(isPartial === true ? ['，有的县区没有写明'] : []),
    ...(unknown.length === 0 ? [] : [`，另有 ${unknown.join('、')}`]),
  ];
}

function unknownDay(unsaid: number, unusable: number): string {
  if (unusable === 0) return '数据没有写明截至哪一天';
  return unsaid === 0 ? '数据写明的截至日期不能用' : '数据没有写明截至哪一天，或者写明的不能用';
}

/** The same as plain text. */
export const untilText = (until: DataUntil): string =>
  untilPieces(until)
    .map((piece) => (typeof piece === 'string' ? piece : day(piece.day)))
    .join('');

/** The same for a screen, whose panels say their own days: 数据截至 2026年10月31日至11月9日. */
export function untilInShort(until: DataUntil): string {
  const { said, bounded, unsaid, unusable } = until;
  if (said === null) return untilText(until);
  const { first, last } = said;
  const end = first.slice(0, 4) === last.slice(0, 4) ? dayWithinYear(last) : day(last);
  const months = bounded.length > 0 && unsaid + unusable === 0 ? '，有的只写了月份' : '';
  return `数据截至 ${day(first)}${first === last ? '' : `至${end}`}${unknownInShort(unsaid, unusable)}${months}`;
}

function unknownInShort(unsaid: number, unusable: number): string {
  if (unusable === 0) return unsaid === 0 ? '' : '，有的没有写明';
  return unsaid === 0 ? '，有的写明的不能用' : '，有的没有写明或不能用';
}

/** That a table is older than its rhythm (更新周期, in days); `isUnusable` where a day was written that can't be used. */
export function staleText(table: string, until: DataDay, rhythm: number, isUnusable: boolean): string {
  const usual = `一般 ${count(rhythm)} 天以内更新一次`;
  if (until.by === 'said') return `「${table}」的数据截至 ${day(until.day)}，${usual}，此后的情况没有提供。`;
  if (until.within !== undefined)
    return `「${table}」的数据写的是截至 ${period(until.within)}，其中最晚的记录是 ${day(until.day)}，${usual}，此后的情况没有提供。`;
  const unknown = isUnusable ? '写明的数据截至不能用' : '没有写明数据截至哪一天';
  return `「${table}」${unknown}，最新的记录说到 ${day(until.day)}，${usual}。`;
}
