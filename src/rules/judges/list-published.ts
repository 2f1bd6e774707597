/**
 * 榜单按期公布: a list for every period, though with nobody on it. 长建发〔2025〕72号 art. 七 (CZ-15), 办字〔2024〕9号 三（三） (YS-11).
 */
import { z } from 'zod';
import { addDays, daysBetween } from '../../domain/iso-date.ts';
import { periodEnd } from '../../domain/period.ts';
import { finding, type Judge, overdue } from '../judge.ts';
import { listPeriods } from '../periods.ts';

const params = z.object({
  cadence: z.enum(['month', 'quarter', 'half-year', 'year']),
  list_subject: z.enum(['firm', 'estate']),
  due: z.literal('end-of-period'),
  grace_days: z.number().int().min(0),
});

export const listPublished: Judge<z.infer<typeof params>> = {
  name: 'list-published',
  params,
  judge: (matter) => {
    const { cadence, list_subject, grace_days } = matter.params;
    const kind = list_subject === 'firm' ? '企业' : '项目';
    return matter.scope.counties.flatMap((county) => {
      const periods = listPeriods(matter.facts.listsByDivision.get(county.code) ?? [], cadence, kind, matter.asOf);
      if (periods.length === 0) {
        const detail = matter.register.present.has('list_entry') ? '「红黑榜」表里没有这里的榜单' : '没有「红黑榜」表';
        return [finding(matter, 'division', county.code, matter.asOf, '未知', detail, [county.source])];
      }
      return periods.map(({ period, entries }) => {
        if (entries !== null) {
          const sources = entries.map((entry) => entry.source);
          const listed = entries.filter((entry) => entry.subject !== null).length;
          const detail = listed === 0 ? '已公布，榜上没有人' : `已公布，列入 ${listed} 个`;
          return finding(matter, 'division', county.code, period, '合格', detail, sources);
        }
        // A period that has only just ended is due from then on.
        const due = addDays(periodEnd(period), grace_days);
        const late = daysBetween(due, matter.asOf);
        const detail = `应于 ${due} 前公布，到 ${matter.asOf} 没有记录，已过 ${late} 天`;
        return overdue(matter, 'division', county.code, period, late, detail, [county.source]);
      });
    });
  },
};
