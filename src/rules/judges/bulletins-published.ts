/**
 * 投诉处理每月通报: a bulletin for every month. 文住建字〔2025〕30号 附件五 (WA-26).
 *
 * A bulletin sums up a month that is over, so it is due by the end of the next one. When it came out is not on record.
 */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { daysBetween } from '../../domain/iso-date.ts';
import { comparePeriods, dueDate, lastComplete, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import { groupBy } from '../../domain/register.ts';
import type { Judge } from '../judge.ts';
import { eachCounty } from '../readings/counties.ts';
import { when } from '../readings/figures.ts';
import { counties } from '../readings/subjects.ts';

const params = z.object({
  cadence: z.literal('month'),
  kinds: z.array(z.enum(['表扬', '批评'])).min(1),
  due: z.enum(['end-of-period', 'end-of-following-period']),
  grace_days: z.number().int().min(0),
});

export const bulletinsPublished: Judge<z.infer<typeof params>> = {
  name: 'bulletins-published',
  kind: 'disclosure',
  params,
  needs: { tables: { bulletin: [] }, of: counties() },
  clock: 'publication',
  judge: (task) =>
    eachCounty(task, ({ county, say, sayOverdue }) => {
      const { kinds, due, grace_days } = task.params;
      const own = (task.facts.bulletinsByDivision.get(county.code) ?? []).filter(({ kind }) => kinds.includes(kind));
      const months = groupBy(own, (bulletin) => bulletin.month);
      const since = task.rule.valid_from;
      const recorded = [...months.keys()]
        .filter((month) => since === null || periodEnd(month) >= since)
        .sort(comparePeriods);
      const first: Period | undefined = recorded[0];
      if (first === undefined) return say(task.asOf, '未知', '「通报」表里没有这里的通报');
      const findings: Finding[] = [];
      const complete = lastComplete(task.asOf, 'month');
      for (let month = first; month <= complete || months.has(month); month = shiftPeriod(month, 1)) {
        const bulletins = months.get(month) ?? [];
        const dueOn = dueDate(month, due, grace_days);
        const late = daysBetween(dueOn, task.asOf);
        if (bulletins.length > 0) {
          const standing = bulletins.filter((one) => !one.withdrawn);
          const gone = bulletins.length - standing.length;
          const each = [
            ...kinds.map((kind) => `${kind} ${standing.filter((one) => one.kind === kind).length} 个`),
            ...(gone > 0 ? [`${gone} 条移出`] : []),
          ];
          findings.push(say(month, '合格', `已通报：${each.join('，')}`, bulletins));
        } else if (late > 0) {
          const detail = `应于 ${when(dueOn)} 前通报，没有记录`;
          findings.push(sayOverdue(month, late, detail));
        }
      }
      return findings;
    }),
};
