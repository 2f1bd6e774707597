/**
 * The panels of a screen (屏幕栏目): those of the board, made from the parts that paper is made from, so that screen,
 * paper and web can't disagree; before them the answer, beside them the county's newest lists.
 *
 * What names somebody as bad is marked (`accuses`), and what holds until a day (`until`), so that the player can take
 * both down when nobody has confirmed them for long.
 */
import type { Frame, Item } from '../../kiosk/snapshot.ts';
import { PANELS, type PanelId } from '../domain/profile.ts';
import type { Publication } from '../domain/publication.ts';
import type { EstateMatter } from '../sheets/estate-sheet.ts';
import { answersOf, boardParts } from '../sheets/notice.ts';
import { openLine, type Room, standingLine } from '../sheets/panels/frame.ts';
import { noticesPart } from '../sheets/panels/notices.ts';
import type { Block, Part } from '../sheets/sheet.ts';
import type { BoardView } from '../views/board/board.ts';
import { type ListHalf, listPages, listView } from '../views/city/lists.ts';
import { openDuties } from '../views/common/duties.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { publishingDivision } from '../views/common/listing-strip.ts';
import { perHouseholdText } from '../wording/board.ts';
import { day, period, rate, yuan } from '../wording/format.ts';
import { gradeName } from '../wording/labels.ts';
import { listsNobody, listUnseen } from '../wording/lists.ts';
import { itemsOf, note, pieces, rowItems } from './items.ts';

/** A screen is read like a poster, and turns its pages by itself. */
const ROOM: Room = { isPoster: true, drawnLifts: 0, otherFees: 0, listings: 3, facilities: 3 };
/** Of a county's list, the entries of each half. */
const LISTED = 24;
/** The lowest grade (JC-08): its holder's owners are warned of it. */
const WARNED_GRADE = 'D';
const PRAISED: readonly string[] = ['表扬', '奖励', '联席会议', '联合执法', '更正'];

export function framesOf(matter: EstateMatter): Frame[] {
  const { board, publication } = matter;
  const parts = boardParts(board, ROOM);
  return [
    answerFrame(board),
    ...PANELS.flatMap((panel, index): Frame[] => {
      const part = parts[index];
      // What does not apply needs no page of its own; the web page says why.
      if (!part || part.stamp?.state === 'not-applicable') return [];
      return [panelFrame(panel, part, board)];
    }),
    ...countyLists(publication, board.code),
  ];
}

/** Urgent notices, each a panel of its own. */
export function urgentFrames({ notices }: BoardView): Frame[] {
  return notices.notices
    .filter(({ urgent }) => urgent)
    .map((notice, index) => {
      const part = noticesPart({ ...notices, notices: [notice], missing: null, duties: [], sources: [] });
      return {
        id: `notice-${index + 1}`,
        number: null,
        title: notice.title,
        stamp: { state: 'urgent', text: '紧急通知', asOf: null },
        // Its title is the panel's.
        items: until(part.blocks.filter(({ kind }, at) => kind !== 'heading' || at > 0).flatMap(itemsOf), notice.until),
      };
    });
}

function panelFrame(panel: PanelId, part: Part, board: BoardView): Frame {
  const { number, title, stamp, source } = part;
  // What an office has to do about it stands on paper and on the web.
  const said = new Map(openDuties(board[panel].duties).map((duty) => [openLine(duty), standingLine(duty)]));
  const blocks = part.blocks
    .filter((block) => isForScreens(panel, block))
    .map((block) => (block.kind === 'text' ? { ...block, text: said.get(block.text) ?? block.text } : block));
  const items =
    panel === 'notices' ? noticeItems(board) : urgentFirst(blocks).flatMap((block) => blockItems(panel, block));
  return {
    id: panel,
    number,
    title,
    stamp: stamp && { state: stamp.state, text: stamp.text, asOf: stamp.asOf },
    items: [...items, ...(source === null ? [] : sourceItems(source))],
  };
}

/** In a lift panel the number to call when it sticks comes first, before what is late. */
function urgentFirst(blocks: readonly Block[]): Block[] {
  const isCall = (block: Block): boolean => block.kind === 'text' && block.text.startsWith('电梯被困');
  return [...blocks.filter(isCall), ...blocks.filter((block) => !isCall(block))];
}

/** What nobody reads in passing stands on the web page and on paper alone. */
function isForScreens(panel: PanelId, block: Block): boolean {
  switch (panel) {
    case 'firm':
      return !(block.kind === 'table' && block.caption === '信用等级');
    // Numbers stand on the panel with the large code.
    case 'complaints':
      return (
        !(block.kind === 'table' && block.caption === null) && !(block.kind === 'text' && block.text.startsWith('另有'))
      );
    // Earlier years are left out: the opening balance of the newest one says what they left.
    case 'revenue':
      return !(block.kind === 'bars' && block.title.startsWith('历年'));
    default:
      return true;
  }
}

function sourceItems(source: string): Item[] {
  return pieces(source).map((text) => ({ kind: 'source', text }));
}

/** Each notice with the day until which it holds; one about a reprimand names somebody. */
function noticeItems({ notices }: BoardView): Item[] {
  // Urgent ones have panels of their own.
  const plain = notices.notices.filter(({ urgent }) => !urgent);
  return plain.flatMap((notice) => {
    const part = noticesPart({ ...notices, notices: [notice], missing: null, duties: [] });
    const items = until(part.blocks.flatMap(itemsOf), notice.until);
    return /通报|处罚|批评|曝光/.test(`${notice.kind}${notice.title}`) ? items.map(accusing) : items;
  });
}

const until = (items: readonly Item[], last: string | null): Item[] =>
  items.map((item) => (last === null ? item : { ...item, until: last }));
const accusing = (item: Item): Item => ({ ...item, accuses: true });

function blockItems(panel: PanelId, block: Block): Item[] {
  const items = itemsOf(block);
  if (block.kind === 'text' && block.tone === 'unmet') return items.map(accusing);
  if (panel === 'firm' && block.kind === 'figure' && block.value === WARNED_GRADE) return items.map(accusing);
  if (panel === 'lists' && block.kind === 'strip' && block.cells.some(({ mark }) => mark === '黑'))
    return items.map(accusing);
  if (block.kind !== 'table') return items;
  if (panel === 'lifts' && block.caption === '电梯') return itemsOf(withDates(block));
  const names = (cells: { text: string }[]): boolean =>
    (panel === 'firm' && cells[1]?.text === WARNED_GRADE) ||
    (panel === 'lists' && cells[1]?.text === '黑榜') ||
    (panel === 'record' && !PRAISED.includes(cells[1]?.text ?? ''));
  return [
    ...itemsOf({ ...block, rows: [] }),
    ...block.rows.flatMap((row) => {
      const own = itemsOf({ ...block, caption: null, rows: [row] });
      return names(row.cells) ? own.map(accusing) : own;
    }),
  ];
}

/** A day on which a lift was serviced stays true; for how many days that has been does not. */
function withDates(lifts: Extract<Block, { kind: 'table' }>): Block {
  return {
    ...lifts,
    rows: lifts.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) =>
        at === 1 && cell.small !== null ? { text: `维保 ${cell.small}`, small: null } : cell,
      ),
    })),
  };
}

/** What a resident comes for, in large words. */
function answerFrame(board: BoardView): Frame {
  return { id: 'answer', number: null, title: '一眼看懂', stamp: null, items: answerItems(board) };
}

/** The answers of the page and of paper, then what is charged and what is left; a neighbour is told no more. */
export function answerItems(board: BoardView): Item[] {
  const { fees, revenue, firm, lists } = board;
  const charge = fees.main ?? fees.current[0];
  const year = revenue.years[0];
  const isWarned = [firm.grade?.grade === WARNED_GRADE, false, lists.latest?.mark === 'black'];
  return [
    ...answersOf(board).map(
      ({ label, value, small }, index): Item => ({
        kind: 'answer',
        label,
        value,
        small,
        ...(isWarned[index] ? { accuses: true as const } : {}),
      }),
    ),
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

/** The newest list of the county in which an estate lies; none where it published none. */
function countyLists(publication: Publication, code: string): Frame[] {
  const indexes = indexesOf(publication);
  const estate = indexes.estates.get(code);
  const publisher = estate && publishingDivision(indexes, estate.division);
  const newest =
    publisher &&
    listPages(publication)
      .filter((page) => page.division === publisher.code)
      .at(-1);
  if (!newest) return [];
  const view = listView(publication, newest.division, newest.period);
  return [
    {
      id: 'county-lists',
      number: null,
      title: `${view.divisionName}${period(view.period)}${view.title}`,
      stamp: view.publishedOn === null ? null : { state: 'disclosed', text: '已公布', asOf: day(view.publishedOn) },
      items: [
        ...halfItems(view.red),
        ...halfItems(view.black).map(accusing),
        ...(view.documents.length === 0 ? [] : sourceItems(`来源：${view.documents.join('、')}`)),
      ],
    },
  ];
}

function halfItems(half: ListHalf): Item[] {
  const head: Item = {
    kind: 'honour',
    mark: half.colour,
    text: half.state === 'named' ? `${half.rows.length} 家` : '',
  };
  if (half.state === 'unpublished') return [head, note(listUnseen(half.colour))];
  if (half.state === 'nobody') return [head, note(listsNobody(half.colour))];
  const more = half.rows.length - LISTED;
  return [
    head,
    ...half.rows
      .slice(0, LISTED)
      .flatMap(({ subject, basis, reply }) =>
        rowItems(
          subject.name,
          subject.kind === '企业' && subject.grade !== null ? gradeName(subject.grade) : null,
          [basis ?? '依据未注明', ...(reply === null ? [] : [`申辩：${reply}`])].join('；'),
          'plain',
        ),
      ),
    ...(more > 0 ? [note(`另有 ${more} 家，见网页。`)] : []),
  ];
}
