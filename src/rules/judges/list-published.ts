/**
 * 榜单按期公布: a list for every period, though with nobody on it. 长建发〔2025〕72号 art. 七 (CZ-15),
 * 文住建字〔2025〕30号 附件五 (WA-27), 办字〔2024〕9号 三（三） (YS-11).
 *
 * Only the day on which somebody was listed is on record, not the day of publication: a list with a 列入日期 past its
 * due date is there, and the detail says how late it came.
 */
import { z } from 'zod';
import { daysBetween } from '../../domain/iso-date.ts';
import { dueDate, periodEnd } from '../../domain/period.ts';
import type { Judge } from '../judge.ts';
import { eachCounty } from '../readings/counties.ts';
import { when } from '../readings/figures.ts';
import { KIND_OF } from '../readings/listed-subjects.ts';
import { listPeriods } from '../readings/periods.ts';
import { counties } from '../readings/subjects.ts';

const params = z.object({
  cadence: z.enum(['month', 'quarter', 'half-year', 'year']),
  list_subject: z.enum(['firm', 'estate']),
  due: z.enum(['end-of-period', 'end-of-following-period']),
  grace_days: z.number().int().min(0),
});

const EVERY = { month: '按月', quarter: '按季度', 'half-year': '按半年', year: '按年' };

export const listPublished: Judge<z.infer<typeof params>> = {
  name: 'list-published',
  kind: 'disclosure',
  params,
  needs: { tables: { list_entry: [] }, of: counties() },
  clock: 'publication',
  judge: (task) => {
    const { cadence, list_subject, due, grace_days } = task.params;
    const since = task.rule.valid_from;
    return eachCounty(task, ({ county, say, sayOverdue }) => {
      const entriesOfCounty = task.facts.listsByDivision.get(county.code) ?? [];
      const periods = listPeriods(entriesOfCounty, cadence, KIND_OF[list_subject], task.asOf)
        // What was due before the rule held is not judged by it.
        .filter(({ period }) => since === null || periodEnd(period) >= since);
      if (periods.length === 0) {
        // The place may well publish lists of others, or at other intervals.
        const lists = `${EVERY[cadence]}的${KIND_OF[list_subject]}榜单`;
        return say(task.asOf, '未知', `「红黑榜」表里没有这里${lists}`);
      }
      return periods.flatMap(({ period, entries }) => {
        const dueOn = dueDate(period, due, grace_days);
        if (entries !== null) {
          const newest = entries
            .map((entry) => entry.listedOn)
            .sort()
            .at(-1);
          const late = newest === undefined ? 0 : daysBetween(dueOn, newest);
          const lateness =
            newest !== undefined && late > 0 ? `；列入日期 ${when(newest)}，比期限 ${when(dueOn)} 晚 ${late} 天` : '';
          const listed = entries.filter((entry) => entry.subject !== null).length;
          const gone = entries.filter((entry) => entry.withdrawn && entry.subject === null).length;
          const named = listed > 0 ? [`列入 ${listed} 个`] : gone === 0 ? ['榜上没有人'] : [];
          const detail = `${['已公布', ...named, ...(gone > 0 ? [`${gone} 条移出`] : [])].join('，')}${lateness}`;
          return [say(period, '合格', detail, entries)];
        }
        const late = daysBetween(dueOn, task.asOf);
        if (late <= 0) return [];
        const detail = `应于 ${when(dueOn)} 前公布，没有记录`;
        return [sayOverdue(period, late, detail)];
      });
    });
  },
};
