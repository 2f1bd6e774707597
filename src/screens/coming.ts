/**
 * 接下来 on a screen: the next days, each line until its own is over.
 */
import type { Frame } from '../../kiosk/snapshot.ts';
import type { ComingView } from '../views/board/coming.ts';
import { COMING_TITLE } from '../wording/coming.ts';
import { day } from '../wording/format.ts';
import { textOf } from '../wording/pieces.ts';
import { ending, isInPassing, rowItems, signItems } from './items.ts';

/** As many as are read in passing. */
const SHOWN = 6;

/** No page where nothing is known to come. */
export function comingFrames(view: ComingView | null): Frame[] {
  if (view === null) return [];
  const items = view.lines
    .slice(0, SHOWN)
    .flatMap((line) => ending(rowItems(day(line.day), null, textOf(line.words), 'plain'), line.day));
  // The next of them is the message, whichever it is on the day.
  const sign = view.lines.flatMap((line) => {
    const text = `${day(line.day)}：${textOf(line.words)}。`;
    return isInPassing(text) ? ending(signItems({ kind: 'text', text, tone: 'lead' }), line.day) : [];
  });
  return [{ id: 'coming', number: null, title: COMING_TITLE, stamp: null, items, sign, isFirstSignOnly: true }];
}
