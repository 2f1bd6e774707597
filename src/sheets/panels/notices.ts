/** Panel 通知公告 on paper: each notice with its whole text. */

import type { OnBoard } from '../../views/board/board.ts';
import type { NoticesPanel } from '../../views/board/notices-panel.ts';
import type { NoticePassage, NoticeView } from '../../views/common/notice.ts';
import { day } from '../../wording/format.ts';
import type { Block, Part } from '../sheet.ts';
import { ending, panelPart, row, SPACE, say, table, words } from './frame.ts';

export function noticesPart(view: OnBoard<NoticesPanel>): Part {
  return panelPart('notices', view, view.notices.flatMap(noticeBlocks));
}

/** A notice with its whole text. */
export function noticeBlocks(notice: NoticeView): Block[] {
  const { urgent, title, kind, from, until, publisher, document, passages } = notice;
  const meta = [
    kind,
    `公示期 ${day(from)}${until ? ` 至 ${day(until)}` : '起'}`,
    publisher,
    ...(document ? [document] : []),
  ];
  const blocks: Block[] = [
    { kind: 'heading', text: `${urgent ? `紧急${SPACE}` : ''}${title}` },
    say(meta.join(SPACE), 'note'),
    ...passages.flatMap(passageBlocks),
  ];
  return blocks.map((block) => ending(block, notice.lastDay));
}

/** A passage of a notice as it is printed. */
export function passageBlocks(passage: NoticePassage): Block[] {
  switch (passage.kind) {
    case 'table':
      return table(
        null,
        passage.head.map((title) => words(title, 1)),
        passage.rows.map((cells) => row(cells)),
      );
    case 'heading':
      return [{ kind: 'heading', text: passage.text }];
    case 'item':
      return [say(`${passage.mark} ${passage.text}`)];
    case 'paragraph':
      return [say(passage.text)];
  }
}
