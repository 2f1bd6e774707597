/**
 * 诉求量下降: a county's complaints of one year against those of another. 办字〔2024〕9号 一 (YS-01).
 *
 * A month that was not reported would look like a fall, so both years must be complete: an estate's record begins with
 * its first row, and from then on a month without one is missing.
 */
import { z } from 'zod';
import { lastComplete, type Period, periodAt } from '../../domain/period.ts';
import { shareOf } from '../../domain/share.ts';
import type { Judge } from '../judge.ts';
import { eachCounty } from '../readings/counties.ts';
import { counties } from '../readings/subjects.ts';

const params = z
  .object({
    percent: z.number().int().min(0).max(100),
    compare: z.literal('at-least'),
    direction: z.literal('fall'),
    year: z.number().int(),
    base_year: z.number().int(),
  })
  .refine(({ year, base_year }) => base_year < year, { message: 'base_year 要早于 year' });

export const complaintsFall: Judge<z.infer<typeof params>> = {
  name: 'complaints-fall',
  kind: 'performance',
  params,
  needs: { tables: { complaint_stat: [] }, of: counties(({ params: { year } }) => String(year)) },
  clock: 'publication',
  judge: (task) =>
    eachCounty(task, ({ estates, say: sayOfPeriod }) => {
      const { percent, year, base_year } = task.params;
      const say = (verdict: '合格' | '缺项' | '未知' | '不适用', detail: string) =>
        sayOfPeriod(String(year), verdict, detail);
      const months = [base_year, year].flatMap((y) => Array.from({ length: 12 }, (_, i) => periodAt('month', y, i)));
      const complete = lastComplete(task.asOf, 'month');
      const received = new Map<number, number>([
        [base_year, 0],
        [year, 0],
      ]);
      const reported = new Set<Period>();
      const missing = new Set<Period>(months.filter((month) => month > complete));
      for (const estate of estates) {
        const own = new Map((task.facts.complaintsByEstate.get(estate.code) ?? []).map((row) => [row.month, row]));
        const first = [...own.keys()].sort()[0];
        if (first === undefined) continue;
        for (const month of months) {
          const row = own.get(month);
          if (row === undefined) {
            if (month >= first) missing.add(month);
            continue;
          }
          reported.add(month);
          const y = Number(month.slice(0, 4));
          received.set(y, (received.get(y) ?? 0) + row.received);
        }
      }
      for (const month of months) if (!reported.has(month)) missing.add(month);
      if (missing.size > 0) {
        const gaps = [base_year, year].flatMap((y) => {
          const count = [...missing].filter((month) => month.startsWith(`${y}-`)).length;
          return count > 0 ? [`${y} 年有 ${count} 个月`] : [];
        });
        return say(
          '未知',
          `「投诉统计」表里 ${gaps.join('、')}没有报或没有报全，不能比较 ${base_year} 年和 ${year} 年`,
        );
      }
      const [base, now] = [received.get(base_year) ?? 0, received.get(year) ?? 0];
      if (base === 0) return say('不适用', `${base_year} 年没有受理投诉，无从比较`);
      const change = now <= base ? `下降 ${shareOf(base - now, base)}` : `上升 ${shareOf(now - base, base)}`;
      const words = `${base_year} 年受理 ${base} 件，${year} 年受理 ${now} 件，${change}，目标是下降 ${percent}%`;
      return say((base - now) * 100 >= percent * base ? '合格' : '缺项', words);
    }),
};
