/**
 * A year's account of common income (一年的收支账), by the kinds of its rows (类别).
 *
 * A kind without a row is unknown: nobody tells whether there was none of it or whether its rows were not supplied. What
 * was nothing stands in a row of 0.
 */
import type { Fen, RevenueCategory, RevenueLine } from './records.ts';

/** All that a balance is reckoned from, in the order of a statement. */
export const ACCOUNT_KINDS: readonly RevenueCategory[] = ['上期结余', '收入', '成本', '支出', '期末结余'];

/** Sums by kind; null where no row is of it. */
export interface AccountSums {
  openingFen: Fen | null;
  incomeFen: Fen | null;
  costFen: Fen | null;
  spendingFen: Fen | null;
  closingFen: Fen | null;
}

type Line = Pick<RevenueLine, 'category' | 'amountFen'>;

/** Of the rows of one estate and year. */
export function accountSums(lines: readonly Line[]): AccountSums {
  return {
    openingFen: sumOf(lines, '上期结余'),
    incomeFen: sumOf(lines, '收入'),
    costFen: sumOf(lines, '成本'),
    spendingFen: sumOf(lines, '支出'),
    closingFen: sumOf(lines, '期末结余'),
  };
}

function sumOf(lines: readonly Line[], kind: RevenueCategory): Fen | null {
  const own = lines.filter(({ category }) => category === kind);
  return own.length === 0 ? null : own.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/** Those of the kinds of which there is no row, in their order. */
export function kindsLacking(
  lines: readonly Pick<RevenueLine, 'category'>[],
  kinds: readonly RevenueCategory[] = ACCOUNT_KINDS,
): RevenueCategory[] {
  return kinds.filter((kind) => !lines.some(({ category }) => category === kind));
}

/** Sums of a year that has rows of all kinds. */
export type WholeAccount = { readonly [K in keyof AccountSums]: Fen };

/** The same sums where none of them is unknown; null where one is. */
export function wholeAccount(sums: AccountSums): WholeAccount | null {
  const { openingFen, incomeFen, costFen, spendingFen, closingFen } = sums;
  if (openingFen === null || incomeFen === null || costFen === null || spendingFen === null || closingFen === null)
    return null;
  return { openingFen, incomeFen, costFen, spendingFen, closingFen };
}

/** What the closing balance must be: opening balance + income − cost − spending. */
export function expectedClosingFen({ openingFen, incomeFen, costFen, spendingFen }: WholeAccount): Fen {
  return openingFen + incomeFen - costFen - spendingFen;
}
