/**
 * What an estate charges (在执行的收费), for duties to show it; where nothing is stated, what that means.
 */
import type { Estate, FeeItem } from '../../domain/records.ts';
import { exemptionFromFirmDuty } from '../duties.ts';
import type { Case } from '../judge.ts';
import { feesCharged } from './disclosed.ts';
import type { Opinion } from './each-estate.ts';

/** Where somebody else than a firm charges something, it is judged as well. */
export function chargesToShow(matter: Case<unknown>, estate: Estate): readonly FeeItem[] | Opinion {
  const fees = feesCharged(matter, estate);
  if (fees.length > 0) return fees;
  const exempt = exemptionFromFirmDuty(matter, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  if (!matter.register.present.has('fee_item')) return { verdict: '未知', detail: '没有「收费标准」表' };
  return { verdict: '缺项', detail: `「收费标准」表里没有这个小区在 ${matter.asOf} 执行的收费项目` };
}
