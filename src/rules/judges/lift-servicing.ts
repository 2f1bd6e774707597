/**
 * 电梯保养间隔: each lift serviced within the permitted days. 特种设备安全监察条例 art. 31 (CN-01).
 */
import { z } from 'zod';
import type { Estate } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { exemptionFromLifts, lateServicing, liftsToJudge } from '../readings/lifts.ts';
import { eachEstate, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ days: z.number().int().positive(), compare: z.literal('at-most') });

type Params = z.infer<typeof params>;

export const liftServicing: Judge<Params> = {
  name: 'lift-servicing',
  kind: 'performance',
  params,
  needs: { tables: { lift: [] }, of: estates(exemptionFromLifts) },
  clock: ['lift'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const { days } = task.params;
  const found = liftsToJudge(task, estate);
  if ('verdict' in found) return found;
  const { lifts, missing, missingDetail } = found;
  const late = lateServicing(lifts, days, task.asOf);
  if (late !== null) return late;
  if (missing > 0) return { verdict: '未知', detail: missingDetail, rows: lifts };
  return { verdict: '合格', detail: `${lifts.length} 台电梯上次维保都不超过 ${days} 天`, rows: lifts };
}
