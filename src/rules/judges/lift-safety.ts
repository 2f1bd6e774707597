/**
 * 电梯维保和安全管理员持证: each lift serviced within the permitted days, its safety administrator certified.
 * 文住建字〔2025〕30号 附件二（三）3 (WA-13).
 */
import { z } from 'zod';
import type { Estate, Lift } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { unwritten } from '../needs.ts';
import { exemptionFromLifts, lateServicing, liftsToJudge, nameOf } from '../readings/lifts.ts';
import { eachEstate, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  days: z.number().int().positive(),
  compare: z.literal('at-most'),
  certificate_column: z.literal('管理员持证'),
});

type Params = z.infer<typeof params>;

export const liftSafety: Judge<Params> = {
  name: 'lift-safety',
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
  const uncertified = lifts.filter((lift) => lift.administratorCertified === false);
  const lacking = uncertified.length > 0 ? [`安全管理员没有证书：${uncertified.map(nameOf).join('、')}`] : [];
  if (late !== null)
    return {
      ...late,
      detail: [late.detail, ...lacking].join('；'),
      rows: [...late.rows, ...uncertified],
    };
  if (uncertified.length > 0) return { verdict: '缺项', detail: lacking.join(''), rows: uncertified };
  const unsaid = lifts.filter((lift) => lift.administratorCertified === null);
  const unknown = [
    ...(missing > 0 ? [missingDetail] : []),
    ...(unsaid.length > 0
      ? [`${unwritten(task, 'lift', ['administratorCertified'], unsaid)}：${unsaidOf(unsaid, lifts)}`]
      : []),
  ];
  if (unknown.length > 0)
    return { verdict: '未知', detail: unknown.join('；'), rows: unsaid.length > 0 ? unsaid : lifts };
  const detail = `${lifts.length} 台电梯上次维保都不超过 ${days} 天，安全管理员都持证`;
  return { verdict: '合格', detail, rows: lifts };
}

/** Where no lift says, all of them by name would tell no more. */
function unsaidOf(unsaid: readonly Lift[], lifts: readonly Lift[]): string {
  return unsaid.length === lifts.length ? `全部 ${lifts.length} 台电梯` : unsaid.map(nameOf).join('、');
}
