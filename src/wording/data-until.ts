/**
 * Until when data speak (数据截至), in words.
 */
import type { DataUntil } from '../domain/data-until.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { DataDay } from '../domain/source-sheet.ts';
import { count, day, dayWithinYear } from './format.ts';

/** Text, or a day, which pages mark as one. */
export type Piece = string | { day: IsoDate };

/** 数据截至 2026年10月31日, of several tables from the first day to the last; what nobody says is said to be unsaid. */
export function untilPieces({ said, unsaid, newest }: DataUntil): Piece[] {
  if (said === null)
    return newest === null ? ['数据没有写明截至哪一天'] : ['数据没有写明截至哪一天，最新的记录是 ', { day: newest }];
  return [
    '数据截至 ',
    { day: said.first },
    ...(said.first === said.last ? [] : [' 至 ', { day: said.last }, '，各表不同']),
    ...(unsaid === 0 ? [] : [`，另有 ${count(unsaid)} 张表没有写明`]),
  ];
}

/** The same as plain text. */
export const untilText = (until: DataUntil): string =>
  untilPieces(until)
    .map((piece) => (typeof piece === 'string' ? piece : day(piece.day)))
    .join('');

/** The same for a screen, whose panels say their own days: 数据截至 2026年10月31日至11月9日. */
export function untilInShort({ said, unsaid, newest }: DataUntil): string {
  if (said === null) return untilText({ said, unsaid, newest });
  const { first, last } = said;
  const end = first.slice(0, 4) === last.slice(0, 4) ? dayWithinYear(last) : day(last);
  return `数据截至 ${day(first)}${first === last ? '' : `至${end}`}${unsaid === 0 ? '' : '，有的没有写明'}`;
}

/** That a table is older than its rhythm (更新周期, in days). */
export function staleText(table: string, until: DataDay, rhythm: number): string {
  const usual = `一般 ${count(rhythm)} 天以内更新一次`;
  return until.by === 'said'
    ? `「${table}」的数据截至 ${day(until.day)}，${usual}，此后的情况没有提供。`
    : `「${table}」没有写明数据截至哪一天，最新的记录是 ${day(until.day)}，${usual}。`;
}
