/** Panel 项目负责人 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { ManagerPanel } from '../../views/board/manager-panel.ts';
import { NO_FILING } from '../../wording/board.ts';
import { day } from '../../wording/format.ts';
import { UNKNOWN } from '../../wording/labels.ts';
import type { Block, Part } from '../sheet.ts';
import { numbersIn, panelPart } from './frame.ts';

export function managerPart(view: OnBoard<ManagerPanel>): Part {
  const blocks = view.managers.flatMap((manager): Block[] => [
    ...(view.managers.length > 1 ? [{ kind: 'heading', text: manager.name } as const] : []),
    {
      kind: 'facts',
      facts: [
        { label: '工作电话', value: numbersIn(manager.phone) },
        // The sentence says since when.
        ...(manager.since === null ? [{ label: '任职', value: UNKNOWN }] : []),
        { label: '备案', value: manager.filedOn ? day(manager.filedOn) : NO_FILING[manager.blanks.filedOn] },
        ...(manager.record ? [{ label: '清单', value: manager.record }] : []),
      ],
    },
  ]);
  return panelPart('manager', view, blocks);
}
