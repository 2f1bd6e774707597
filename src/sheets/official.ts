/**
 * What announcements of a county share (公告的共同部分): numbered parts, where to object, who signs.
 *
 * They are set as GB/T 9704 asks and imitate no red head and no seal.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { compareText } from '../domain/order.ts';
import type { ChannelItem } from '../views/common/channels.ts';
import { day } from '../wording/format.ts';
import { noChannelsAt, reckonedNote } from '../wording/lists.ts';
import { partOf } from './estate-sheet.ts';
import { say } from './panels/frame.ts';
import { type Block, firstEndOf, type Part, type Sheet } from './sheet.ts';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Parts with a title as 一、二、… in their order; those without one stay as they are. */
export function numbered(parts: readonly { title: string; blocks: Block[] }[]): Part[] {
  let next = 0;
  return parts.map(({ title, blocks }) => partOf(title === '' ? '' : `${NUMERALS[next++] ?? ''}、${title}`, blocks));
}

/** Whom to object to, one channel a line. `about` is what is objected to: 榜单, 通报. */
export function objectionBlocks(about: string, place: string, channels: readonly ChannelItem[]): Block[] {
  if (channels.length === 0) return [say(noChannelsAt(place))];
  return [
    say(`对${about}有异议的，可以向下列渠道反映：`),
    ...channels.map(({ name, targets, hours }) =>
      say(`${name} ${targets.map(({ text }) => text).join('、')}${hours === null ? '' : `（${hours}）`}`),
    ),
  ];
}

const BLANK_DATE = '　　　　年　　月　　日';
const BLANK_NAME = '　　　　　　　　　　';

/** Who announces it and when; what no table says is written by hand. */
export function signedBlock(authority: string | null, date: IsoDate | null): Block {
  return {
    kind: 'signed',
    lines: [`${authority ?? BLANK_NAME}（盖章）`, date === null ? BLANK_DATE : day(date)],
  };
}

/** What an announcement says of somebody, as far as it ends. */
interface Ended {
  until: IsoDate | null;
  isReckoned: boolean;
}

/**
 * 附注: what the portal adds below who signs, so that nobody takes it for the office's own words: until when it shows rows
 * of which no table says so, and what documents of the place say.
 */
export function besideBlocks(rows: readonly Ended[], rules: string | null): Block[] {
  const days = rows.flatMap(({ until, isReckoned }) => (isReckoned && until !== null ? [until] : [])).sort(compareText);
  const [first, last] = [days[0], days.at(-1)];
  const notes = [
    ...(first === undefined || last === undefined ? [] : [reckonedNote(first, last)]),
    ...(rules === null ? [] : [rules]),
  ];
  return notes.map((text, index) => say(index === 0 ? `公示栏附注：${text}` : text, 'note'));
}

/** An announcement of a division. */
export function officialSheet(
  division: { code: string; name: string },
  own: Pick<Sheet, 'name' | 'title' | 'subtitle' | 'period' | 'shortTitle' | 'parts'>,
): Sheet {
  return {
    ...own,
    form: 'official',
    paper: 'a4',
    subject: { kind: 'division', code: division.code, name: division.name },
    place: null,
    answers: [],
    foot: null,
    until: firstEndOf({ answers: [], parts: own.parts }),
  };
}
