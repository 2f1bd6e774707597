/**
 * ⑥ 公共收益: what the common parts earned and where it went, year by year.
 *
 * Adds up what is published and nothing else: a closing balance that no row states stays unknown.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { comparePeriods, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import type { Fen, RevenueCategory, RevenueLine } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { compareText } from '../indexes.ts';
import { disclosureOf, earlier, newest, sourcesOf } from '../sourcing.ts';
import type { BoardContext, Panel } from './panel.ts';

export interface RevenueItem {
  category: RevenueCategory;
  item: string;
  amountFen: Fen;
  use: string | null;
}

export interface RevenueYear {
  year: Period;
  /** Sums per category; null where the year has no row of it. */
  openingFen: Fen | null;
  incomeFen: Fen | null;
  costFen: Fen | null;
  spendingFen: Fen | null;
  closingFen: Fen | null;
  /** Rows of 收入, 成本 and 支出, in that order. */
  items: RevenueItem[];
  postedFrom: IsoDate | null;
  postedUntil: IsoDate | null;
  /** 单列: null where no row says so or rows differ. */
  separate: boolean | null;
  decisions: string[];
  audits: string[];
  /** What opening, income, costs and spending come to where the closing balance says otherwise; else null. */
  balance: { expectedFen: Fen; differenceFen: Fen } | null;
  /** The closing balance of the year before where the opening one says otherwise; else null. */
  carryOver: { year: Period; closingFen: Fen; differenceFen: Fen } | null;
}

export interface RevenuePanel extends Panel {
  /** Newest first. */
  years: RevenueYear[];
  households: number | null;
  /** Closing balance of the newest year per household, in fen, half up; null where either is unknown. */
  closingPerHouseholdFen: Fen | null;
}

export function revenuePanel({ publication, indexes, estate }: BoardContext): RevenuePanel {
  const lines = indexes.revenueByEstate.get(estate.code) ?? [];
  const years = [...groupBy(lines, (line) => line.year)]
    .sort(([a], [b]) => comparePeriods(b, a))
    .map(([year, group]) => revenueYear(year, group))
    .map((year, _, all) => ({ ...year, carryOver: carryOverOf(year, all) }));
  const latest = years[0];
  const closing = latest?.closingFen ?? null;
  const { households } = estate;
  return {
    disclosure: disclosureOf(publication, 'revenue', latest ? [earlier(periodEnd(latest.year), indexes.asOf)] : null),
    years,
    households,
    closingPerHouseholdFen:
      closing === null || households === null || households <= 0 ? null : perHousehold(closing, households),
    sources: sourcesOf(publication, 'revenue', latest ? lines.filter((line) => line.year === latest.year) : []),
  };
}

export function perHousehold(fen: Fen, households: number): Fen {
  return Math.floor((2 * fen + households) / (2 * households));
}

/** Null where there is nothing to compare, or nothing amiss. */
function balanceOf(year: Pick<RevenueYear, 'openingFen' | 'incomeFen' | 'costFen' | 'spendingFen' | 'closingFen'>) {
  const { openingFen, incomeFen, costFen, spendingFen, closingFen } = year;
  if (openingFen === null || closingFen === null) return null;
  const expectedFen = openingFen + (incomeFen ?? 0) - (costFen ?? 0) - (spendingFen ?? 0);
  return expectedFen === closingFen ? null : { expectedFen, differenceFen: Math.abs(expectedFen - closingFen) };
}

function carryOverOf(year: RevenueYear, all: readonly RevenueYear[]): RevenueYear['carryOver'] {
  const before = all.find((one) => one.year === shiftPeriod(year.year, -1));
  const closingFen = before?.closingFen ?? null;
  if (!before || closingFen === null || year.openingFen === null || closingFen === year.openingFen) return null;
  return { year: before.year, closingFen, differenceFen: Math.abs(closingFen - year.openingFen) };
}

function revenueYear(year: Period, lines: readonly RevenueLine[]): RevenueYear {
  const of = (category: RevenueCategory): RevenueLine[] => lines.filter((line) => line.category === category);
  const sum = (category: RevenueCategory): Fen | null => {
    const found = of(category);
    return found.length === 0 ? null : found.reduce((total, line) => total + line.amountFen, 0);
  };
  const said = new Set(lines.map((line) => line.separate).filter((value) => value !== null));
  const words = (pick: (line: RevenueLine) => string | null): string[] =>
    [...new Set(lines.map(pick).filter((value) => value !== null))].sort(compareText);
  const dates = lines.map((line) => line.postedFrom).filter((date) => date !== null);
  const sums = {
    openingFen: sum('上期结余'),
    incomeFen: sum('收入'),
    costFen: sum('成本'),
    spendingFen: sum('支出'),
    closingFen: sum('期末结余'),
  };
  return {
    year,
    ...sums,
    balance: balanceOf(sums),
    carryOver: null,
    items: [...of('收入'), ...of('成本'), ...of('支出')].map(({ category, item, amountFen, use }) => ({
      category,
      item,
      amountFen,
      use,
    })),
    postedFrom: dates.sort(compareText)[0] ?? null,
    postedUntil: newest(lines.map((line) => line.postedUntil)),
    separate: said.size === 1 ? ([...said][0] ?? null) : null,
    decisions: words((line) => line.decision),
    audits: words((line) => line.audit),
  };
}
