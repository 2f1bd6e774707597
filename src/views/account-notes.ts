/**
 * What is said of accounts that do not add up (收支不符的说法): the figures and their difference, no more.
 */

import { period, yuan } from '../wording/format.ts';
import type { RevenueYear } from './board/revenue-panel.ts';

/** One sentence for each thing of a year that does not add up; none where it does. */
export function accountNotes(year: RevenueYear): string[] {
  const notes: string[] = [];
  const { balance, carryOver } = year;
  if (balance !== null) {
    notes.push(
      `收支与结余相差 ${yuan(balance.differenceFen)} 元：上期结余 ${yuan(year.openingFen ?? 0)} + 收入 ${yuan(year.incomeFen ?? 0)} − 成本 ${yuan(year.costFen ?? 0)} − 支出 ${yuan(year.spendingFen ?? 0)} = ${yuan(balance.expectedFen)}，期末结余写的是 ${yuan(year.closingFen ?? 0)}。`,
    );
  }
  if (carryOver !== null) {
    notes.push(
      `上期结余与${period(carryOver.year)}期末结余相差 ${yuan(carryOver.differenceFen)} 元：${period(carryOver.year)}期末结余 ${yuan(carryOver.closingFen)}，${period(year.year)}上期结余写的是 ${yuan(year.openingFen ?? 0)}。`,
    );
  }
  return notes;
}
