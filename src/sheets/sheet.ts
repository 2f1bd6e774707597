/**
 * What stands on a printed sheet (公示单): words, figures and tables in their order, and nothing of how they are set.
 *
 * Plain values, so that a test can read a sheet as text, and a typesetter needs to know no estate. Free of Typst, of
 * disk and of the clock.
 */
import { firstEnd } from '../domain/accusation-term.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { StripMark } from '../domain/listing.ts';
import type { SheetName } from '../domain/sheet-names.ts';
import type { Stamp } from '../wording/labels.ts';
import type { Words } from '../wording/pieces.ts';

/** Where a code hangs (张贴位置), as addresses name it: 公示栏, 电梯, 单元门. */
export const PLACES = ['board', 'lift', 'door'] as const;
export type Place = (typeof PLACES)[number];

/** Words that count days up to today say as well what of them stays true when they are read days later. */
export interface Lasting {
  lasting?: string;
}

/** A cell: its words, and smaller words below them. What lasts stands for both: 维保 2026年10月1日 for 40 天. */
export interface Cell extends Lasting {
  text: string;
  small: string | null;
}

export interface Column {
  title: string;
  /** Whether the column holds figures, which are aligned to the right. */
  isFigure: boolean;
  /** Its share of the table's width. A column of figures takes what it needs. */
  share: number;
}

export interface Row {
  cells: Cell[];
  /** A sum stands out; a total closes the table; a group names the rows below it and fills the line with its first cell. */
  weight: 'plain' | 'sum' | 'total' | 'group';
  /** Names somebody as bad. */
  accuses?: true;
  /** 公示期至 of what it says of somebody. */
  until?: IsoDate;
}

/** One bar of a picture, in hundredths of a percent of its line. */
export interface Bar extends Lasting {
  label: string;
  value: string;
  start: number;
  width: number;
  /** Whether the bar is hatched, which marks money paid out or days beyond a limit without colour. */
  isHatched: boolean;
  /** Its value is an amount, which needs more room than a count. */
  isMoney?: true;
}

/**
 * What a block is for (作用), where some surface treats it differently. An `emergency` says whom to call in danger. A
 * `detail` is for readers who take their time; screens leave it out.
 */
export type Role = 'emergency' | 'detail';

/** What surfaces besides paper need to know of a block, set where it is made, so that nothing is read out of its words. */
interface Marks {
  role?: Role;
  /** Names somebody as bad. */
  accuses?: true;
  /** 公示期至 of what it says of somebody, praise included. */
  until?: IsoDate;
}

/** A `lead` is the sentence that answers what the part is about. */
export type Tone = 'lead' | 'plain' | 'note' | 'missing' | 'unmet' | 'band';

export type Block = Marks & Content;

type Content =
  | { kind: 'heading'; text: string }
  /**
   * The figure people came for; `unit` and `note` follow it in smaller words. A `fact` is the one thing that its sheet says,
   * as large as the line has room for.
   */
  | { kind: 'figure'; value: string; unit: string; note: string | null; isFact?: true }
  /**
   * `isUnsure` means that nobody knows enough to call it unmet. `spans` are the same words in pieces, where some of them weigh more.
   */
  | ({ kind: 'text'; text: string; tone: Tone; isUnsure?: true; spans?: Words } & Lasting)
  /** Labels with values, two or three side by side. */
  | { kind: 'facts'; facts: Fact[] }
  | { kind: 'table'; caption: string | null; columns: Column[]; rows: Row[] }
  /** 期次条: of each period how it stands, and the character that says so. */
  | { kind: 'strip'; label: string; cells: StripCell[]; legend: string }
  | ({
      kind: 'bars';
      title: string;
      sentence: string;
      bars: Bar[];
      limit: { at: number; label: string } | null;
    } & Lasting)
  /** 指导价图: positions in hundredths of a percent. */
  | { kind: 'range'; sentence: string; low: number; high: number; base: number; price: number; labels: RangeLabels }
  | { kind: 'numbers'; numbers: { name: string; number: string; hours: string | null }[] }
  | { kind: 'code'; code: Code }
  /** Several codes beside each other, cut apart along marks. */
  | { kind: 'labels'; labels: Label[] }
  /** 签名、盖章: lines to be written on by hand. */
  | { kind: 'signatures'; places: string[] }
  /** At the right of the page, as an official document ends. */
  | { kind: 'signed'; lines: string[] };

export interface Fact extends Lasting {
  label: string;
  value: string;
}

export interface StripCell {
  standing: StripMark;
  mark: string;
  label: string;
}

export interface RangeLabels {
  low: string;
  high: string;
  base: string;
  price: string;
}

/** A QR code (二维码) and what it must say when it is read. */
export interface Code {
  url: string;
  /** The edge of the code without its quiet zone, in millimetres. */
  sizeMm: number;
  level: 'M' | 'Q';
  /** What the code is for, as a screen reader says it. */
  alt: string;
}

/** One sticker (贴纸): a code with its estate's name and its number. */
export interface Label {
  title: string;
  text: string;
  code: Code;
}

/** A panel of the board, or a part of another sheet. */
export interface Part {
  /** Its number on the board; null where it has none. */
  number: number | null;
  title: string;
  stamp: { state: Stamp; text: string; asOf: string | null } | null;
  blocks: Block[];
  /** 来源: files and rows. */
  source: string | null;
  /** The first 公示期至 of these rows; left out where none ends. */
  sourceUntil?: IsoDate;
}

/**
 * How a sheet is set: `board` in two columns of panels, `statement` as one form, `official` by GB/T 9704, `placard` to
 * be read from where one stands, `urgent` one notice in large letters, `stickers` to be cut.
 */
export type Form = 'board' | 'statement' | 'official' | 'placard' | 'urgent' | 'stickers';

export interface Sheet {
  name: SheetName;
  form: Form;
  paper: 'a4' | 'a3';
  subject: { kind: 'estate' | 'division'; code: string; name: string };
  /** Where its code hangs; null for a sheet that hangs on the board for itself. */
  place: Place | null;
  /** What it is called on its first line and among a document's properties. */
  title: string;
  /** Under the title. */
  subtitle: string | null;
  /** For its file name: 2026-10, 2025, 2026-11-10; empty where the sheet holds until it is changed. */
  period: string;
  /** For its file name and its bookmark: 公示栏, 公共收益, 投诉牌-电梯. */
  shortTitle: string;
  /** The same as it reads in a list of sheets, where that differs: 投诉牌（电梯）. */
  listed?: string;
  /**
   * The answers to what readers ask first, side by side under the title: who manages it, how it is rated, whom to call.
   */
  answers: Answer[];
  parts: Part[];
  /** At the foot of the first page: where to complain. */
  foot: { code: Code; title: string; lines: string[] } | null;
  /** The first 公示期至 of what it says of somebody: after that day it may not hang any more. Null where it names nobody. */
  until: IsoDate | null;
}

export interface Answer {
  label: string;
  value: string;
  small: string | null;
  /** Names somebody as bad. */
  accuses?: true;
  /** 公示期至 of what it says of somebody. */
  until?: IsoDate;
}

/** The first last day among what is marked with one. */
export function firstEndOf({ answers, parts }: Pick<Sheet, 'answers' | 'parts'>): IsoDate | null {
  const blocks = parts.flatMap((part) => part.blocks);
  const rows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return firstEnd([...answers, ...blocks, ...rows].map(({ until }) => until ?? null));
}

export const cell = (text: string, small: string | null = null): Cell => ({ text, small });

/** Every code of a sheet, in its order. */
export function codesOf(sheet: Sheet): Code[] {
  const inParts = sheet.parts.flatMap((part) =>
    part.blocks.flatMap((block) =>
      block.kind === 'code' ? [block.code] : block.kind === 'labels' ? block.labels.map((label) => label.code) : [],
    ),
  );
  return sheet.foot === null ? inParts : [...inParts, sheet.foot.code];
}
