/**
 * What a panel says as a sign (屏幕标语): the first of its sentences and why it is late, the same as on page and paper, and how
 * long it is news.
 */
import type { Frame, Item } from '../../kiosk/snapshot.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { PanelId } from '../domain/panels.ts';
import { missingPart } from '../sheets/notice.ts';
import { saysBlocks } from '../sheets/panels/frame.ts';
import type { Block } from '../sheets/sheet.ts';
import type { BoardView } from '../views/board/board.ts';
import type { Saying } from '../views/board/saying.ts';
import { signItems } from './items.ts';

/** How long something counts as new. */
const NEW_DAYS = 14;

const isText = (block: Block): block is Extract<Block, { kind: 'text' }> => block.kind === 'text';

/** The messages of a panel: the first of its sentences, which answers what it is about, and those that tell why it is late. */
export function panelSign({ panels }: BoardView, id: PanelId): Item[] {
  const tells = ({ duty, words }: Saying): boolean => duty !== undefined && words.some(({ isLate }) => isLate);
  const told = panels[id].says.filter((one, at) => at === 0 || tells(one));
  return saysBlocks(told).filter(isText).flatMap(signItems);
}

/** What is missing, a message for each line of its box. */
export const missingSign = (missing: NonNullable<BoardView['missing']>): Item[] =>
  missingPart(missing).blocks.filter(isText).flatMap(signItems);

/** The title of a notice. */
export const titleSign = (title: string, until: IsoDate | null): Item[] =>
  signItems({ kind: 'text', text: title, tone: 'lead', ...(until === null ? {} : { until }) });

/** Until when a panel is news, where it tells of something that happened on a day; `listed` is when the newest list came out. */
export function newsOf(id: PanelId, { panels }: BoardView, listed: IsoDate | null): Pick<Frame, 'newUntil'> {
  const days = ((): readonly (IsoDate | null)[] => {
    switch (id) {
      case 'notices':
        return panels.notices.notices.filter(({ urgent }) => !urgent).map(({ from }) => from);
      case 'record':
        return panels.record.rows.map(({ date }) => date);
      case 'lists':
        return [listed];
      default:
        return [];
    }
  })();
  const newest = days
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  return newest === undefined ? {} : { newUntil: addDays(newest, NEW_DAYS) };
}
