/**
 * 电梯定期检验: no inspection past its date; soon due is a prompt. 特种设备安全法 art. 40 (CN-02).
 *
 * When the next inspection is due is said of every estate, so that the public can't tell who was prompted.
 */
import { z } from 'zod';
import { addMonths, daysBetween } from '../../domain/iso-date.ts';
import type { Estate, Lift } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { when } from '../readings/figures.ts';
import { exemptionFromLifts, liftsToJudge, nameOf } from '../readings/lifts.ts';
import { type Calm, eachEstate, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ last_valid_day: z.literal('due-date'), prompt_months_before: z.number().int().min(0) });

type Params = z.infer<typeof params>;

export const liftInspection: Judge<Params> = {
  name: 'lift-inspection',
  kind: 'performance',
  params,
  needs: { tables: { lift: [] }, of: estates(exemptionFromLifts) },
  clock: ['lift'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const { asOf } = task;
  const found = liftsToJudge(task, estate);
  if ('verdict' in found) return found;
  const { lifts, missing, missingDetail } = found;
  const valid = (lift: Lift) => `${nameOf(lift)}检验有效期到 ${when(lift.inspectionDue)}`;
  const past = lifts.filter((lift) => lift.inspectionDue < asOf);
  if (past.length > 0) {
    const late = past.map((lift) => daysBetween(lift.inspectionDue, asOf));
    const detail = past.map(valid).join('；');
    return { verdict: '逾期', days: Math.max(...late), detail, rows: past };
  }
  const months = task.params.prompt_months_before;
  // The table may be of last month; staff are prompted today.
  const promptedOn = (lift: Lift) => addMonths(lift.inspectionDue, -months);
  const soon = lifts.filter((lift) => promptedOn(lift) <= task.published);
  const duty = standing(lifts, missing > 0 ? missingDetail : null);
  if (soon.length === 0) return duty;
  const condition = `已达到检验到期前 ${months} 个月的提醒条件`;
  const detail = `${condition}：${soon.map(valid).join('；')}`;
  // Who has looked at one lift has not looked at the next.
  const holdsSince = soon.map(promptedOn).sort().at(-1);
  return { verdict: '待核实', detail, rows: soon, publicly: duty, ...(holdsSince && { holdsSince }) };
}

/** How the duty stands where no inspection is past its date; `missing` tells of lifts that nobody knows of. */
function standing(lifts: readonly Lift[], missing: string | null): Calm {
  const [first] = lifts.map(({ inspectionDue }) => inspectionDue).sort();
  const next = first === undefined ? '' : `，最近的一次应在 ${when(first)} 以前检验`;
  if (missing !== null) return { verdict: '未知', detail: `${missing}${next}`, rows: lifts };
  return { verdict: '合格', detail: `${lifts.length} 台电梯都在检验有效期内${next}`, rows: lifts };
}
