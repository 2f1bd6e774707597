/**
 * 收费不高于政府指导价: what is charged against base × (1 + up) for the estate's kind of building and approved grade.
 * 文住建字〔2025〕30号 附件二（二）3 (WA-09); 长治 draft （四） (CD-06), for contracts made by the developer (前期) alone.
 *
 * Reached, it is a prompt to verify. A charge below the band harms no owner and is not judged.
 */
import { z } from 'zod';
import type { Estate, FeeItem } from '../../domain/records.ts';
import { contractOn } from '../facts.ts';
import type { Case, Judge } from '../judge.ts';
import { columnLackOf, lackAt } from '../needs.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import {
  boundWords,
  exceeds,
  excessWords,
  guidedChargesOn,
  guidePriceFor,
  pricingColumnLack,
  pricingUnsaid,
  rateWords,
} from '../readings/fees.ts';
import { eachEstate, type NotJudged, type Opinion } from '../readings/opinions.ts';

const params = z.object({
  check: z.literal('upper-bound'),
  compare: z.literal('at-most'),
  /** 合同类型 that the rule is about; left out, all are. */
  contract_kind: z.enum(['前期', '业主大会']).optional(),
});

type Params = z.infer<typeof params>;

export const feeWithinGuide: Judge<Params> = {
  name: 'fee-within-guide',
  kind: 'performance',
  params,
  needs: 'in-part',
  reads: ['guide_price'],
  clock: ['fee_item'],
  judge: (task) => eachEstate(task, (estate) => opinionOf(task, estate)),
};

function opinionOf(task: Case<Params>, estate: Estate): Opinion {
  const { asOf } = task;
  const outside = outsideKind(task, estate);
  const charges = guidedChargesOn(task, estate, asOf);
  // That the rule does not apply is known even where the rest is not.
  if (outside?.verdict === '不适用') return outside;
  if ('verdict' in charges) return charges;
  if (outside !== null) return outside;
  const { guided, unsaid } = charges;
  const price = guidePriceFor(task, estate, estate.serviceGrade, asOf);
  if ('missing' in price) return { verdict: '未知', detail: price.missing, rows: [...guided, estate] };
  const words = (fee: FeeItem) => `${fee.item} ${rateWords(fee.rateE4)} 元/㎡·月`;
  const high = guided.filter((fee) => exceeds(fee.rateE4, price));
  const above = high.filter((fee) => pricingColumnLack(task, [fee]) === null);
  if (above.length > 0) {
    const each = above.map((fee) => `${words(fee)}，高出 ${excessWords(fee.rateE4, price)} 元`);
    const detail = `已达到收费高于政府指导价上限的条件：${each.join('；')}；${boundWords(price)}`;
    // A charge or a bound of a later day is another matter than the one that was verified.
    const holdsSince = [price.start, ...above.flatMap(({ start }) => start ?? [])].sort().at(-1) ?? price.start;
    return { verdict: '待核实', detail, rows: [...above, price, estate], holdsSince };
  }
  const rows = [...guided, price, estate];
  const untold = pricingColumnLack(task, high);
  if (untold !== null) return { verdict: '未知', detail: untold, rows };
  if (unsaid.length > 0) return { verdict: '未知', detail: pricingUnsaid(task, unsaid, estate), rows };
  return { verdict: '合格', detail: `${guided.map(words).join('；')}，不高于${boundWords(price)}`, rows };
}

/** Why a rule about contracts of one kind can't be judged here, or need not be; null where it is to be judged. */
function outsideKind(task: Case<Params>, estate: Estate): NotJudged | null {
  const kind = task.params.contract_kind;
  if (kind === undefined) return null;
  const contract = contractOn(task.facts, estate.code, task.asOf);
  if (contract === null) {
    const exempt = exemptionFromFirmDuty(task, estate);
    if (exempt !== null) return { verdict: '不适用', detail: exempt };
    return { verdict: '未知', detail: lackAt(task, estate, 'contract') ?? '「合同」表里没有在执行的合同' };
  }
  if (contract.kind === null)
    return {
      verdict: '未知',
      detail: columnLackOf(task, 'contract', 'kind', [contract]) ?? '「合同」表没有写在执行合同的合同类型',
    };
  if (contract.kind === kind) return null;
  return { verdict: '不适用', detail: `在执行的是${contract.kind}合同，不是${kind}合同` };
}
