/**
 * 公共收益收支相符: opening + income − cost − spending = closing, and closing = the next opening.
 * 民法典 art. 943 (CN-03). To the fen; what does not add up is published with its difference.
 *
 * Judged are the accounts that were out by the as-of day. A year of which a part was posted later is unknown, since
 * the missing part would read as a difference.
 */
import { z } from 'zod';
import { comparePeriods, type Period, periodStart, shiftPeriod } from '../../domain/period.ts';
import type { Estate, RevenueCategory, RevenueLine, Sourced } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Case, Judge } from '../judge.ts';
import { accountsInHand } from '../readings/disclosed.ts';
import { exemptionFromAccounts } from '../readings/exemptions.ts';
import { amount, today } from '../readings/figures.ts';
import { findingOf, type Opinion } from '../readings/opinions.ts';
import { lastEndedYear } from '../readings/revenue-years.ts';
import { estates } from '../readings/subjects.ts';

const params = z.object({
  tolerance_fen: z.number().int().min(0),
  checks: z.array(z.enum(['balance', 'carry-over'])),
  verdict: z.literal('缺项'),
});

type Params = z.infer<typeof params>;

export const accountsBalance: Judge<Params> = {
  name: 'accounts-balance',
  kind: 'disclosure',
  params,
  needs: { tables: { revenue: [] }, of: estates(exemptionFromAccounts, ({ asOf }) => lastEndedYear(asOf)) },
  clock: ['revenue'],
  judge: (task) =>
    task.scope.estates.flatMap((estate) => {
      // Accounts of a year that had not begun say nothing about that day.
      const begun = (line: RevenueLine) => periodStart(line.year) <= task.asOf;
      const lines = accountsInHand(task, estate).filter(begun);
      const years = groupBy(lines, (line) => line.year);
      if (years.size === 0) {
        return [findingOf(task, estate, lastEndedYear(task.asOf), nothingOut(task, estate))];
      }
      const all = groupBy(task.facts.revenueByEstate.get(estate.code) ?? [], (line) => line.year);
      const later = (year: Period) => (all.get(year)?.length ?? 0) - (years.get(year)?.length ?? 0);
      return [...years]
        .sort(([a], [b]) => comparePeriods(a, b))
        .map(([year, own]) => {
          if (later(year) > 0) {
            const detail = `还有 ${later(year)} 行在 ${today(task.asOf)} 以后公示`;
            return findingOf(task, estate, year, { verdict: '未知', detail, rows: own });
          }
          const next = shiftPeriod(year, 1);
          const following = later(next) === 0 ? (years.get(next) ?? []) : [];
          return findingOf(task, estate, year, opinionOf(task.params, own, following));
        });
    }),
};

function nothingOut(task: Case<unknown>, estate: Estate): Opinion {
  const exempt = exemptionFromAccounts(task, estate);
  if (exempt !== null) return { verdict: '不适用', detail: exempt };
  const some = task.facts.revenueByEstate.has(estate.code);
  return {
    verdict: '未知',
    detail: `「公共收益」表里没有这个小区${some ? `到 ${today(task.asOf)} 已公示` : ''}的收支`,
  };
}

/** Of one year's lines, with those of the next where they are out. */
function opinionOf(
  { checks, tolerance_fen, verdict }: Params,
  own: readonly RevenueLine[],
  next: readonly RevenueLine[],
): Opinion {
  const of = (category: RevenueCategory) => own.filter((line) => line.category === category);
  const opening = total(of('上期结余'));
  const closing = total(of('期末结余'));
  const spent = `成本 ${amount(total(of('成本')))} − 支出 ${amount(total(of('支出')))}`;
  const arithmetic = `上期结余 ${amount(opening)} + 收入 ${amount(total(of('收入')))} − ${spent}`;
  const missing = (['上期结余', '期末结余'] as const).filter((category) => of(category).length === 0);
  const wrong: string[] = [];
  const rows: Sourced[] = [...own];
  if (missing.length === 0 && checks.includes('balance')) {
    const expected = opening + total(of('收入')) - total(of('成本')) - total(of('支出'));
    const difference = Math.abs(expected - closing);
    if (difference > tolerance_fen) {
      const found = `${arithmetic} = ${amount(expected)}，期末结余写的是 ${amount(closing)}`;
      wrong.push(`收支与结余相差 ${amount(difference)} 元：${found}`);
    }
  }
  const carried = next.filter((line) => line.category === '上期结余');
  if (carried.length > 0 && of('期末结余').length > 0 && checks.includes('carry-over')) {
    const difference = Math.abs(total(carried) - closing);
    if (difference > tolerance_fen) {
      const found = `期末结余 ${amount(closing)} 与下一年上期结余 ${amount(total(carried))}`;
      wrong.push(`${found} 相差 ${amount(difference)} 元`);
      rows.push(...carried);
    }
  }
  if (wrong.length > 0) return { verdict, detail: wrong.join('；'), rows };
  if (missing.length > 0)
    return { verdict: '未知', detail: missing.map((category) => `没有「${category}」一行`).join('，'), rows };
  return { verdict: '合格', detail: `${arithmetic} = 期末结余 ${amount(closing)}`, rows };
}

function total(lines: readonly RevenueLine[]): number {
  return lines.reduce((sum, line) => sum + line.amountFen, 0);
}
