/**
 * 维修资金流程和结余: how it is applied for and what is left of it, both. 文住建字〔2025〕30号 附件二（一）2④ (WA-07).
 */
import { z } from 'zod';
import type { Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemption } from '../readings/exemptions.ts';
import { amount, when } from '../readings/figures.ts';
import { newestStatement } from '../readings/fund-statements.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({ items: z.array(z.enum(['使用流程', '结存'])).min(1), combine: z.literal('all') });

export const fundDisclosed: Judge<z.infer<typeof params>> = {
  name: 'fund-disclosed',
  kind: 'disclosure',
  params,
  needs: { tables: { fund: [] }, of: estates(exemption) },
  clock: ['fund'],
  judge: (task) =>
    eachEstateBound(task, exemption, (estate): Opinion => {
      const statement = newestStatement(task, estate);
      if ('verdict' in statement) return statement;
      // A statement is read only with its balance.
      const balance = `截至 ${when(statement.date)} 结存 ${amount(statement.balanceFen)} 元`;
      if (task.params.items.includes('使用流程') && statement.procedure === null) {
        const lack = columnLackOf(task, 'fund', 'procedure', [statement]);
        if (lack !== null) return { verdict: '未知', detail: `${balance}；${lack}`, rows: [statement] };
        return { verdict: '缺项', detail: `${balance}，没有写「使用流程」`, rows: [statement] };
      }
      return { verdict: '合格', detail: `${balance}，写有使用流程`, rows: [statement] };
    }),
};
