/**
 * 代收费不加价: nothing is added to what is collected for others. 文住建字〔2025〕30号 附件二（三）2② (WA-11).
 */
import { z } from 'zod';
import type { Estate } from '../../domain/records.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { feesToJudge, namesOf } from '../readings/fees.ts';
import { amount } from '../readings/figures.ts';
import { eachEstate, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ surcharge_fen: z.number().int().min(0), compare: z.literal('at-most') });

type Params = z.infer<typeof params>;

export const agencySurcharge: Judge<Params> = {
  name: 'agency-surcharge',
  kind: 'performance',
  params,
  needs: { tables: { fee_item: [] }, of: estates(exemptionFromFirmDuty) },
  clock: ['fee_item'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const most = task.params.surcharge_fen;
  const fees = feesToJudge(task, estate, task.asOf);
  if ('verdict' in fees) return fees;
  // A surcharge shows that a charge is collected for others, whatever 代收 says.
  const agency = fees.filter((fee) => fee.agency === true || (fee.surchargeFen ?? 0) > 0);
  const above = agency.filter((fee) => fee.surchargeFen !== null && fee.surchargeFen > most);
  if (above.length > 0) {
    const each = above.map((fee) => `${fee.item}加收手续费 ${amount(fee.surchargeFen ?? 0)} 元`);
    return { verdict: '缺项', detail: each.join('；'), rows: above };
  }
  const blank = agency.filter((fee) => fee.surchargeFen === null);
  if (blank.length > 0)
    return {
      verdict: '未知',
      detail: columnLackOf(task, 'fee_item', 'surchargeFen', blank) ?? `「收费标准」表没有写${namesOf(blank)}的手续费`,
      rows: blank,
    };
  const unsaid = fees.filter((fee) => fee.agency === null && !agency.includes(fee));
  if (unsaid.length > 0) {
    const which = unsaid.length === fees.length ? '哪些是代收' : `${namesOf(unsaid)}是不是代收`;
    return {
      verdict: '未知',
      detail: columnLackOf(task, 'fee_item', 'agency', unsaid) ?? `「收费标准」表没有写${which}`,
      rows: unsaid,
    };
  }
  if (agency.length === 0) return { verdict: '不适用', detail: '没有代收的收费项目', rows: fees };
  const kept = most === 0 ? '都没有加收手续费' : `手续费都不超过 ${amount(most)} 元`;
  return { verdict: '合格', detail: `代收 ${agency.length} 项，${kept}`, rows: agency };
}
