/**
 * What a screen shows (屏幕快照): everything of one estate, as plain values. The build writes it into the page, the player
 * reads it from there or from a newer page; nothing else is ever asked for.
 *
 * Both the player and `src/screens` import this description, so that they agree.
 */
import { isDay } from './term.ts';

/** How much to believe a panel, as on the web page (公示状态). */
export interface ScreenStamp {
  state: 'urgent' | 'disclosed' | 'overdue' | 'undisclosed' | 'unknown' | 'not-applicable';
  /** 已公示, 逾期 29 天, … */
  text: string;
  /** As it is read: 2026年10月31日; null where it has none. */
  asOf: string | null;
}

/** A line, which is shown whole or not at all. A panel with more lines than fit continues on a further page. */
export type Item = (
  | { kind: 'heading'; text: string }
  /** One of the answers that residents come for, in large words. */
  | { kind: 'answer'; label: string; value: string; small: string | null }
  /** The figure people came for. */
  | { kind: 'figure'; value: string; unit: string; note: string | null }
  /**
   * `isUnsure`: nobody can judge it, which is not the same as late. A `lead` answers what its panel is about. `spans` are the
   * same words in pieces, where some weigh more.
   */
  | {
      kind: 'text';
      text: string;
      tone: 'lead' | 'plain' | 'note' | 'missing' | 'unmet' | 'band';
      isUnsure?: true;
      spans?: Span[];
    }
  /** A row: name on the left, figure on the right, the rest below. */
  | { kind: 'row'; name: string; value: string | null; more: string | null; weight: 'plain' | 'sum' | 'total' }
  /** 期次条. */
  | { kind: 'strip'; cells: StripCell[]; legend: string }
  /** One bar of a picture; hundredths of a percent of its line. */
  | {
      kind: 'bar';
      label: string;
      value: string;
      start: number;
      width: number;
      isHatched: boolean;
      /** Its value is an amount, which needs more room than a count. */
      isMoney?: true;
      limit: number | null;
    }
  /** 指导价图. */
  | { kind: 'range'; low: number; high: number; base: number; price: number; labels: RangeLabels }
  /** 红榜 or 黑榜 in a frame, so that they differ not by colour alone. */
  | { kind: 'honour'; isBlack: boolean; mark: string; text: string }
  /** A number to call. */
  | { kind: 'number'; name: string; number: string; hours: string | null }
  | { kind: 'source'; text: string }
) & {
  /** Names somebody as bad: taken down first when nobody has confirmed it for long. */
  accuses?: true;
  /** `YYYY-MM-DD`, the last day on which it is shown (公示止). */
  until?: string;
  /** A line of a picture, whose lines are never shown apart. */
  picture?: 'begins' | 'goes on';
};

/** A piece of a sentence: the figure that people came for, or what is late or out of line. */
export interface Span {
  text: string;
  isFigure?: true;
  isLate?: true;
  /** Never split over two lines, such as a date or a number with its unit. */
  isWhole?: true;
}

/** How it stands on the list of a period, and the character that says so. */
export interface StripCell {
  standing: 'red' | 'black' | 'absent' | 'unpublished';
  mark: string;
  label: string;
}

export interface RangeLabels {
  low: string;
  high: string;
  base: string;
  price: string;
}

/** A panel (栏目): on one page of the screen, or on several. */
export interface Frame {
  /** A panel of the board, or `answer`, `coming`, `undisclosed`, `county-lists`, `complain`, or `notice-<n>` for an urgent notice. */
  id: string;
  /** Its number on the board; null where it has none. */
  number: number | null;
  title: string;
  stamp: ScreenStamp | null;
  items: Item[];
  /**
   * 一句话: its message as a sign, in texts of at most 60 characters, each a page of its own; left out where it has none, and
   * by earlier versions.
   */
  sign?: Item[];
  /** Of these messages only the first that may be shown is, such as the next day of 接下来. */
  isFirstSignOnly?: true;
  /** `YYYY-MM-DD`: the last day on which what it says is news; left out where nothing in it is. */
  newUntil?: string;
  /** `YYYY-MM-DD`: the last day on which its data are fresh enough to name somebody as bad; left out where nothing does. */
  accusesUntil?: string;
  /** The same in days from that of publication, where a table doesn't tell its day. */
  accusesFor?: number;
}

export interface QrDrawing {
  /** Modules of an edge, without the quiet zone. */
  modules: number;
  /** Path data of the dark modules, a unit a module. */
  path: string;
}

export interface Neighbour {
  code: string;
  name: string;
  /** Who runs it, whom to call, how it stands. */
  items: Item[];
  /** As of a panel. */
  accusesUntil?: string;
  accusesFor?: number;
}

export interface ScreenSettings {
  order: readonly string[];
  seconds: number;
  secondsOf: Readonly<Record<string, number>>;
  complainEvery: number;
  dayParts: readonly { from: string; until: string; order: readonly string[] }[];
  night: { from: string; until: string; brightness: number } | null;
  reloadAt: string;
  urgent: 'alternate' | 'only';
  accuseDays: number;
  contactDays: number;
  dataDays: number;
}

export interface Snapshot {
  /** The version of this format; a snapshot with another number is not used. */
  form: 1;
  /** A hash of the page (内容编号), which stays while nothing on it changes; of earlier versions the id of their release. */
  id: string;
  /** `BY_ID`, for players that know a page by its release. */
  release: string;
  /** `YYYY-MM-DD`: no earlier day can be today: that until which its tables speak, of earlier versions the day of publication. */
  asOf: string;
  /** `YYYY-MM-DD` (公布日期), on a stick and of earlier versions; of any other the term of its publication tells. */
  publishedOn?: string;
  /** The number of the publication that made it; of earlier versions alone. */
  number?: number;
  /** 数据截至: until when its tables speak; left out by earlier versions. */
  data?: {
    /** `YYYY-MM-DD`: the newest of them; left out where a table doesn't tell its day, which may be that of publication. */
    newest?: string;
    text: string;
  };
  estate: { code: string; name: string };
  siteName: string;
  publisher: string;
  /** 示例数据 in words; null for real data. */
  demo: string | null;
  settings: ScreenSettings;
  /** Panels in the order of the board. The settings say which of them are shown, and when. */
  frames: Frame[];
  /** Urgent notices (紧急通知), which come before everything. */
  urgent: Frame[];
  complain: {
    /** Null where portal.yaml has no complaint address. */
    qr: QrDrawing | null;
    /** The address in the code. */
    url: string | null;
    /** To type. */
    address: string;
    numbers: { name: string; number: string; hours: string }[];
    /** 电梯被困: whom to call; left out where the estate has no lift, and by earlier versions. */
    stuck?: string;
    /** What to say on the telephone. */
    hint: string;
  };
  neighbours: Neighbour[];
  /** Names of the player's own files; where they differ from those that run, the page must be loaded anew. */
  player: string[];
}

/** `manifest.json` of a screen (清单): what a whole snapshot consists of. */
export interface ScreenManifest {
  form: 1;
  estate: string;
  /** These three as in its snapshot. Which publication is newer, the term tells (`term.ts`). */
  id: string;
  release: string;
  asOf: string;
  /** Of earlier versions. */
  number?: number;
  /** The file beside `sw.js` by which the term knows it; left out by earlier versions. */
  list?: string;
  /** Relative to the manifest; the page itself is `index.html`. */
  files: { path: string; bytes: number; sha256: string }[];
}

/** Id of the element that holds the snapshot as JSON. */
export const SNAPSHOT_ELEMENT = 'snapshot';

/** The snapshot in the text of a page; null where there is none, or one of another estate or form. */
export function snapshotIn(page: string, estate: string): Snapshot | null {
  const found = new RegExp(`<script type="application/json" id="${SNAPSHOT_ELEMENT}">([^<]*)</script>`).exec(page);
  try {
    return asSnapshot(JSON.parse(found?.[1] ?? 'null'), estate);
  } catch (_) {
    return null;
  }
}

/** A value as a snapshot of an estate; null where it is none. */
export function asSnapshot(value: unknown, estate: string): Snapshot | null {
  const read = value as Snapshot | null;
  return read !== null &&
    typeof read === 'object' &&
    read.form === 1 &&
    read.estate?.code === estate &&
    typeof read.release === 'string' &&
    isDay(read.asOf) &&
    Array.isArray(read.frames) &&
    Array.isArray(read.urgent)
    ? typeof read.id === 'string'
      ? read
      : { ...read, id: read.release, publishedOn: read.asOf }
    : null;
}

/** A value as the manifest of an estate; null where it is none. */
export function asManifest(value: unknown, estate: string): ScreenManifest | null {
  const read = value as ScreenManifest | null;
  return read !== null &&
    typeof read === 'object' &&
    read.form === 1 &&
    read.estate === estate &&
    (read.list === undefined || /^ids-[\w-]+\.json$/.test(read.list)) &&
    typeof read.release === 'string' &&
    isDay(read.asOf) &&
    Array.isArray(read.files) &&
    read.files.some(({ path }) => path === 'index.html') &&
    read.files.every(
      ({ path, bytes, sha256 }) =>
        typeof path === 'string' && typeof bytes === 'number' && /^[0-9a-f]{64}$/.test(sha256) && isOwnPath(path),
    )
    ? typeof read.id === 'string'
      ? read
      : { ...read, id: read.release }
    : null;
}

/** Whether a file of a manifest lies beside the page or among the player's files, as all must. */
const isOwnPath = (path: string): boolean => /^(?:\.\.\/player-assets\/)?[\w.-]+$/.test(path) && path !== '..';
