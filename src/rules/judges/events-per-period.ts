/**
 * 按期召开、按期执法: an event of a kind in every period. 长建发〔2025〕72号 art. 二 (CZ-03), 九 (CZ-20); the same in the
 * 长治 draft (CD-05), （十一） (CD-17).
 */
import { z } from 'zod';
import type { Finding } from '../../domain/finding.ts';
import { daysBetween } from '../../domain/iso-date.ts';
import { comparePeriods, dueDate, periodEnd, periodOf, shiftPeriod } from '../../domain/period.ts';
import type { Judge } from '../judge.ts';
import { eachCounty } from '../readings/counties.ts';
import { when } from '../readings/figures.ts';
import { counties } from '../readings/subjects.ts';

const params = z.object({
  event: z.string(),
  count: z.number().int().positive(),
  compare: z.literal('at-least'),
  per: z.enum(['month', 'quarter', 'half-year', 'year']),
  due: z.literal('end-of-period'),
  grace_days: z.number().int().min(0),
});

export const eventsPerPeriod: Judge<z.infer<typeof params>> = {
  name: 'events-per-period',
  kind: 'performance',
  params,
  needs: { tables: { event: [] }, of: counties() },
  clock: 'publication',
  judge: (task) =>
    eachCounty(task, ({ county, say, sayOverdue }) => {
      const { event, count, per, due, grace_days } = task.params;
      const held = (task.facts.eventsBySubject.get(county.code) ?? []).filter((e) => e.kind === event);
      const first = held.map((e) => e.date).sort()[0];
      if (first === undefined) return say(task.asOf, '未知', `「事件」表里没有这里的${event}`);
      // What an office recorded first is where its record begins; before it nothing is known.
      const begins = task.rule.valid_from !== null && task.rule.valid_from > first ? task.rule.valid_from : first;
      const findings: Finding[] = [];
      const current = periodOf(task.asOf, per);
      for (let period = periodOf(begins, per); comparePeriods(period, current) <= 0; period = shiftPeriod(period, 1)) {
        const inside = held.filter((e) => periodOf(e.date, per) === period);
        const late = daysBetween(dueDate(period, due, grace_days), task.asOf);
        const days = inside.length > 0 ? `（${inside.map((e) => when(e.date)).join('、')}）` : '';
        const words = `${event} ${inside.length} 次${days}，要求至少 ${count} 次`;
        if (inside.length >= count) findings.push(say(period, '合格', words, inside));
        // A period that has not ended is not late.
        else if (late > 0)
          findings.push(sayOverdue(period, late, `${words}，这一期 ${when(periodEnd(period))} 结束`, inside));
      }
      return findings;
    }),
};
