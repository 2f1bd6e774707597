/**
 * 维修资金总账每年公布: the next statement within the months after the last, with all its totals.
 * 住宅专项维修资金管理办法 art. 30 (CN-04).
 */
import { z } from 'zod';
import { addMonths, daysBetween } from '../../domain/iso-date.ts';
import type { FundStatement } from '../../domain/records.ts';
import type { Judge } from '../judge.ts';
import { columnLackOf } from '../needs.ts';
import { exemption } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { newestStatement } from '../readings/fund-statements.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { estates } from '../readings/subjects.ts';

const TOTALS = ['交存', '使用', '增值', '结存'] as const;

const params = z.object({
  per: z.literal('year'),
  due_months_after_date: z.number().int().positive(),
  totals: z.array(z.enum(TOTALS)),
});

const FIELD = { 交存: 'paidInFen', 使用: 'usedFen', 增值: 'gainFen', 结存: 'balanceFen' } as const satisfies Record<
  (typeof TOTALS)[number],
  keyof FundStatement
>;

export const fundYearly: Judge<z.infer<typeof params>> = {
  name: 'fund-yearly',
  kind: 'disclosure',
  params,
  needs: { tables: { fund: [] }, of: estates(exemption) },
  clock: ['fund'],
  judge: (task) =>
    eachEstateBound(task, exemption, (estate): Opinion => {
      const statement = newestStatement(task, estate);
      if ('verdict' in statement) return statement;
      const rows = [statement];
      const without = task.params.totals.filter((total) => statement[FIELD[total]] === null);
      const lacks = without.flatMap((total) => columnLackOf(task, 'fund', FIELD[total], rows) ?? []);
      const blank = without.filter((total) => columnLackOf(task, 'fund', FIELD[total], rows) === null);
      const told = [
        ...(blank.length > 0 ? [`，没有填${blank.map((total) => `「${total}」`).join('')}`] : []),
        ...lacks.map((lack) => `；${lack}`),
      ].join('');
      const due = addMonths(statement.date, task.params.due_months_after_date);
      const late = daysBetween(due, task.asOf);
      const newest = `最近一次总账截至 ${when(statement.date)}${told}`;
      if (late > 0) {
        const detail = `${newest}；下一次应于 ${when(due)} 前公布`;
        return { verdict: '逾期', days: late, detail, rows };
      }
      if (blank.length > 0) return { verdict: '缺项', detail: newest, rows };
      if (lacks.length > 0) return { verdict: '未知', detail: newest, rows };
      return {
        verdict: '合格',
        detail: `${newest}，${task.params.totals.join('、')}都有；下一次应于 ${when(due)} 前公布`,
        rows,
      };
    }),
};
