/**
 * 明码标价: what is charged, at which rate and unit, and which of it is collected for others.
 * 文住建字〔2025〕30号 三（八） (WS-04).
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemption, exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { chargesToShow, namesOf } from '../readings/fees.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ includes_agency: z.array(z.string()) });

export const priceMarking: Judge<z.infer<typeof params>> = {
  name: 'price-marking',
  kind: 'disclosure',
  params,
  needs: { tables: { fee_item: [] }, of: estates(exemptionFromFirmDuty) },
  clock: ['fee_item'],
  judge: (task) =>
    eachEstateBound(task, exemption, (estate): Opinion => {
      const fees = chargesToShow(task, estate);
      if ('verdict' in fees) return fees;
      // A charge is read only with its item, rate and unit.
      const marked = `明码标价 ${fees.length} 项，都写有标准和单位`;
      const kinds = task.params.includes_agency.join('、');
      const agency = fees.filter((fee) => fee.agency === true).map((fee) => fee.item);
      const unsaid = fees.filter((fee) => fee.agency === null);
      if (kinds !== '' && agency.length === 0 && unsaid.length > 0) {
        const blank = unsaid.length === fees.length ? '都' : namesOf(unsaid);
        const lack = columnLackOf(task, 'fee_item', 'agency', unsaid) ?? `${blank}没有填「代收」`;
        const detail = `${marked}；${lack}，有没有包括代收的${kinds}费不得而知`;
        return { verdict: '未知', detail, rows: unsaid };
      }
      const collected = agency.length > 0 ? `其中代收 ${agency.length} 项：${agency.join('、')}` : '其中没有代收的费用';
      return { verdict: '合格', detail: `${marked}；${collected}`, rows: fees };
    }),
};
