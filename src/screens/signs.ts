/**
 * What a panel says as a sign (屏幕标语): the first of its sentences and why it is late, the same as on page and paper, and how
 * long it is news.
 */
import type { Frame, Item } from '../../kiosk/snapshot.ts';
import { firstEnd } from '../domain/accusation-term.ts';
import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { PANELS, type PanelId } from '../domain/panels.ts';
import { missingPart } from '../sheets/notice.ts';
import { saysBlocks } from '../sheets/panels/frame.ts';
import type { Block } from '../sheets/sheet.ts';
import type { BoardView } from '../views/board/board.ts';
import type { Saying } from '../views/board/saying.ts';
import type { ListHalf } from '../views/city/lists.ts';
import { countedInShort, namedInShort } from '../wording/lists.ts';
import { accusing, ending, isInPassing, signItems } from './items.ts';

/** How long something counts as new. */
const NEW_DAYS = 14;

const isText = (block: Block): block is Extract<Block, { kind: 'text' }> => block.kind === 'text';

/** The messages of a panel: the first of its sentences, which answers what it is about, and those that tell why it is late. */
export function panelSign({ panels }: BoardView, id: PanelId): Item[] {
  const tells = ({ duty, words }: Saying): boolean => duty !== undefined && words.some(({ isLate }) => isLate);
  const told = panels[id].says.filter((one, at) => at === 0 || tells(one));
  return saysBlocks(told).filter(isText).flatMap(signItems);
}

/**
 * 一眼看懂: the sentences at the head of the estate's page that are no panel's own message, else all of them; as many from the
 * first on as are read in passing. Together they name somebody where one of them does, and end with the first of them.
 */
export function answerSign({ paragraph, panels }: BoardView): Item[] {
  const messages = new Set(PANELS.map((id) => panels[id].says[0]));
  const others = paragraph.filter((saying) => !messages.has(saying));
  const [first, ...more] = saysBlocks(others.length > 0 ? others : paragraph).filter(isText);
  if (first === undefined) return [];
  const together = [first];
  for (const block of more) {
    if (!isInPassing([...together, block].map(({ text }) => text).join(''))) break;
    together.push(block);
  }
  const until = firstEnd(together.map((block) => (block.until as IsoDate | undefined) ?? null));
  return signItems({
    kind: 'text',
    text: together.map(({ text }) => text).join(''),
    tone: first.tone,
    spans: together.flatMap(({ text, spans = [{ text }] }) => spans),
    ...(together.some(({ accuses }) => accuses) ? { accuses: true } : {}),
    ...(until === null ? {} : { until }),
  });
}

/** A half of a county's list: whom it names, or how many where they are too many to be read in passing. */
export function halfSign(half: ListHalf): Item[] {
  if (half.state !== 'named') return [];
  const named = namedInShort(
    half.colour,
    half.rows.map(({ subject }) => subject.name),
  );
  const text = isInPassing(named) ? named : countedInShort(half.colour, half.rows.length);
  const items = ending(signItems({ kind: 'text', text, tone: 'lead' }), half.until);
  return half.colour === '黑榜' ? items.map(accusing) : items;
}

/** How long a day's news lasts. */
export const newUntil = (day: IsoDate | null): Pick<Frame, 'newUntil'> =>
  day === null ? {} : { newUntil: addDays(day, NEW_DAYS) };

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
  return newUntil(newest ?? null);
}
