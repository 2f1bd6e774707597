/**
 * 属实投诉超过规定次数: a firm over whose estates more complaints were found true than the text allows.
 * 文住建字〔2025〕30号 附件一（三） (WA-03), 附件三（三） (WA-20), 附件三（四） (WA-24); 长治 draft （八） (CD-13).
 *
 * Exactly the number is not more than it. A count that is blank or missing makes the rest unknown, unless what is
 * known exceeds by itself. Reached, it is a prompt to verify. It stands until an event settles it, though later months
 * fall below; what is settled is asked anew only where something new has come in.
 */
import { z } from 'zod';
import { lastComplete } from '../../domain/period.ts';
import { type Case, finding, type Judge } from '../judge.ts';
import type { Subject } from '../needs.ts';
import { countCondition } from '../readings/firm-count.ts';
import { longBlack, lowGrade } from '../readings/firm-standing.ts';
import { countedMonths } from '../readings/firm-tenures.ts';
import { placesJudged } from '../scope.ts';

const params = z
  .object({
    count: z.number().int().positive(),
    compare: z.literal('more-than'),
    window: z.enum(['complete-calendar-months', 'none']),
    window_months: z.number().int().positive().nullable(),
    column: z.literal('属实去重'),
    count_per: z.enum(['firm', 'estate']),
    combine: z.enum(['any', 'count-and-either']).default('any'),
    low_grades: z.array(z.string()).default([]),
    long_black_periods: z.number().int().positive().nullable().default(null),
    satisfaction: z
      .object({ percent: z.number().int().min(0).max(100), compare: z.literal('less-than') })
      .nullable()
      .default(null),
    satisfaction_of: z.literal('lowest-survey').optional(),
    refusal_counts: z.boolean().default(false),
    expired_counts: z.boolean().default(false),
    stands: z.literal('until-settled'),
    prompt: z.literal(true),
    action: z.string(),
  })
  .refine((p) => (p.window === 'none') === (p.window_months === null), {
    message: 'window 写 none 的，这里写 null；否则写几个月',
    path: ['window_months'],
  })
  .refine((p) => p.combine === 'any' || p.satisfaction !== null || p.refusal_counts, {
    message: '写 count-and-either 的，还要写 satisfaction 或 refusal_counts',
    path: ['combine'],
  });

export const complaintThreshold: Judge<z.infer<typeof params>> = {
  name: 'complaint-threshold',
  kind: 'performance',
  params,
  needs: { tables: { contract: [] }, of: firmsOrPlaces },
  clock: 'publication',
  looksBack: true,
  judge: (task) => {
    const { params } = task;
    const last = lastComplete(task.asOf, 'month');
    const counted = countedMonths(task, params.window_months ?? 1);
    return [...counted.byFirm].map(([firm, tenures]) => {
      const estates = tenures.map(({ estate }) => estate);
      const conditions = [
        countCondition({ task, counted, firm, tenures }),
        lowGrade(task, firm, estates, params.low_grades),
        longBlack(task, firm, params.long_black_periods),
      ].filter((condition) => condition !== null);
      const reached = conditions.filter(({ state }) => state === 'reached');
      const unknown = conditions.filter(({ state }) => state === 'unknown');
      const telling = [reached, unknown].find((some) => some.length > 0) ?? conditions;
      const words = telling.map((condition) => condition.words).join('；');
      const sources = telling.flatMap((condition) => condition.sources);
      const say = (verdict: '待核实' | '未知' | '合格' | '不适用', period: string, detail: string) =>
        finding(task, 'firm', firm, period, verdict, detail, sources);
      if (conditions.length === 0) return say('不适用', last, '这段时间里没有在管的小区');
      if (unknown === telling) return say('未知', last, words);
      if (reached !== telling) return say('合格', last, words);
      const month =
        reached
          .map((condition) => condition.month)
          .sort()
          .at(-1) ?? last;
      return say('待核实', month, `${words}；已达到“${params.action}”的条件`);
    });
  },
};

/** The firms on record, or the places themselves where there is none. */
function firmsOrPlaces({ facts, scope, asOf }: Case<unknown>): Subject[] {
  const kind = facts.firms.size === 0 ? 'division' : 'firm';
  const period = lastComplete(asOf, 'month');
  const some = facts.firms.size === 0 ? placesJudged(scope) : [...facts.firms.values()];
  return some.map((one) => ({ kind, code: one.code, period, exempt: null, rows: [one] }));
}
