/** Panel 张贴记录 on paper. */

import type { OnBoard } from '../../views/board/board.ts';
import type { PostingsPanel } from '../../views/board/postings-panel.ts';
import { confirmedText, STILL_POSTED } from '../../wording/board.ts';
import { day } from '../../wording/format.ts';
import type { Part } from '../sheet.ts';
import { panelPart, row, SPACE, say, table, words } from './frame.ts';

export function postingsPart(view: OnBoard<PostingsPanel>): Part {
  if (view.rows.length === 0) return panelPart('postings', view, []);
  return panelPart('postings', view, [
    ...table(
      '各公示事项的张贴',
      [words('公示事项', 3), words('最近一次张贴', 10)],
      view.rows.map(({ subject, postings }) =>
        row([
          subject,
          postings
            .map(({ place, start, end, confirmedBy }) => {
              const seen = confirmedBy === null ? '' : confirmedText(confirmedBy);
              return `${place} ${day(start)}${end ? ` 至 ${day(end)}` : ''}${seen}`;
            })
            .join(SPACE),
        ]),
      ),
    ),
    say(STILL_POSTED[view.endBlank], 'note'),
  ]);
}
