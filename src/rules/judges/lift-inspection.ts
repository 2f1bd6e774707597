/**
 * 电梯定期检验: no inspection past its date; soon due is a prompt. 特种设备安全法 art. 40 (CN-02).
 */
import { z } from 'zod';
import { addMonths, daysBetween } from '../../domain/iso-date.ts';
import type { Lift } from '../../domain/records.ts';
import { finding, type Judge } from '../judge.ts';
import { findingOf } from './each-estate.ts';
import { liftsToJudge, nameOf } from './lifts.ts';

const params = z.object({ last_valid_day: z.literal('due-date'), prompt_months_before: z.number().int().min(0) });

export const liftInspection: Judge<z.infer<typeof params>> = {
  name: 'lift-inspection',
  params,
  judge: (matter) =>
    matter.scope.estates.map((estate) => {
      const { asOf } = matter;
      const found = liftsToJudge(matter, estate);
      if (!('lifts' in found)) return findingOf(matter, estate, asOf, found);
      const { lifts, missing, missingDetail } = found;
      const valid = (lift: Lift) => `${nameOf(lift)}检验有效期到 ${lift.inspectionDue}`;
      const past = lifts.filter((lift) => lift.inspectionDue < asOf);
      if (past.length > 0) {
        const late = past.map((lift) => daysBetween(lift.inspectionDue, asOf));
        const detail = past.map((lift, i) => `${valid(lift)}，已过 ${late[i]} 天`).join('；');
        return findingOf(matter, estate, asOf, { verdict: '逾期', days: Math.max(...late), detail, rows: past });
      }
      const months = matter.params.prompt_months_before;
      const soon = lifts.filter((lift) => lift.inspectionDue <= addMonths(asOf, months));
      if (soon.length > 0) {
        const condition = `已达到检验到期前 ${months} 个月的提醒条件，待核实是否已申请`;
        const detail = `${condition}：${soon.map(valid).join('；')}`;
        const sources = soon.map((lift) => lift.source);
        return finding(matter, 'estate', estate.code, asOf, '待核实', detail, sources);
      }
      if (missing > 0) return findingOf(matter, estate, asOf, { verdict: '未知', detail: missingDetail, rows: lifts });
      const detail = `${lifts.length} 台电梯都在检验有效期内`;
      return findingOf(matter, estate, asOf, { verdict: '合格', detail, rows: lifts });
    }),
};
