/**
 * 按时办结率: what a county received in a month and closed in time.
 * 长建发〔2025〕72号 art. 五 (CZ-10), 文住建字〔2025〕30号 附件三（一） (WA-17).
 *
 * The office itself counts 按时办结, by its own deadlines. A month is judged once the longest of them has passed for
 * a complaint of its last day; until then some may still be closed in time.
 */
import { z } from 'zod';
import { countOf, sumOf } from '../../domain/complaint-counts.ts';
import { addDays, addMonths, daysBetween } from '../../domain/iso-date.ts';
import { periodEnd } from '../../domain/period.ts';
import { shareOf } from '../../domain/share.ts';
import type { Judge } from '../judge.ts';
import { perCountyMonth } from '../readings/county-complaints.ts';
import { when } from '../readings/figures.ts';
import { counties } from '../readings/subjects.ts';

const params = z
  .object({
    close_days: z.number().int().positive().optional(),
    ordinary_days: z.number().int().positive().optional(),
    major_months: z.number().int().positive().optional(),
    compare: z.literal('at-most'),
    column: z.literal('按时办结'),
    of: z.literal('受理'),
  })
  .refine(({ close_days, ordinary_days, major_months }) => close_days ?? ordinary_days ?? major_months, {
    message: '要写 close_days、ordinary_days、major_months 中的一个',
  });

export const onTimeShare: Judge<z.infer<typeof params>> = {
  name: 'on-time-share',
  kind: 'performance',
  params,
  needs: { tables: { complaint_stat: ['closedOnTime'] }, of: counties() },
  clock: 'publication',
  judge: (task) =>
    perCountyMonth(task, ['closedOnTime'], '「按时办结」', ({ month, rows, gap, over, say, sayOverdue }) => {
      const { close_days = 0, ordinary_days = 0, major_months = 0 } = task.params;
      const end = periodEnd(month);
      const byDays = addDays(end, Math.max(close_days, ordinary_days));
      const byMonths = addMonths(end, major_months);
      const due = daysBetween(byDays, byMonths) > 0 ? byMonths : byDays;
      if (!over) return say('未知', `${gap}，还有没到期的`);
      if (rows.length === 0) return say('未知', gap ?? '');
      const received = rows.reduce((n, row) => n + row.received, 0);
      if (received === 0) return say('不适用', `${when(month)} 没有受理投诉`);
      const late = daysBetween(due, task.asOf);
      // What is known to be late stays late, whatever other estates have left blank.
      const known = rows.filter((row) => countOf(row, 'closedOnTime') !== null);
      const behind = known.reduce((n, row) => n + row.received, 0) - sumOf(known, 'closedOnTime');
      if (gap !== null) {
        if (behind <= 0 || late <= 0) return say('未知', gap);
        return sayOverdue(late, `受理 ${received} 件，至少 ${behind} 件没有按时办结；${gap}`);
      }
      const onTime = received - behind;
      const words = `受理 ${received} 件，按时办结 ${onTime} 件，占 ${shareOf(onTime, received)}`;
      if (behind <= 0) return say('合格', words);
      if (late <= 0) return say('未知', `${words}，还有没到期的：月末受理的到 ${when(due)} 才到期`);
      return sayOverdue(late, `${words}，${behind} 件没有按时办结`);
    }),
};
