/** Panel 维修资金 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { FundPanel } from '../../views/board/fund-panel.ts';
import { day, yuan } from '../../wording/format.ts';
import type { Block, Part } from '../sheet.ts';
import { figures, money, panelPart, type Room, row, table, words } from './frame.ts';

export function fundPart(view: OnBoard<FundPanel>, room: Room): Part {
  if (view.statements.length === 0) return panelPart('fund', view, []);
  return panelPart('fund', view, [...statementsTable(view, room)]);
}

/** A column of a poster is too narrow for a date beside four amounts; there it stands above them. */
function statementsTable({ statements }: FundPanel, { isPoster }: Room): Block[] {
  const amounts = ['交存', '使用', '增值', '结存'].map((title) => figures(title, 4));
  return table(
    '历次公布（元）',
    isPoster ? amounts : [words('截止日期', 5), ...amounts],
    statements.flatMap(({ date, paidInFen, usedFen, gainFen, balanceFen }) => {
      const told = [money(paidInFen), money(usedFen), money(gainFen), yuan(balanceFen)];
      return isPoster ? [row([day(date)], 'group'), row(told)] : [row([day(date), ...told])];
    }),
  );
}
