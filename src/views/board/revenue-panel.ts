/**
 * 公共收益: what the common parts earned and where it went, year by year.
 *
 * Only published rows are added up: what no row states stays unknown, and so does what would follow from it. Whether accounts balance is for
 * the rules to say.
 */
import { accountSums, kindsLacking } from '../../domain/accounts.ts';
import { goesToFund } from '../../domain/free-words.ts';
import { daysBetween } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { comparePeriods, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import type { Fen, RevenueCategory, RevenueLine } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { shareTenths } from '../../domain/share.ts';
import {
  accountsDueWords,
  closingWords,
  lackingWords,
  largestWords,
  NOTHING_TO_FUND,
  postedWords,
  yearWords,
} from '../../wording/says-money.ts';
import type { RevenueItem, RevenueJump, RevenueYear } from '../common/accounts.ts';
import { rulesAt } from '../common/duties.ts';
import type { Indexes } from '../common/indexes.ts';
import { perHousehold } from '../common/per-household.ts';
import { type Disclosure, disclosureOf, earlier, newest } from '../common/sourcing.ts';
import { type Waterfall, waterfall } from '../pictures/waterfall.ts';
import { type YearBalances, yearBalances } from '../pictures/year-balances.ts';
import { type AccountsDue, accountsDue } from './accounts-due.ts';
import { type BoardContext, type Panel, panelSources } from './panel.ts';
import { judged, missing, type Says, saying, says } from './saying.ts';

export interface RevenuePanel extends Panel {
  /** Newest first. */
  years: RevenueYear[];
  households: number | null;
  /** Closing balance of the newest year per household, in fen, half up; null where either is unknown. */
  closingPerHouseholdFen: Fen | null;
  /** Of the newest year; null where anything of it is unknown. */
  waterfall: Waterfall | null;
  /** Null where fewer than two years have a closing balance. */
  balances: YearBalances | null;
}

export function revenuePanel(context: BoardContext): RevenuePanel {
  const { publication, indexes, estate } = context;
  const percent = jumpPercentAt(context);
  const lines = indexes.revenueByEstate.get(estate.code) ?? [];
  const years = [...groupBy(lines, (line) => line.year)]
    .sort(([a], [b]) => comparePeriods(b, a))
    .map(([year, group]) => revenueYear(indexes, year, group))
    .map((year, _, all) => ({ ...year, jumps: jumpsOf(year, all, percent) }));
  const latest = years[0];
  const closing = latest?.closingFen ?? null;
  const { households } = estate;
  const closingPerHouseholdFen =
    closing === null || households === null || households <= 0 ? null : perHousehold(closing, households);
  const disclosure: Disclosure =
    latest === undefined && estate.mode === '无物业'
      ? { state: 'not-applicable', missing: '小区没有物业，没有人管理公共收益。' }
      : disclosureOf(context, 'revenue', latest ? [earlier(periodEnd(latest.year), indexes.asOf)] : null);
  return {
    disclosure,
    says: revenueSays(latest, { perHouseholdFen: closingPerHouseholdFen, due: accountsDue(context) }, disclosure),
    years,
    households,
    closingPerHouseholdFen,
    waterfall: latest ? waterfall(latest) : null,
    balances: yearBalances(years, households),
    sources: panelSources(publication, 'revenue', {
      revenue: latest ? lines.filter((line) => line.year === latest.year) : [],
    }),
  };
}

interface Beside {
  perHouseholdFen: Fen | null;
  due: AccountsDue | null;
}

/** What the newest year came to and what most of it was; how long it was posted, and when the next is due. */
function revenueSays(latest: RevenueYear | undefined, { perHouseholdFen, due }: Beside, disclosure: Disclosure): Says {
  if (latest === undefined) return says([], disclosure);
  const { year, items, postedFrom, postedUntil, postedDays } = latest;
  const toFundFen = items.reduce((sum, { toFund, amountFen }) => (toFund ? sum + amountFen : sum), 0);
  const lacking = lackingWords(latest.lacking);
  // What went to the fund is told before.
  const largest = largestWords(
    largestOf(items, '收入'),
    largestOf(
      items.filter(({ toFund }) => !toFund),
      '支出',
    ),
    toFundFen > 0,
  );
  const isUnfunded = toFundFen === 0 && items.some(({ category }) => category === '支出');
  return says(
    [
      judged(yearWords({ ...latest, toFundFen }), 'accounts-balance', { period: year }),
      latest.closingFen === null ? null : saying(closingWords(year, latest.closingFen, perHouseholdFen)),
      lacking === null ? null : missing(lacking, `公共收益的${latest.lacking.join('、')}`),
      largest === null ? null : saying(largest),
      isUnfunded ? saying(NOTHING_TO_FUND) : null,
      postedFrom === null || postedUntil === null || postedDays === null
        ? null
        : saying(postedWords(postedFrom, postedUntil, postedDays)),
      due === null ? null : saying(accountsDueWords(due.year, due.day)),
    ],
    disclosure,
  );
}

/** The item of a kind with the highest amount, or those that share it; null where none is above nothing. */
function largestOf(
  items: readonly RevenueItem[],
  category: RevenueCategory,
): { names: string[]; amountFen: Fen } | null {
  const own = items.filter((one) => one.category === category);
  const amountFen = Math.max(0, ...own.map((one) => one.amountFen));
  if (amountFen === 0) return null;
  return { names: own.filter((one) => one.amountFen === amountFen).map(({ item }) => item), amountFen };
}

/** The change in whole percents from which the rules of the place ask for a remark; null where they don't. */
function jumpPercentAt({ publication, estate }: BoardContext): number | null {
  for (const { judge, enabled, params } of rulesAt(publication, estate.division).values())
    if (judge === 'accounts-balance' && enabled && typeof params.jump_percent === 'number') return params.jump_percent;
  return null;
}

/** Where one of two years has no income or spending, the years can't be compared. */
function jumpsOf(year: RevenueYear, all: readonly RevenueYear[], percent: number | null): RevenueJump[] {
  const before = all.find((one) => one.year === shiftPeriod(year.year, -1));
  if (!before || percent === null) return [];
  return (['incomeFen', 'spendingFen'] as const).flatMap((field): RevenueJump[] => {
    const [now, then] = [year[field], before[field]];
    if (now === null || then === null || then <= 0) return [];
    const differenceFen = Math.abs(now - then);
    if (100 * differenceFen < percent * then) return [];
    return [
      {
        category: field === 'incomeFen' ? '收入' : '支出',
        isMore: now > then,
        shareTenths: shareTenths(differenceFen, then),
      },
    ];
  });
}

function revenueYear({ supply }: Indexes, year: Period, lines: readonly RevenueLine[]): RevenueYear {
  const of = (category: RevenueCategory): RevenueLine[] => lines.filter((line) => line.category === category);
  const said = new Set(lines.map((line) => line.separate).filter((value) => value !== null));
  const words = (pick: (line: RevenueLine) => string | null): string[] =>
    [...new Set(lines.map(pick).filter((value) => value !== null))].sort(compareText);
  const postedFrom =
    lines
      .map((line) => line.postedFrom)
      .filter((date) => date !== null)
      .sort(compareText)[0] ?? null;
  const postedUntil = newest(lines.map((line) => line.postedUntil));
  return {
    year,
    ...accountSums(lines),
    lacking: kindsLacking(lines),
    jumps: [],
    items: [...of('收入'), ...of('成本'), ...of('支出')].map((line) => ({
      category: line.category,
      item: line.item,
      amountFen: line.amountFen,
      use: line.use,
      toFund: goesToFund(line),
    })),
    postedFrom,
    postedUntil,
    postedDays: postedFrom === null || postedUntil === null ? null : daysBetween(postedFrom, postedUntil) + 1,
    separate: said.size === 1 ? ([...said][0] ?? null) : null,
    decisions: words((line) => line.decision),
    audits: words((line) => line.audit),
    objectionPhones: words((line) => line.objectionPhone),
    blanks: {
      postedFrom: supply.blankOf(lines, 'postedFrom'),
      postedUntil: supply.blankOf(lines, 'postedUntil'),
      separate: supply.blankOf(lines, 'separate'),
      decision: supply.blankOf(lines, 'decision'),
    },
  };
}
