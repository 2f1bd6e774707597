/**
 * 电梯定期检验: no inspection past its date; soon due is a prompt. 特种设备安全法 art. 40 (CN-02).
 */
import { z } from 'zod';
import { addMonths, daysBetween } from '../../domain/iso-date.ts';
import { finding, type Judge, overdue } from '../judge.ts';
import { liftsToJudge } from './lifts.ts';

const params = z.object({ last_valid_day: z.literal('due-date'), prompt_months_before: z.number().int().min(0) });

export const liftInspection: Judge<z.infer<typeof params>> = {
  name: 'lift-inspection',
  params,
  judge: (matter) =>
    matter.scope.estates.map((estate) => {
      const { asOf } = matter;
      const lifts = liftsToJudge(matter, estate);
      if (!('lifts' in lifts))
        return finding(matter, 'estate', estate.code, asOf, lifts.verdict, lifts.detail, lifts.sources);
      const months = matter.params.prompt_months_before;
      const past = lifts.lifts.filter((lift) => lift.inspectionDue < asOf);
      const soon = lifts.lifts.filter(
        (lift) => lift.inspectionDue >= asOf && lift.inspectionDue <= addMonths(asOf, months),
      );
      const named = (chosen: typeof past): string =>
        chosen.map((lift) => `${lift.registration}（${lift.location}）应于 ${lift.inspectionDue} 前检验`).join('；');
      const sources = (chosen: typeof past) => chosen.map((lift) => lift.source);
      if (past.length > 0) {
        const days = Math.max(...past.map((lift) => daysBetween(lift.inspectionDue, asOf)));
        return overdue(matter, 'estate', estate.code, asOf, days, named(past), sources(past));
      }
      if (soon.length > 0) {
        return finding(
          matter,
          'estate',
          estate.code,
          asOf,
          '待核实',
          `已达到检验到期前 ${months} 个月的提醒条件，待核实是否已申请：${named(soon)}`,
          sources(soon),
        );
      }
      if (lifts.missing > 0)
        return finding(matter, 'estate', estate.code, asOf, '未知', lifts.missingDetail, sources([...lifts.lifts]));
      return finding(
        matter,
        'estate',
        estate.code,
        asOf,
        '合格',
        `${lifts.lifts.length} 台电梯都在检验有效期内`,
        sources([...lifts.lifts]),
      );
    }),
};
