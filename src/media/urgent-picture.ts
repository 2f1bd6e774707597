/**
 * Lays out an urgent notice as one picture for chats (紧急通知图片), 1080 wide: its title, whom it is for, until when, and as much
 * of its text as can be read on a telephone. What has no room is not cut in silence: a sentence says where the rest is.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Publication } from '../domain/publication.ts';
import type { Notice } from '../domain/records.ts';
import { urgentAddress, urgentFacts } from '../sheets/urgent.ts';
import { type NoticePassage, noticeView } from '../views/common/notice.ts';
import type { Layout } from './draw.ts';
import { column, type Element, fittedSize, row, text, widthInEm } from './elements.ts';
import { COLOURS, HEI, SONG } from './look.ts';
import type { PictureFrame } from './share-card.ts';

export interface UrgentPicture {
  title: string;
  /** Paragraphs, whole or cut; a cut one is the last. */
  lines: string[];
  /** Where the rest of the text is; null where all of it stands here. */
  rest: string | null;
  facts: { label: string; value: string }[];
  /** 公示期至 of one that names somebody. */
  until: IsoDate | null;
}

const WIDTH = 1080;
const EDGE = 60;
const ROOM = WIDTH - 2 * EDGE;
/** The least that is read on a telephone that shows the picture as wide as its screen. */
const TEXT = 42;
const LABEL = 130;
const LINE = 1.5;
/** As long as a picture may be that chats still show whole. */
const HEIGHTS = [1080, 1440, 1920] as const;
/** At most so many lines of the text, and at least so many beside the longest title and facts. */
const TEXT_LINES = { most: 16, least: 4 };
const FACT_LINES = 3;
const FACT_EM = 20;
/** Whom it is for, cut here; the sheet and the page say all. */
const FACT_CHARACTERS = FACT_EM * FACT_LINES;
const TITLE_CHARACTERS = 60;
const SCALES = [1.3, 1.15, 1, 0.92, 0.86, 0.8];

/** What the picture of a notice says. */
export function urgentPicture(publication: Publication, notice: Notice): UrgentPicture {
  const { passages, lastDay } = noticeView(publication, notice);
  const facts = urgentFacts(publication, notice).map(({ label, value }) => ({ label, value: short(value) }));
  const title = cutAt(notice.title, TITLE_CHARACTERS);
  const room = HEIGHTS[2] - heightOf({ title, lines: [], facts, rest: '…' });
  const most = Math.max(TEXT_LINES.least, Math.min(TEXT_LINES.most, Math.floor(room / (TEXT * LINE + 8))));
  const { lines, isCut } = fitting(passages.flatMap(linesOf), most);
  const isShort = facts.some(({ value }) => value.endsWith('…')) || [...notice.title].length > TITLE_CHARACTERS;
  return {
    title,
    lines,
    rest:
      isCut || isShort ? `这里只有一部分，全文见张贴的紧急通知，或网页 ${urgentAddress(publication, notice)}` : null,
    facts,
    until: lastDay,
  };
}

const cutAt = (words: string, most: number): string => {
  const characters = [...words];
  return characters.length <= most ? words : `${characters.slice(0, most - 1).join('')}…`;
};

const short = (words: string): string => cutAt(words, FACT_CHARACTERS);

function linesOf(passage: NoticePassage): string[] {
  if (passage.kind === 'item') return [`${passage.mark} ${passage.text}`];
  if (passage.kind !== 'table') return [passage.text];
  // On a narrow picture a row is a line.
  return passage.rows.map((cells) =>
    cells
      .map((cell, at) => (passage.head[at] ? `${passage.head[at]} ${cell}` : cell))
      .filter((words) => words.trim() !== '')
      .join('，'),
  );
}

const linesTaken = (words: string): number => Math.ceil(widthInEm(words) / Math.floor(ROOM / TEXT - 1));

/** As many paragraphs as have room, the last of them cut at the end of a sentence where there is one. */
function fitting(paragraphs: readonly string[], most: number): { lines: string[]; isCut: boolean } {
  const lines: string[] = [];
  let left = most;
  for (const words of paragraphs) {
    const taken = linesTaken(words);
    if (taken <= left) {
      lines.push(words);
      left -= taken;
      continue;
    }
    if (left > 1) lines.push(cutParagraph(words, left));
    return { lines, isCut: true };
  }
  return { lines, isCut: false };
}

function cutParagraph(words: string, lines: number): string {
  const most = Math.floor(ROOM / TEXT - 1) * lines;
  let kept = '';
  for (const character of words) {
    if (widthInEm(kept + character) > most - 1) break;
    kept += character;
  }
  const end = Math.max(...['。', '！', '；'].map((mark) => kept.lastIndexOf(mark)));
  return end >= kept.length / 2 ? kept.slice(0, end + 1) : `${kept}…`;
}

export function urgentLayout(urgent: UrgentPicture, frame: PictureFrame): Layout {
  const height = HEIGHTS.find((one) => one >= heightOf(urgent)) ?? HEIGHTS[2];
  return { width: WIDTH, height, zoom: 1, scales: SCALES, build: (scale) => build(urgent, frame, height, scale) };
}

/** About how much it takes at scale 1. */
function heightOf({ title, lines, facts, rest }: Omit<UrgentPicture, 'until'>): number {
  const text = lines.reduce((sum, words) => sum + linesTaken(words) * TEXT * LINE + 14, 0);
  const below = facts.reduce((sum, { value }) => sum + Math.ceil(widthInEm(value) / FACT_EM) * 56, 0);
  return 340 + Math.ceil([...title].length / 13) * 88 + text + below + (rest === null ? 0 : 130);
}

function build(urgent: UrgentPicture, frame: PictureFrame, height: number, scale: number): Element {
  const px = (size: number): number => Math.round(size * scale);
  const size = fittedSize(urgent.title, ROOM / scale, [
    [96, 1],
    [84, 2],
    [68, 3],
    [54, 5],
  ]);
  return column(
    { width: WIDTH, height, background: COLOURS.surface, color: COLOURS.ink, fontFamily: HEI },
    row(
      {
        alignItems: 'center',
        justifyContent: 'space-between',
        padding: `${px(22)}px ${EDGE}px`,
        background: COLOURS.late,
        color: COLOURS.surface,
      },
      text({ fontWeight: 700, fontSize: px(56) }, '紧急通知'),
      text({ fontSize: px(32), flexShrink: 1, marginLeft: px(24) }, frame.demo ?? frame.siteName),
    ),
    column(
      { flexGrow: 1, justifyContent: 'space-between', padding: `${px(36)}px ${EDGE}px ${px(32)}px` },
      column(
        { width: ROOM },
        text({ fontFamily: SONG, fontWeight: 700, fontSize: px(size), lineHeight: 1.25 }, urgent.title),
        ...urgent.lines.map((words) => text({ fontSize: px(TEXT), lineHeight: LINE, marginTop: px(14) }, words)),
        urgent.rest !== null &&
          text({ fontSize: px(36), lineHeight: 1.4, marginTop: px(22), color: COLOURS.late }, urgent.rest),
      ),
      column(
        { width: ROOM, borderTop: `4px solid ${COLOURS.ink}`, paddingTop: px(20), marginTop: px(24) },
        ...urgent.facts.map(({ label, value }) => factLine(label, value, px)),
      ),
    ),
  );
}

function factLine(label: string, value: string, px: (size: number) => number): Element {
  return row(
    { width: ROOM, marginTop: px(6) },
    text({ width: LABEL, fontSize: px(38), lineHeight: 1.4, fontWeight: 700 }, label),
    text({ width: ROOM - LABEL, fontSize: px(38), lineHeight: 1.4 }, value),
  );
}
