/**
 * 回访台账: how many cases were handled again, by county and month, with columns for the reasons.
 */
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import { groupBy } from '../../domain/register.ts';
import { completeMonths } from '../desk.ts';
import { listParam, type SheetMaker, toWrite } from './sheet.ts';

const MONTHS = 12;

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
      return [month, closed, blank === 0 ? sum : `至少 ${sum}（${blank} 个小区没有填）`];
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
