/**
 * The panels of a screen (屏幕栏目): those of the board, made from the parts that paper is made from, so that screen,
 * paper and web can't disagree; before them the answer, beside them the county's newest lists.
 *
 * What names somebody as bad is marked (`accuses`), and what holds until a day (`until`), so that the player can take
 * both down when nobody has confirmed them for long.
 */
import type { Frame, Item } from '../../kiosk/snapshot.ts';
import { lastEnd } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { PANELS, type PanelId, panelOf } from '../domain/panels.ts';
import type { Publication } from '../domain/publication.ts';
import type { EstateViews } from '../sheets/estate-sheet.ts';
import { answersOf, boardParts, missingPart } from '../sheets/notice.ts';
import { type Room, saysBlocks } from '../sheets/panels/frame.ts';
import { noticeBlocks } from '../sheets/panels/notices.ts';
import type { Block, Part } from '../sheets/sheet.ts';
import type { BoardView } from '../views/board/board.ts';
import { comingView } from '../views/board/coming.ts';
import { type ListHalf, type ListView, listPages, listView } from '../views/city/lists.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { publishingDivision } from '../views/common/listing-strip.ts';
import { untilOf } from '../views/common/until.ts';
import { perHouseholdText } from '../wording/board.ts';
import { day, period, rate, yuan } from '../wording/format.ts';
import { gradeName } from '../wording/labels.ts';
import { listEmptied, listsNobody, listUnseen } from '../wording/lists.ts';
import { comingFrames } from './coming.ts';
import { type Grounds, limited } from './fresh.ts';
import { accusing, ending, itemsOf, note, pieces, rowItems } from './items.ts';
import { answerSign, halfSign, missingSign, newsOf, newUntil, panelSign, titleSign } from './signs.ts';

/** A screen is read like a poster, and turns its pages by itself. */
export const ROOM: Room = { isPoster: true, drawnLifts: 0, otherFees: 0, listings: 3, facilities: 3 };
/** Of a county's list, the entries of each half. */
const LISTED = 24;

export function framesOf(views: EstateViews): Frame[] {
  const { board, publication } = views;
  const parts = boardParts(board, ROOM);
  const list = newestList(publication, board.code);
  const framed = PANELS.map((id) => {
    const { tables } = panelOf(id);
    const { sources } = board.panels[id];
    const frame = { ...panelFrame(id, parts[id], board), ...newsOf(id, board, list?.view.publishedOn ?? null) };
    return limited(frame, publication, { estate: board.code, tables, sources });
  });
  return [
    limited(answerFrame(board), publication, answerGrounds(board)),
    ...comingFrames(comingView(publication, board.code)),
    // What does not apply needs no page of its own; the web page says why.
    ...framed.filter(({ stamp }) => stamp?.state !== 'not-applicable'),
    ...missingFrames(board),
    ...(list === null
      ? []
      : [limited(countyLists(list), publication, { estate: board.code, tables: ['list_entry'], sources: [] })]),
  ];
}

/** 没有公示的; no page where nothing is missing. */
function missingFrames({ missing }: BoardView): Frame[] {
  if (missing === null) return [];
  const { number, title, blocks } = missingPart(missing);
  return [
    { id: 'undisclosed', number, title, stamp: null, items: blocks.flatMap(itemsOf), sign: missingSign(missing) },
  ];
}

/** Urgent notices, each a panel of its own. */
export function urgentFrames({ panels: { notices } }: BoardView): Frame[] {
  return notices.notices
    .filter(({ urgent }) => urgent)
    .map((notice, index) => {
      const named = (items: Item[]): Item[] => (notice.accuses ? items.map(accusing) : items);
      return {
        id: `notice-${index + 1}`,
        number: null,
        title: notice.title,
        stamp: { state: 'urgent', text: '紧急通知', asOf: null },
        // The panel has the notice's title already, so the heading is left out.
        items: named(
          ending(
            noticeBlocks(notice)
              .filter(({ kind }, at) => kind !== 'heading' || at > 0)
              .flatMap(itemsOf),
            notice.until,
          ),
        ),
        sign: named(titleSign(notice.title, notice.until)),
      };
    });
}

/** Makes the lines of a panel from its part. The board's view is needed only where a line holds until a day. */
type Rendering = (part: Part, board: BoardView) => Item[];

const fromBlocks: Rendering = ({ blocks }) =>
  [...blocks.filter(isUrgent), ...blocks.filter((block) => !isUrgent(block))]
    // What is of no use in passing is left out; it stands on the web page and on paper.
    .filter(({ role }) => role !== 'detail')
    .flatMap(itemsOf);

/** Whom to call for people stuck in a lift comes before everything that is late. */
const isUrgent = ({ role }: Block): boolean => role === 'emergency';

/** Panels that a screen tells otherwise than by the blocks of their parts. */
const OWN: { readonly [K in PanelId]?: Rendering } = {
  notices: (_, board) => noticeItems(board),
};

/** A panel of a screen. Throws where the board has no such part: a screen leaves out nothing unnoticed. */
export function panelFrame(id: PanelId, part: Part | undefined, board: BoardView): Frame {
  if (part === undefined) throw new Error(`no part for the panel ${id} at ${board.code}`);
  const { number, title, stamp, source, sourceUntil = null } = part;
  return {
    id,
    number,
    title,
    stamp: stamp && { state: stamp.state, text: stamp.text, asOf: stamp.asOf },
    items: [
      ...(OWN[id] ?? fromBlocks)(part, board),
      ...(source === null ? [] : ending(sourceItems(source), sourceUntil)),
    ],
    sign: panelSign(board, id),
  };
}

function sourceItems(source: string): Item[] {
  return pieces(source).map((text) => ({ kind: 'source', text }));
}

/** Each notice with the day until which it holds; one about a reprimand names somebody. */
function noticeItems({ panels: { notices } }: BoardView): Item[] {
  // Urgent ones have panels of their own.
  const plain = notices.notices.filter(({ urgent }) => !urgent);
  const told = plain.flatMap((notice) => {
    const items = ending(noticeBlocks(notice).flatMap(itemsOf), notice.until);
    return notice.accuses ? items.map(accusing) : items;
  });
  return [...saysBlocks(notices.says).flatMap(itemsOf), ...told];
}

/** What the answers rest on that may name somebody as bad: the newest list and the grade. */
export function answerGrounds({ code, panels: { firm, lists } }: BoardView): Grounds {
  return { estate: code, tables: ['list_entry', 'firm_grade'], sources: [...lists.sources, ...firm.sources] };
}

/** The answers that residents come for, in large words. */
function answerFrame(board: BoardView): Frame {
  return {
    id: 'answer',
    number: null,
    title: '一眼看懂',
    stamp: null,
    items: answerItems(board),
    sign: answerSign(board),
  };
}

/**
 * The answers of the web page and of paper, then the charge and the balance. A neighbouring estate shows these and
 * nothing else.
 */
export function answerItems(board: BoardView): Item[] {
  const { fees, revenue } = board.panels;
  const charge = fees.main ?? fees.current[0];
  const year = revenue.years[0];
  return [
    ...answersOf(board).map((answer): Item => ({ kind: 'answer', ...answer })),
    ...(charge
      ? [{ kind: 'answer', label: charge.item, value: `${rate(charge.rateE4)} ${charge.unit}`, small: null } as const]
      : []),
    ...(year?.closingFen === null || year === undefined
      ? []
      : [
          {
            kind: 'answer',
            label: `公共收益${period(year.year)}末结余`,
            value: `${yuan(year.closingFen)} 元`,
            small: revenue.closingPerHouseholdFen === null ? null : perHouseholdText(revenue.closingPerHouseholdFen),
          } as const,
        ]),
  ];
}

/** The newest list of the county in which an estate lies (最近一期榜单). */
interface NewestList {
  view: ListView;
  until: IsoDate | null;
}

const NEWEST = new WeakMap<Publication, Map<string, NewestList | null>>();

/** Null where the county published none. Made once for all estates of a county. */
function newestList(publication: Publication, code: string): NewestList | null {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  const publisher = estate && publishingDivision(indexes, estate.division);
  if (!publisher) return null;
  const known = NEWEST.get(publication) ?? new Map<string, NewestList | null>();
  NEWEST.set(publication, known);
  const found = known.get(publisher.code);
  if (found !== undefined) return found;
  const made = newestOf(publication, publisher.code);
  known.set(publisher.code, made);
  return made;
}

function newestOf(publication: Publication, publisher: string): NewestList | null {
  const newest = listPages(publication)
    .filter((page) => page.division === publisher)
    .at(-1);
  if (!newest) return null;
  const until = untilOf(publication, ['list_entry'], publisher).said?.last ?? null;
  return { view: listView(publication, newest.division, newest.period), until };
}

function countyLists({ view, until }: NewestList): Frame {
  return {
    id: 'county-lists',
    number: null,
    title: `${view.divisionName}${period(view.period)}${view.title}`,
    stamp: view.publishedOn === null ? null : { state: 'disclosed', text: '已公布', asOf: until && day(until) },
    items: [
      ...halfItems(view.red),
      ...halfItems(view.black).map(accusing),
      ...view.documents.flatMap(({ number, until }) => ending(sourceItems(`来源：${number}`), until)),
    ],
    sign: [view.red, view.black].flatMap(halfSign),
    ...newUntil(view.publishedOn),
  };
}

function halfItems(half: ListHalf): Item[] {
  const head: Item = {
    kind: 'honour',
    isBlack: half.colour === '黑榜',
    mark: half.colour,
    // Without a number, which no longer fits once one of those named is shown no more.
    text: '',
  };
  if (half.state === 'emptied') return [head, note(listEmptied(half.colour, half.withdrawn))];
  if (half.state === 'unpublished') return [head, note(listUnseen(half.colour))];
  if (half.state === 'nobody') return [head, note(listsNobody(half.colour))];
  const more = half.rows.length - LISTED;
  return [
    ...ending([head], lastEnd(half.rows.map(({ until }) => until))),
    ...half.rows
      .slice(0, LISTED)
      .flatMap(({ subject, basis, reply, until }) =>
        ending(
          rowItems(
            subject.name,
            subject.kind === '企业' && subject.grade !== null
              ? [gradeName(subject.grade), subject.gradeBy ?? ''].join(' ').trim()
              : null,
            [basis ?? '依据未注明', ...(reply === null ? [] : [`申辩：${reply}`])].join('；'),
            'plain',
          ),
          until,
        ),
      ),
    ...(more > 0 ? ending([note(`另有 ${more} 家，见网页。`)], half.until) : []),
  ];
}
