/**
 * 电梯保养间隔: each lift serviced within the permitted days. 特种设备安全监察条例 art. 31 (CN-01).
 */
import { z } from 'zod';
import { daysBetween } from '../../domain/iso-date.ts';
import { finding, type Judge, overdue } from '../judge.ts';
import { liftsToJudge } from './lifts.ts';

const params = z.object({ days: z.number().int().positive(), compare: z.literal('at-most') });

export const liftServicing: Judge<z.infer<typeof params>> = {
  name: 'lift-servicing',
  params,
  judge: (matter) =>
    matter.scope.estates.map((estate) => {
      const { days } = matter.params;
      const lifts = liftsToJudge(matter, estate);
      if (!('lifts' in lifts))
        return finding(matter, 'estate', estate.code, matter.asOf, lifts.verdict, lifts.detail, lifts.sources);
      const late = lifts.lifts
        .map((lift) => ({ lift, gap: daysBetween(lift.servicedOn, matter.asOf) }))
        .filter(({ gap }) => gap > days);
      const sources = (late.length > 0 ? late.map(({ lift }) => lift) : lifts.lifts).map((lift) => lift.source);
      if (late.length > 0) {
        const each = late.map(
          ({ lift, gap }) =>
            `${lift.registration}（${lift.location}）上次维保 ${lift.servicedOn}，距今 ${gap} 天，超过 ${days} 天 ${gap - days} 天`,
        );
        const most = Math.max(...late.map(({ gap }) => gap - days));
        return overdue(matter, 'estate', estate.code, matter.asOf, most, each.join('；'), sources);
      }
      if (lifts.missing > 0)
        return finding(matter, 'estate', estate.code, matter.asOf, '未知', lifts.missingDetail, sources);
      return finding(
        matter,
        'estate',
        estate.code,
        matter.asOf,
        '合格',
        `${lifts.lifts.length} 台电梯上次维保距今都不超过 ${days} 天`,
        sources,
      );
    }),
};
