/**
 * How a month's complaints are told (投诉通报的说法): sums of estates that filled a column in, and of how many did not.
 */

import { shareOf } from '../domain/share.ts';
import { count } from './format.ts';

/** 12 件; 未知 where none of the rows says it. */
export function filledText(sum: { count: number; blank: number }, rows: number): string {
  return sum.blank === rows ? '未知' : `${count(sum.count)} 件`;
}

/** Estates that say nothing in a column; empty where all do. */
export function blankText(estates: number): string {
  return estates > 0 ? `${count(estates)} 个小区未知，没有算进去` : '';
}

/** 占受理 12 件的 58.3%; what is blank behind it. */
export function onTimeText(onTime: { closed: number; received: number; blank: number }): string {
  const share =
    onTime.received > 0 ? `占受理 ${count(onTime.received)} 件的 ${shareOf(onTime.closed, onTime.received)}` : '';
  return [share, blankText(onTime.blank)].filter((part) => part !== '').join('；');
}

/** 占办结 8 件的 50.0%，规则要求不少于 50% */
export function callbackText(row: { asked: number; calledBack: number; closed: number; blank: number }): string {
  const share = row.closed > 0 ? `占办结 ${count(row.closed)} 件的 ${shareOf(row.calledBack, row.closed)}，` : '';
  return `${share}规则要求不少于 ${row.asked}%${row.blank > 0 ? `；${blankText(row.blank)}` : ''}`;
}

/** 12 个小区有数据，共 20 个 */
export function reportedText(reported: number, estates: number): string {
  return `${count(reported)} 个小区有数据，共 ${count(estates)} 个`;
}

/** 受理 84 件，按时办结 70 件（1 个小区未知，没有算进去）。 */
export function countsInShort(received: number, onTime: { closed: number; blank: number }, rows: number): string {
  const { closed, blank } = onTime;
  const known = blank === rows ? '按时办结的未知' : `按时办结 ${count(closed)} 件`;
  const left = blank === rows || blank === 0 ? '' : `（${blankText(blank)}）`;
  return `受理 ${count(received)} 件，${known}${left}。`;
}

/** 表扬 2 条，批评 1 条。 */
export const namedInBulletin = (praise: number, criticism: number): string =>
  `表扬 ${count(praise)} 条，批评 ${count(criticism)} 条。`;

export const COUNTS_NOTE = '件数都按当月受理的投诉算，只有合计，没有投诉人的信息。';
export const RANKS_NOTE = '名次由上级数据导入，按投诉量排，没有核实和去重。';

/** Where no estate stands among the first of the city. */
export function noRanksText(limit: number, hasCounts: boolean): string {
  return hasCounts ? `填报的小区里没有进入前 ${limit} 名的。` : '没有这个月的投诉统计，名次未知。';
}
