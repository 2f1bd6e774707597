/**
 * 回访台账: how many cases were handled again, by county and month, with columns for the reasons.
 */
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { sourceSheetIndex } from '../../domain/source.ts';
import { saysField } from '../../domain/source-sheet.ts';
import { completeMonths, type Desk } from '../desk.ts';
import { listParam, type SheetMaker, toWrite } from './sheet.ts';

const MONTHS = 12;

/** Why no number stands for some estates: nobody has filled it in, or their file has no such column. */
function unsaid({ register: { sheets } }: Desk, stats: readonly ComplaintStat[]): string {
  const blank = stats.filter((row) => countOf(row, 'reopened') === null);
  const without = blank.filter(({ source }) => {
    const sheet = sheets[sourceSheetIndex(source)];
    return sheet === undefined || !saysField(sheet, 'reopened');
  });
  const told: readonly [number, string][] = [
    [blank.length - without.length, '个小区没有填'],
    [without.length, '个小区的表里没有「重办」一列'],
  ];
  return told.flatMap(([many, words]) => (many === 0 ? [] : `${many} ${words}`)).join('，');
}

export const reopenedCases: SheetMaker = (desk, place, rules) => {
  const reasons = listParam(rules, 'reasons');
  const months = completeMonths(desk.asOf, MONTHS);
  const byMonth = groupBy(desk.register.records.complaint_stat, ({ month }) => month);
  const tables = place.counties.map((county) => {
    const codes = new Set((place.estatesByCounty.get(county.code) ?? []).map(({ code }) => code));
    const rows = months.map((month) => {
      const own = (byMonth.get(month) ?? []).filter(({ estate }) => codes.has(estate));
      const blank = own.filter((row) => countOf(row, 'reopened') === null).length;
      const sum = sumOf(own, 'reopened');
      const closed = own.some((row) => countOf(row, 'closed') === null) ? '未知' : sumOf(own, 'closed');
      if (own.length === 0 || blank === own.length) return [month, own.length === 0 ? '未知' : closed, '未知'];
      return [month, closed, blank === 0 ? sum : `至少 ${sum}（${unsaid(desk, own)}）`];
    });
    return {
      heading: county.name,
      columns: [
        '月份',
        '办结',
        '重办',
        ...reasons.map((reason) => toWrite(reason)),
        toWrite('其他原因'),
        toWrite('重办结果'),
        toWrite('回访人'),
      ],
      rows,
      blank: 0,
    };
  });
  return {
    title: '回访台账：重新办理',
    note: '「重办」是「投诉统计」表各小区之和。原因栏写件数，不写投诉人的姓名和电话。',
    tables,
  };
};
