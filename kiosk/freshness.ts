/**
 * Which parts of a snapshot may still be shown (时效). Pure: it is given the snapshot's dates, the time of the last
 * answer from the server, and the time.
 *
 * Until when the data speak is always shown. Lines that name somebody as bad are taken down first, when nobody has
 * confirmed them for some days or their table has grown old, whoever publishes it again; later the whole board is replaced
 * by a page that says that it is out of date. Where the clock can't be trusted, nothing is shown that might no longer
 * hold.
 *
 * A page doesn't say when it was published: its server's term does. Until that has been heard, a screen knows only that it
 * was not before the day of its data, which proves a page young and never old.
 */
import { DAY_MS, dateAt, dayStartMs, daysFrom, dayText, type Reading } from './clock.ts';
import { flatMap } from './flat-map.ts';
import type { Frame, Item, Snapshot } from './snapshot.ts';

/**
 * `unasked`: by the day of its data it may be too old to be shown, and nobody has said yet when it was published. `clock`: the
 * time is not known.
 */
export type Condition = 'current' | 'no-accusing' | 'outdated' | 'unasked' | 'clock';

export interface Freshness {
  condition: Condition;
  /** Today in Beijing, `YYYY-MM-DD`; null where the time is not known. */
  today: string | null;
  /**
   * The day in Beijing on which the server was last heard, or that of publication where it never was; null where the time is
   * not known, or neither of them.
   */
  heardOn: string | null;
  /** Whether a server ever answered. On a stick none does. */
  isHeard: boolean;
  /** The day of publication; where nobody has told it, that until which its tables speak. */
  publishedOn: string;
}

/** Of a snapshot, what decides how long it may be shown. */
type Dates = Pick<Snapshot, 'asOf' | 'publishedOn' | 'data' | 'settings'>;

/**
 * `contactMs`: when the server last said that this is its newest; null where it never has. `toldOn`: the day of publication as
 * the term told it; null where none has.
 */
export function freshnessOf(
  { asOf, publishedOn: pageOn, data, settings }: Dates,
  contactMs: number | null,
  { nowMs, isTrusted }: Pick<Reading, 'nowMs' | 'isTrusted'>,
  toldOn: string | null = null,
): Freshness {
  const publishedOn = toldOn !== null ? toldOn : pageOn === undefined ? asOf : pageOn;
  // A page that tells of no data but its own day is of an earlier version, which was published on it.
  const isDated = toldOn !== null || pageOn !== undefined || data === undefined;
  if (!isTrusted) return { condition: 'clock', today: null, heardOn: null, isHeard: false, publishedOn };
  const today = dateAt(nowMs);
  // A confirmation from the future was noted while the clock was wrong.
  const isHeard = contactMs !== null && contactMs <= nowMs + DAY_MS;
  const isKnown = isHeard || isDated;
  const heardMs = isHeard ? contactMs : dayStartMs(publishedOn);
  const silentDays = Math.floor((nowMs - heardMs) / DAY_MS);
  const newest = data === undefined ? undefined : data.newest;
  const agesFrom = newest === undefined && isDated ? publishedOn : newest;
  const isOld = agesFrom !== undefined && daysFrom(agesFrom, today) > settings.dataDays;
  const isSilent = silentDays > settings.contactDays;
  const condition =
    isOld || (isSilent && isKnown)
      ? 'outdated'
      : isSilent
        ? 'unasked'
        : silentDays > settings.accuseDays
          ? 'no-accusing'
          : 'current';
  return { condition, today, heardOn: isKnown ? dateAt(heardMs) : null, isHeard, publishedOn };
}

/** Of a panel or a neighbour: until when its data are fresh enough to name anybody as bad. */
type Accusing = Pick<Frame, 'accusesUntil' | 'accusesFor'>;

/** Whether anybody may be named as bad: somebody has confirmed it, and the data are fresh enough. */
function mayAccuse(of: Accusing, freshness: Freshness): boolean {
  const { condition, today } = freshness;
  return condition === 'current' && !limits(of, freshness).some((last) => today !== null && today > last);
}

/** The last days on which data are fresh enough. */
function limits({ accusesUntil, accusesFor }: Accusing, { publishedOn }: Freshness): string[] {
  return [
    ...(accusesUntil === undefined ? [] : [accusesUntil]),
    ...(accusesFor === undefined ? [] : [dateAt(dayStartMs(publishedOn) + accusesFor * DAY_MS)]),
  ];
}

/** Whether an item holds today, whomever it names. */
function holds({ until }: Item, { condition, today }: Freshness): boolean {
  return (
    condition !== 'outdated' && condition !== 'unasked' && (until === undefined || (today !== null && today <= until))
  );
}

/** Whether a line of a panel or of a neighbour may be shown. */
export function isShown(item: Item, of: Accusing, freshness: Freshness): boolean {
  return holds(item, freshness) && (item.accuses !== true || mayAccuse(of, freshness));
}

/** A panel without the lines that may no longer be shown, and with a line that says so; null where none is left. */
export function shownFrame(frame: Frame, freshness: Freshness): Frame | null {
  const holding = frame.items.filter((item) => holds(item, freshness));
  const items = holding.filter((item) => isShown(item, frame, freshness));
  const isHeld = items.length < holding.length;
  // A stamp that says late or missing may no longer be true either.
  const isJudged = frame.stamp !== null && (frame.stamp.state === 'overdue' || frame.stamp.state === 'undisclosed');
  const stamp = mayAccuse(frame, freshness) || !isJudged ? frame.stamp : null;
  const kept = dropLoneHeadings(frame.items, items);
  if (!kept.some(({ kind }) => kind !== 'source')) {
    if (!isHeld) return frame.items.length === 0 && stamp !== null ? { ...frame, stamp, items: [] } : null;
  }
  return { ...frame, stamp, items: isHeld ? [...kept, heldBack(freshness)] : kept };
}

/** The items that are shown; headings all of whose rows were taken down are taken down too. */
function dropLoneHeadings(all: readonly Item[], shown: readonly Item[]): Item[] {
  const hasRows = (heading: number): boolean => {
    const next = all[heading + 1];
    // A table's own heading stands above that of its first group.
    if (next !== undefined && next.kind === 'heading') return hasRows(heading + 1);
    for (let at = heading + 1; at < all.length; at++) {
      const item = all[at] as Item;
      if (item.kind === 'heading' || item.kind === 'source') return false;
      if (shown.indexOf(item) >= 0) return true;
    }
    return false;
  };
  return all.filter((item, at) => shown.indexOf(item) >= 0 && (item.kind !== 'heading' || hasRows(at)));
}

/** What a screen says until its server has told when it was published. */
const UNASKED = '还没有和网站核对，不知道是不是最新';

function heldBack({ condition, heardOn }: Freshness): Item {
  const why =
    condition === 'clock'
      ? '时间没有核准，不知道是不是最新'
      : heardOn === null
        ? UNASKED
        : condition === 'current'
          ? '太久没有更新'
          : `从 ${dayText(heardOn)}起没有和网站核对`;
  return { kind: 'text', tone: 'missing', text: `这一栏有的内容${why}，先不显示；以网站公布的为准。` };
}

/** 数据截至 2026年11月10日, or when it was published where nobody says it; with what makes it doubtful. */
export function ageText({ data }: Pick<Snapshot, 'data'>, freshness: Freshness): string {
  const { condition, today, heardOn, isHeard, publishedOn } = freshness;
  const said = data === undefined ? `公布于 ${dayText(publishedOn)}` : data.text;
  if (condition === 'clock') return `${said}　时间没有核准，是不是最新不知道`;
  if (heardOn === null && condition !== 'current' && condition !== 'outdated') return `${said}　${UNASKED}`;
  const isSilent = isHeard && today !== null && heardOn !== null && daysFrom(heardOn, today) > 1;
  return isSilent ? `${said}　从 ${dayText(heardOn)}起没有连上网站` : said;
}

/** A key of what is shown: while it stays, no page needs to be made anew. */
export function shownKey(snapshot: Pick<Snapshot, 'frames' | 'urgent' | 'id'>, freshness: Freshness): string {
  const all = [...snapshot.urgent, ...snapshot.frames];
  const dated = [
    ...flatMap(all, ({ items }) => flatMap(items, ({ until }) => (until === undefined ? [] : [until]))),
    ...flatMap(all, (frame) => limits(frame, freshness)),
    ...flatMap(all, ({ newUntil }) => (newUntil === undefined ? [] : [newUntil])),
  ];
  const { condition, today, heardOn } = freshness;
  const gone = today === null ? 'unknown' : dated.filter((until) => today > until).length;
  // The day in that line is part of what is shown.
  return [snapshot.id, condition, gone, condition === 'no-accusing' ? heardOn : ''].join(' ');
}
