/** Panel 通报与事件 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { RecordRow } from '../../views/board/record.ts';
import type { RecordPanel } from '../../views/board/record-panel.ts';
import { day, period } from '../../wording/format.ts';
import { correctionsText, untilDay } from '../../wording/lists.ts';
import type { Block, Part } from '../sheet.ts';
import { cell } from '../sheet.ts';
import { accusing, ending, panelPart, row, say, table, words } from './frame.ts';

export function recordPart(view: OnBoard<RecordPanel>): Part {
  const { rows, corrections } = view;
  return panelPart('record', view, [
    ...recordTable(rows),
    ...(corrections === 0 ? [] : [say(correctionsText(corrections), 'note')]),
  ]);
}

export function recordTable(rows: readonly RecordRow[]): Block[] {
  return table(
    '通报和事件',
    [words('日期', 4.5), words('类型', 2.5), words('内容', 9)],
    rows.map((one) =>
      ending(
        accusing(
          row([
            one.date ? day(one.date) : one.month ? period(one.month) : '',
            one.kind,
            cell(
              `${one.text}${one.newGrade ? `，新等级 ${one.newGrade}` : ''}`,
              [one.place, one.rule, one.document, one.lastDay && untilDay(one.lastDay)]
                .filter((part) => part !== null)
                .join('，') || null,
            ),
          ]),
          one.accuses,
        ),
        one.lastDay,
      ),
    ),
  );
}
