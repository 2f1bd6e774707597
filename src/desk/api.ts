/**
 * What the clerk's desk (办事台) and its page say to each other: one folder of content, one clerk, one machine.
 *
 * Every address lies below `/<token>/api/`. Answers are JSON; a refusal is `Refused` with a status of 4xx and a sentence
 * that a clerk can act on. The page never writes a file itself: what it sends is done by the desk, in one step each.
 *
 * The page itself lies at `/<token>/`, with `desk.js` and `desk.css` beside it, and asks for nothing else. A change is
 * answered with anything of status 2xx: the page asks for `state` again.
 *
 * The other addresses: `POST reading` and `POST draft` (see below; a draft is a `MappingText` that is not there yet), `PUT files/<name>` (bytes; answered with `isSame`; the same name replaces, and the former file is kept in `.desk/` of the
 * folder), `DELETE files/<name>`, `POST firms`, `POST keep` (`{paths}`), `GET mapping?path=…` and `PUT mapping` (`{path, text}`), `DELETE mapping?path=…`,
 * `POST corrections` (a `Correction` without its day), `DELETE corrections?file=…&sheet=…&cell=…`, `POST undo` (takes back
 * the last change of the folder), `GET returns` (marked workbooks as one ZIP), `POST urgent` (see `UrgentNotice`; `urgent-look` draws it), `POST urgent-again` (sends
 * what waits), `DELETE urgent?file=…` (takes one off), `DELETE job` (stops what runs). A
 * change names in `If-Match` the revision on which it is made.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Fact, Sure } from '../domain/mapping.ts';
import type { Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import type { SaidPublicly } from '../domain/said-publicly.ts';

/** A refusal, in Chinese. */
export interface Refused {
  refused: string;
}

/** `GET state`: everything but the cells. `revision` grows with each change of the folder, whoever made it. */
export interface DeskState {
  revision: number;
  /** Folder names without the path to them. */
  folder: string;
  asOf: IsoDate;
  /** Whether the settings are there; without them the first step is `POST setup`. */
  settings: { name: string; publisher: string; divisions: readonly string[]; demo: boolean } | null;
  files: readonly DeskFile[];
  problems: readonly Problem[];
  /** What `POST keep` would write. Of a proposed mapping also how sure it is, and the headers that it would not publish. */
  toKeep: readonly { path: string; about: string; text: string; sure?: Sure; left?: readonly string[] }[];
  corrections: readonly Correction[];
  /** Rows that were read and wait or stay inside, by table and reason: a listing of a day to come. */
  withheld: readonly { name: string; reason: string; rows: number }[];
  /** Where the site is written, as the machine names it. */
  out: string;
  /** Records by table. */
  tables: readonly { table: TableId; name: string; records: number; faulty: number }[];
  /** The live release of the folder that is published to, null where nothing is published. */
  published: Published | null;
  /** What `POST undo` would take back, in words; null where there is nothing. */
  lastChange?: string | null;
  /** Whether `POST rollback` has where to go. */
  canRollBack: boolean;
  /** Other desks on the same folder, by when they were last seen. */
  others: readonly { since: string }[];
  /** The job that runs or ran last. */
  job: Job | null;
}

/** What is published. */
export interface Published {
  id: string;
  number: number;
  asOf: IsoDate;
  at: string;
  /** The number of the release of which it is a copy, put back by `rollback`; null for one of its own. */
  restored: number | null;
  /** Files of the folder, by path, that are other now than when it was made, or weren't there then, or are no more. */
  changed: readonly string[];
}

/** A file of `tables/`, with the sheets in it. */
export interface DeskFile {
  path: string;
  bytes: number;
  sheets: readonly DeskSheet[];
}

/** `POST agreed`: what is agreed to of a reminder for which no mapping has a place (说定的提醒). */
export interface Agreed {
  code: string;
  /** Patterns of file names. */
  files: readonly string[];
  about: readonly string[];
  reason: string;
}

/** `DELETE agreed`: what of a file, named without folder and ending, is to be told again. */
export interface AgreedNoMore extends Pick<Agreed, 'code' | 'about'> {
  stem: string;
}

export interface DeskSheet {
  /** Null for CSV. */
  name: string | null;
  rows: number;
  /** How it is read: as the tables' own layout, by a kept mapping, by one that is proposed, passed over by a kept one, or not at all. */
  read: 'plain' | 'mapped' | 'proposed' | 'passed' | 'unread';
  /** The mapping's file, where there is one. */
  mapping: string | null;
  /** What became of it. */
  tables: readonly { table: TableId; name: string; records: number }[];
  errors: number;
  warnings: number;
}

/** `GET sheet?file=…&sheet=…&from=0&count=200`: the cells as the spreadsheet shows them, rows from 0. */
export interface SheetCells {
  file: string;
  sheet: string | null;
  /** How many rows and columns there are in all. */
  rows: number;
  columns: number;
  from: number;
  cells: readonly (readonly string[])[];
  /** Row of the header and column of the rows' names, from 0; null where the sheet isn't read. */
  headerRow: number | null;
  naming: number | null;
  /** How many records of each table came from the whole sheet, and those that came from these rows, their rows from 0 too. */
  records: readonly {
    table: TableId;
    name: string;
    headers: readonly string[];
    count: number;
    rows: readonly { row: number; values: readonly string[] }[];
  }[];
}

/**
 * A correction (更正): another value in the place of a cell, beside the file, which stays as it came. It holds as long as
 * the cell still says `from`.
 */
export interface Correction {
  file: string;
  sheet: string | null;
  /** As the spreadsheet names it: B7. */
  cell: string;
  from: string;
  to: string;
  reason: string;
  day: IsoDate;
}

/** The settings that the desk shows and changes, by where they stand in portal.yaml, with what the desk calls them. */
export const SETTING_WORDS = {
  name: '公示栏的名称',
  publisher: '单位全称',
  base: '网址',
  demo: '现在是',
  divisions: '行政区划代码',
  'complaint.url': '投诉二维码的网址',
  'complaint.hosts': '二维码可以指向的域名',
  contact: '联系方式',
  organizer: '主办单位',
  undertaker: '承办单位',
  icp: '备案号',
  police_icp: '公安备案号',
  site_code: '网站标识码',
  report_errors: '网站找错',
} as const;
export type SettingKey = keyof typeof SETTING_WORDS;
export const SETTING_KEYS = Object.keys(SETTING_WORDS) as readonly SettingKey[];

/** The setting that a problem of portal.yaml is about, by its column; null for one that the desk doesn't show. */
export const settingOf = (column: string | null): SettingKey | null =>
  SETTING_KEYS.find((key) => column === key || column?.startsWith(`${key}.`) === true) ?? null;

/** `GET settings`, and what `PUT settings` takes: as they are written, right or wrong; lists are joined by 、. */
export interface Settings {
  values: Readonly<Record<SettingKey, string>>;
  /** What the one division is called in 行政区划, as setup has written it; null where the office keeps that table itself. */
  place: string | null;
}

/** What `POST firms` takes for each firm (`{firms}`): the credit code (统一社会信用代码) of one that tables know by name alone. */
export interface FirmCode {
  name: string;
  code: string;
}

/** What `POST firms` answers: a code that stays unwritten, and why; all others are written. */
export interface FirmRefused {
  name: string;
  why: string;
}

/** `GET returning`: what `GET returns` holds (退改), line by line: who gets what. */
export interface Returning {
  rows: readonly {
    to: string;
    /** A file of the ZIP; else what the problem is of, or why it could not be marked. */
    what: string;
    isFile: boolean;
    errors: number;
    warnings: number;
    note: string;
    /** A text to be sent as it is; null for a workbook. */
    text: string | null;
    /** Of a file that doesn't go back: which one stands in its place. */
    gaveWayTo?: string;
  }[];
}

/** `GET said`: whom publishing the folder would accuse, without what couldn't be read whole, which is named; null without settings. */
export type Said = { said: SaidPublicly; lacking: readonly Lacking[] } | null;

/** A file or a sheet of it that couldn't be read whole (没有读全的): nobody has said yet how, or something in it has to be mended. */
export interface Lacking {
  file: string;
  sheet: string | null;
  why: 'unsaid' | 'errors';
}

/** `GET estates`: which there are, to choose one whose sheets and screen are shown. */
export type Estates = readonly { code: string; name: string }[];

/** The table of places (行政区划) that setup writes, of one row. */
export const DIVISION_FILE = 'tables/行政区划.csv';

/** `POST setup`: the settings of an empty folder, and its place as the first row of 行政区划. */
export interface Setup {
  name: string;
  publisher: string;
  base: string;
  division: { code: string; name: string };
  demo: boolean;
}

/**
 * What runs longer than a moment, one at a time: `POST compare`, `preview` (`{estate?: code}`), `sheets` (the sheets of
 * another estate beside the preview), `publish` (`{accept?: string}`), `rollback`, `print`. Each answers with the job at once; `GET job` tells how it stands.
 */
export interface Job {
  id: number;
  kind: 'compare' | 'preview' | 'sheets' | 'publish' | 'rollback' | 'print' | 'urgent';
  state: 'running' | 'done' | 'failed';
  /** The lines that the command has said. */
  lines: readonly string[];
  /** How far the running command is; null where it doesn't tell. */
  progress?: { says: string; done: number; of: number } | null;
  /** Where there is something to look at: an address below the token (`preview/…`, `compare.html`). */
  result: string | null;
  /** Where there is more than one thing to look at. */
  links?: readonly { name: string; address: string }[];
  /** The estate whose sheets were made with a preview; left out where there is none. */
  estate?: string;
  /** Publishing stops for a loss until somebody says why; then the sentence that asks. */
  asks: string | null;
}

/** `GET mapping?path=…`, and what `PUT mapping` takes: a mapping's file as it stands, or the proposed one. */
export interface MappingText {
  path: string;
  text: string;
}

/** `POST reading`: how a sheet would be read by a mapping that is being made or changed. Nothing is written. */
export interface AskedReading {
  file: string;
  sheet: string | null;
  /** The mapping's text; null where there is none yet. */
  text: string | null;
  /** Other sheets that the same mapping reads: what stands in them is told as well. */
  others?: readonly { file: string; sheet: string | null }[];
  /** Rows of the header as the clerk says, from 0; null for those that are found. */
  header: HeaderAt | null;
}

export interface HeaderAt {
  from: number;
  to: number;
}

export interface SheetReading {
  /** Null where no row looks like a header and nobody has said which is. */
  header: HeaderAt | null;
  /** The sheet's columns in their order. */
  columns: readonly ReadColumn[];
  /**
   * What is told outside the rows: `foot` is the day at the foot, `scope` (范围) the place of which a table of counts tells
   * everything. A fact that isn't told is left out.
   */
  facts: readonly { fact: Fact | 'foot' | 'scope'; text: string; cell: string | null }[];
  /** Lines `label：text` outside the rows. */
  labels: readonly { label: string; text: string }[];
  /** Sub-heads over blocks of rows: 一、红榜企业（2家）. */
  headings: readonly string[];
  /** Table by table as the mapping has them; empty without a mapping that can be used. */
  tables: readonly ReadTable[];
  /** Why the mapping can't be used, in words; null where it can. */
  wrong: string | null;
}

export interface ReadColumn {
  header: string;
  /** From 0. */
  column: number;
  /** Its words from the rows below, the most frequent first, with the number of rows; not all where there are many. */
  words: readonly { word: string; rows: number }[];
  /** How many different words there are in all. */
  different: number;
}

export interface ReadTable {
  /** Canonical headers of required columns that nothing fills. */
  lacking: readonly string[];
  /** By canonical header. */
  columns: Readonly<Record<string, ReadTarget>>;
}

/** What becomes of a column of a published table. */
export interface ReadTarget {
  /** What is told for all rows, of several sheets each; null where it stands in the rows, or isn't told. */
  told: string | null;
  /** The unit of its numbers and who says it; null for what has none. */
  unit: { text: string; by: 'header' | 'sheet' | 'mapping' | 'nobody' } | null;
  /** Of a column with a closed list, what each word becomes; null where it is none of the list. */
  words: readonly { word: string; rows: number; to: string | null }[];
}

/** `POST draft`: the mapping of a sheet as a table that a clerk names, with what is known of its columns filled in. */
export interface AskedDraft extends Pick<AskedReading, 'file' | 'sheet' | 'header'> {
  /** The table's Chinese name; null for a sheet that is no table to be published. */
  table: string | null;
}
