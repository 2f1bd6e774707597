/**
 * 公共收益收支相符: opening + income − cost − spending = closing, and closing = the next opening.
 * 民法典 art. 943 (CN-03). To the fen; what does not add up is published with its difference.
 *
 * Judged are the accounts that were out by the as-of day. A year of which a part was posted later is unknown, since
 * the missing part would read as a difference. So is a year without a row of one of the five kinds: read as 0, it would
 * make accounts that balance differ, and those that differ balance.
 *
 * Its closing balance is held against the year after it where that is out; of the newest year nothing is said of that.
 */
import { z } from 'zod';
import {
  ACCOUNT_KINDS,
  accountSums,
  expectedClosingFen,
  kindsLacking,
  type WholeAccount,
  wholeAccount,
} from '../../domain/accounts.ts';
import { comparePeriods, type Period, periodStart, shiftPeriod } from '../../domain/period.ts';
import type { Estate, Fen, RevenueLine, Sourced } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import type { Case, Judge } from '../judge.ts';
import { accountsInHand } from '../readings/disclosed.ts';
import { exemptionFromAccounts } from '../readings/exemptions.ts';
import { amount, today } from '../readings/figures.ts';
import { findingOf, type Opinion } from '../readings/opinions.ts';
import { lastEndedYear, noRowsOf } from '../readings/revenue-years.ts';
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
        .map(([year, own], at) => {
          if (later(year) > 0) {
            const detail = `还有 ${later(year)} 行在 ${today(task.asOf)} 以后公示`;
            return findingOf(task, estate, year, { verdict: '未知', detail, rows: own });
          }
          const next = shiftPeriod(year, 1);
          const isNewest = at === years.size - 1;
          const following = isNewest || later(next) > 0 ? null : { year: next, lines: years.get(next) ?? [] };
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

/** A year and what of its accounts is out. */
interface Following {
  year: Period;
  lines: readonly RevenueLine[];
}

/** Of one year's lines; `following` is null where the accounts of the year after it are not out yet. */
function opinionOf(
  { checks, tolerance_fen, verdict }: Params,
  own: readonly RevenueLine[],
  following: Following | null,
): Opinion {
  const lacking = kindsLacking(own, checks.includes('balance') ? ACCOUNT_KINDS : ['期末结余']);
  const said: Said[] =
    lacking.length === 0 ? [] : [{ is: 'unknown', words: `${noRowsOf(lacking)}，收支是否相符不得而知` }];
  const sums = accountSums(own);
  const whole = wholeAccount(sums);
  if (checks.includes('balance') && whole !== null) said.push(balanceOf(whole, tolerance_fen));
  const { closingFen } = sums;
  if (checks.includes('carry-over') && closingFen !== null && following !== null)
    said.push(carryOverOf(closingFen, following, tolerance_fen));
  const of = (is: Said['is']) => said.filter((one) => one.is === is);
  const [wrong, unknown] = [of('wrong'), of('unknown')];
  const told = (some: readonly Said[]): string => some.map(({ words }) => words).join('；');
  const rows = [...own, ...said.flatMap((one) => one.rows ?? [])];
  if (wrong.length > 0) return { verdict, detail: told([...wrong, ...unknown]), rows };
  if (unknown.length > 0) return { verdict: '未知', detail: told(unknown), rows };
  if (said.length === 0) return { verdict: '未知', detail: '没有可以核对的结余', rows };
  return { verdict: '合格', detail: told(said), rows };
}

/** What one check says of a year; `rows` are those of another year that it rests on. */
interface Said {
  is: 'right' | 'wrong' | 'unknown';
  words: string;
  rows?: readonly Sourced[];
}

function balanceOf(whole: WholeAccount, toleranceFen: Fen): Said {
  const { openingFen, incomeFen, costFen, spendingFen, closingFen } = whole;
  const spent = `成本 ${amount(costFen)} − 支出 ${amount(spendingFen)}`;
  const arithmetic = `上期结余 ${amount(openingFen)} + 收入 ${amount(incomeFen)} − ${spent}`;
  const expectedFen = expectedClosingFen(whole);
  const differenceFen = Math.abs(expectedFen - closingFen);
  if (differenceFen <= toleranceFen) return { is: 'right', words: `${arithmetic} = 期末结余 ${amount(closingFen)}` };
  const found = `${arithmetic} = ${amount(expectedFen)}，期末结余写的是 ${amount(closingFen)}`;
  return { is: 'wrong', words: `收支与结余相差 ${amount(differenceFen)} 元：${found}` };
}

function carryOverOf(closingFen: Fen, { year, lines }: Following, toleranceFen: Fen): Said {
  const { openingFen } = accountSums(lines);
  if (openingFen === null) {
    const lack = lines.length === 0 ? `没有 ${year} 年的收支` : `${year} 年${noRowsOf(['上期结余'])}`;
    return { is: 'unknown', words: `${lack}，与期末结余是否一致不得而知` };
  }
  const rows = lines.filter(({ category }) => category === '上期结余');
  const differenceFen = Math.abs(openingFen - closingFen);
  if (differenceFen <= toleranceFen) return { is: 'right', words: `期末结余与 ${year} 年的上期结余一致`, rows };
  const found = `期末结余 ${amount(closingFen)} 与下一年上期结余 ${amount(openingFen)}`;
  return { is: 'wrong', words: `${found} 相差 ${amount(differenceFen)} 元`, rows };
}
