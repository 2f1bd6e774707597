/** Panel 维修资金 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { FundPanel } from '../../views/board/fund-panel.ts';
import { NO_PROCEDURE } from '../../wording/board.ts';
import { day, yuan } from '../../wording/format.ts';
import type { Block, Part } from '../sheet.ts';
import { figures, money, panelPart, row, say, table, words } from './frame.ts';

export function fundPart(view: OnBoard<FundPanel>): Part {
  if (view.statements.length === 0) return panelPart('fund', view, []);
  return panelPart('fund', view, [
    ...statementsTable(view),
    say(`怎么用：${procedureOf(view) ?? NO_PROCEDURE[view.procedureBlank]}`),
  ]);
}

export function statementsTable({ statements }: FundPanel): Block[] {
  return table(
    '历次公布（元）',
    [words('截止日期', 4), ...['交存', '使用', '增值', '结存'].map((title) => figures(title, 4))],
    statements.map((statement) =>
      row([
        day(statement.date),
        money(statement.paidInFen),
        money(statement.usedFen),
        money(statement.gainFen),
        yuan(statement.balanceFen),
      ]),
    ),
  );
}

/** 使用流程 as the newest statement that has one tells it. */
export function procedureOf({ statements }: FundPanel): string | null {
  return statements.find((statement) => statement.procedure !== null)?.procedure ?? null;
}
