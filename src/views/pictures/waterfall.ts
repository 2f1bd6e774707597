/**
 * 收支图: from the opening to the closing balance of one year of common income, each step beginning where the last one
 * ended.
 *
 * Drawn only where nothing of it is unknown: a kind of which there is no row leaves the picture out, even where the others
 * add up without it.
 */
import { wholeAccount } from '../../domain/accounts.ts';
import type { Fen } from '../../domain/records.ts';
import { period, yuan } from '../../wording/format.ts';
import { inWan } from '../../wording/says-money.ts';
import type { RevenueYear } from '../common/accounts.ts';
import { across, type Percent } from './scale.ts';

export interface WaterfallBar {
  label: string;
  /** As it is read: costs and spending with a minus. */
  amountFen: Fen;
  kind: 'balance' | 'in' | 'out';
  start: Percent;
  width: Percent;
  /** Where the next bar begins; null after the last. */
  next: Percent | null;
}

export interface Waterfall {
  /** The finding, beside what its panel's sentence says: 2025年从上期结余 13.3 万到期末结余 18.6 万. */
  title: string;
  bars: WaterfallBar[];
  /** Where the line of zero lies. */
  zero: Percent;
  sentence: string;
}

interface Step {
  label: string;
  kind: WaterfallBar['kind'];
  amountFen: Fen;
  fromFen: Fen;
  toFen: Fen;
}

export function waterfall(year: RevenueYear): Waterfall | null {
  const whole = wholeAccount(year);
  if (whole === null) return null;
  const { openingFen, incomeFen, costFen, spendingFen, closingFen } = whole;
  const flows: [string, 'in' | 'out', Fen][] = [
    ['收入', 'in', incomeFen],
    ['成本', 'out', costFen],
    ['支出', 'out', spendingFen],
  ];
  const steps: Step[] = [{ label: '上期结余', kind: 'balance', amountFen: openingFen, fromFen: 0, toFen: openingFen }];
  let levelFen = openingFen;
  for (const [label, kind, fen] of flows) {
    const amountFen = kind === 'in' ? fen : -fen;
    steps.push({ label, kind, amountFen, fromFen: levelFen, toFen: levelFen + amountFen });
    levelFen += amountFen;
  }
  steps.push({ label: '期末结余', kind: 'balance', amountFen: closingFen, fromFen: 0, toFen: closingFen });

  const levels = steps.flatMap(({ fromFen, toFen }) => [fromFen, toFen]);
  const low = Math.min(...levels);
  const high = Math.max(...levels);
  if (low === high) return null;
  const x = across(low, high, 0, 100);
  const told = steps.map(({ label, amountFen }) => `${label} ${yuan(Math.abs(amountFen))} 元`);
  return {
    title: `${period(year.year)}从上期结余 ${inWan(openingFen)}到期末结余 ${inWan(closingFen)}`,
    zero: x(0),
    bars: steps.map(({ label, kind, amountFen, fromFen, toFen }, index) => {
      const start = Math.min(x(fromFen), x(toFen));
      return {
        label,
        kind,
        amountFen,
        start,
        width: Math.round((Math.max(x(fromFen), x(toFen)) - start) * 100) / 100,
        next: index === steps.length - 1 ? null : x(toFen),
      };
    }),
    sentence: `${period(year.year)}公共收益：${told.join('，')}。`,
  };
}
