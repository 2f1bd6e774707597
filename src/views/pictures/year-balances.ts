/**
 * 历年结余图: the closing balances of the years side by side, and what each is per household.
 *
 * Years without a closing balance are not drawn; of fewer than two there is nothing to compare.
 */
import type { Fen } from '../../domain/records.ts';
import { period, yuan } from '../../wording/format.ts';
import { inWan } from '../../wording/says-money.ts';
import type { RevenueYear } from '../common/accounts.ts';
import { perHousehold } from '../common/per-household.ts';
import { across, type Percent, rounded } from './scale.ts';

export interface YearBalance {
  label: string;
  closingFen: Fen;
  /** By the number of households of today; null where that is unknown. */
  perHouseholdFen: Fen | null;
  start: Percent;
  width: Percent;
}

export interface YearBalances {
  /** The finding: 2023年末结余 13.3 万，2025年末 18.6 万. */
  title: string;
  /** Oldest first. */
  years: YearBalance[];
  zero: Percent;
  sentence: string;
}

const YEARS_DRAWN = 6;
/** Where the bars end; beyond stand the figures per household. */
export const BALANCE_BARS_END = 58;

export function yearBalances(newestFirst: readonly RevenueYear[], households: number | null): YearBalances | null {
  const known = newestFirst
    .flatMap(({ year, closingFen }) => (closingFen === null ? [] : [{ year, closingFen }]))
    .slice(0, YEARS_DRAWN)
    .reverse();
  if (known.length < 2) return null;
  const amounts = known.map(({ closingFen }) => closingFen);
  const x = across(Math.min(0, ...amounts), Math.max(0, ...amounts), 0, BALANCE_BARS_END);
  const [first, last] = [known[0], known.at(-1)] as [(typeof known)[number], (typeof known)[number]];
  return {
    title: `${period(first.year)}末结余 ${inWan(first.closingFen)}，${period(last.year)}末 ${inWan(last.closingFen)}`,
    zero: x(0),
    years: known.map(({ year, closingFen }) => {
      const start = Math.min(x(0), x(closingFen));
      return {
        label: `${period(year)}末`,
        closingFen,
        perHouseholdFen: households !== null && households > 0 ? perHousehold(closingFen, households) : null,
        start,
        width: rounded(Math.max(x(0), x(closingFen)) - start),
      };
    }),
    sentence: `各年末公共收益结余：${known.map(({ year, closingFen }) => `${period(year)} ${yuan(closingFen)} 元`).join('，')}。`,
  };
}
