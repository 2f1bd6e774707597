/**
 * 收费依据: every charge names what it rests on. 文住建字〔2025〕30号 附件二（二）1—2 (WA-08).
 */
import { z } from 'zod';
import type { Estate } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { feesToJudge, namesOf } from '../readings/fees.ts';
import { eachEstate, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ column: z.literal('依据'), every_item: z.literal(true) });

export const feeBasis: Judge<z.infer<typeof params>> = {
  name: 'fee-basis',
  kind: 'disclosure',
  params,
  needs: { tables: { fee_item: [] }, of: estates(exemptionFromFirmDuty) },
  clock: ['fee_item'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<unknown>, estate: Estate): Opinion {
  const fees = feesToJudge(task, estate, task.asOf);
  if ('verdict' in fees) return fees;
  const without = fees.filter((fee) => fee.basis === null);
  const total = `在执行的收费 ${fees.length} 项`;
  if (without.length === 0) return { verdict: '合格', detail: `${total}，都写有依据`, rows: fees };
  const lack = columnLackOf(task, 'fee_item', 'basis', without);
  if (lack !== null) return { verdict: '未知', detail: `${total}；${lack}`, rows: without };
  const detail = `${total}，${without.length} 项没有写依据：${namesOf(without)}`;
  return { verdict: '缺项', detail, rows: without };
}
