/**
 * 公共收益收支相符: opening + income − cost − spending = closing, and closing = the next opening.
 * 民法典 art. 943 (CN-03). To the fen; what does not add up is published with its difference.
 */
import { z } from 'zod';
import { yuan } from '../../domain/money.ts';
import { type Period, shiftPeriod } from '../../domain/period.ts';
import type { RevenueCategory, RevenueLine } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { finding, type Judge } from '../judge.ts';

const params = z.object({
  tolerance_fen: z.number().int().min(0),
  checks: z.array(z.enum(['balance', 'carry-over'])),
  verdict: z.literal('缺项'),
});

export const accountsBalance: Judge<z.infer<typeof params>> = {
  name: 'accounts-balance',
  params,
  judge: (matter) =>
    matter.scope.estates.flatMap((estate) => {
      const lines = matter.facts.revenueByEstate.get(estate.code) ?? [];
      const lastYear = String(Number(matter.asOf.slice(0, 4)) - 1);
      if (lines.length === 0) {
        const detail = matter.register.present.has('revenue')
          ? '「公共收益」表里没有这个小区的收支'
          : '没有「公共收益」表';
        return [finding(matter, 'estate', estate.code, lastYear, '未知', detail, [estate.source])];
      }
      const years = groupBy(lines, (line) => line.year);
      return [...years.keys()].sort().map((year) => {
        const own = years.get(year) as RevenueLine[];
        const sources = own.map((line) => line.source);
        const wrong: string[] = [];
        const unknown: string[] = [];
        const of = (category: RevenueCategory): RevenueLine[] => own.filter((line) => line.category === category);
        const sum = (category: RevenueCategory): number => of(category).reduce((n, line) => n + line.amountFen, 0);
        for (const category of ['上期结余', '期末结余'] as const)
          if (of(category).length === 0) unknown.push(`没有「${category}」一行`);
        const arithmetic = `上期结余 ${yuan(sum('上期结余'))} + 收入 ${yuan(sum('收入'))} − 成本 ${yuan(sum('成本'))} − 支出 ${yuan(sum('支出'))}`;
        if (unknown.length === 0 && matter.params.checks.includes('balance')) {
          const expected = sum('上期结余') + sum('收入') - sum('成本') - sum('支出');
          const difference = Math.abs(expected - sum('期末结余'));
          if (difference > matter.params.tolerance_fen) {
            wrong.push(
              `收支与结余相差 ${yuan(difference)} 元：${arithmetic} = ${yuan(expected)}，期末结余写的是 ${yuan(sum('期末结余'))}`,
            );
          }
        }
        const next = years.get(shiftPeriod(year as Period, 1));
        const opening = next?.filter((line) => line.category === '上期结余') ?? [];
        if (next && opening.length > 0 && of('期末结余').length > 0 && matter.params.checks.includes('carry-over')) {
          const carried = opening.reduce((n, line) => n + line.amountFen, 0);
          const difference = Math.abs(carried - sum('期末结余'));
          if (difference > matter.params.tolerance_fen) {
            wrong.push(
              `期末结余 ${yuan(sum('期末结余'))} 与下一年上期结余 ${yuan(carried)} 相差 ${yuan(difference)} 元`,
            );
            sources.push(...opening.map((line) => line.source));
          }
        }
        if (wrong.length > 0)
          return finding(matter, 'estate', estate.code, year, matter.params.verdict, wrong.join('；'), sources);
        if (unknown.length > 0)
          return finding(matter, 'estate', estate.code, year, '未知', unknown.join('，'), sources);
        return finding(
          matter,
          'estate',
          estate.code,
          year,
          '合格',
          `${arithmetic} = 期末结余 ${yuan(sum('期末结余'))}`,
          sources,
        );
      });
    }),
};
