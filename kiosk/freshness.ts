/**
 * Which parts of a snapshot may still be shown (时效). Pure: it is given the snapshot's dates, the time of the last
 * answer from the server, and the time.
 *
 * The age of the data is always shown. Lines that name somebody as bad are taken down first, when nobody has confirmed
 * them for some days; later the whole board is replaced by a page that says that it is out of date. Where the clock
 * can't be trusted, nothing is shown that might no longer hold.
 */
import { DAY_MS, dateAt, dayStartMs, daysFrom, dayText, type Reading } from './clock.ts';
import { flatMap } from './flat-map.ts';
import type { Frame, Item, Snapshot } from './snapshot.ts';

/** `clock`: the time is not known. */
export type Condition = 'current' | 'no-accusing' | 'outdated' | 'clock';

export interface Freshness {
  condition: Condition;
  /** Today in Beijing, `YYYY-MM-DD`; null where the time is not known. */
  today: string | null;
  /** Days since the as-of date; null where the time is not known. */
  ageDays: number | null;
  /** Whole days since the server was heard, or since the as-of day where it never was; null where the time is not known. */
  silentDays: number | null;
  /** Whether a server ever answered. On a stick none does. */
  isHeard: boolean;
}

/** `contactMs`: when the server last said that this is its newest; null where it never has. */
export function freshnessOf(
  { asOf, settings }: Pick<Snapshot, 'asOf' | 'settings'>,
  contactMs: number | null,
  { nowMs, isTrusted }: Reading,
): Freshness {
  if (!isTrusted) return { condition: 'clock', today: null, ageDays: null, silentDays: null, isHeard: false };
  const today = dateAt(nowMs);
  const ageDays = Math.max(0, daysFrom(asOf, today));
  // A confirmation from the future was noted while the clock was wrong.
  const isHeard = contactMs !== null && contactMs <= nowMs + DAY_MS;
  const heardMs = isHeard ? contactMs : dayStartMs(asOf);
  const silentDays = Math.max(0, Math.floor((nowMs - heardMs) / DAY_MS));
  const condition =
    ageDays > settings.dataDays || silentDays > settings.contactDays
      ? 'outdated'
      : silentDays > settings.accuseDays
        ? 'no-accusing'
        : 'current';
  return { condition, today, ageDays, silentDays, isHeard };
}

/** Whether an item may be shown. */
export function isShown({ accuses, until }: Item, { condition, today }: Freshness): boolean {
  if (condition === 'outdated') return false;
  if (until !== undefined && (today === null || today > until)) return false;
  return accuses !== true || condition === 'current';
}

/** A panel without the lines that may no longer be shown, and with a line that says so; null where none is left. */
export function shownFrame(frame: Frame, freshness: Freshness): Frame | null {
  const items = frame.items.filter((item) => isShown(item, freshness));
  const isHeld = frame.items.some((item) => item.accuses === true && !isShown(item, freshness));
  // A stamp that says late or missing may no longer be true either.
  const isJudged = frame.stamp !== null && (frame.stamp.state === 'overdue' || frame.stamp.state === 'undisclosed');
  const stamp = freshness.condition === 'current' || !isJudged ? frame.stamp : null;
  const kept = dropLoneHeadings(items);
  if (!kept.some(({ kind }) => kind !== 'source')) {
    if (!isHeld) return frame.items.length === 0 && stamp !== null ? { ...frame, stamp, items: [] } : null;
  }
  return { ...frame, stamp, items: isHeld ? [...kept, heldBack(freshness)] : kept };
}

/** Headings whose rows were taken down are taken down too. */
function dropLoneHeadings(items: readonly Item[]): Item[] {
  return items.filter((item, index) => {
    if (item.kind !== 'heading') return true;
    const next = items[index + 1];
    return next !== undefined && next.kind !== 'heading' && next.kind !== 'source';
  });
}

function heldBack({ condition, silentDays }: Freshness): Item {
  const why = condition === 'clock' ? '本机时间不准，不知道是不是最新' : `已经 ${silentDays ?? 0} 天没有和网站核对`;
  return { kind: 'text', tone: 'missing', text: `这一栏有的内容${why}，先不显示；以网站公布的为准。` };
}

/** 数据截至 2026年11月10日（10 天前）, with what makes it doubtful; without the days where no age is given. */
export function ageText(asOf: string, { condition, ageDays, silentDays, isHeard }: Freshness): string {
  const data = `数据截至 ${dayText(asOf)}`;
  if (condition === 'clock') return `${data}　本机时间不准，是不是最新不知道`;
  const age = ageDays === null ? '' : ageDays === 0 ? '（今天）' : `（${ageDays} 天前）`;
  return `${data}${age}${isHeard && silentDays !== null && silentDays > 1 ? `　${silentDays} 天没有连上网站` : ''}`;
}

/** A key of what is shown: while it stays, no page needs to be made anew. */
export function shownKey(snapshot: Pick<Snapshot, 'frames' | 'urgent' | 'release'>, freshness: Freshness): string {
  const dated = flatMap([...snapshot.urgent, ...snapshot.frames], ({ items }) =>
    flatMap(items, ({ until }) => (until === undefined ? [] : [until])),
  );
  const { condition, today, silentDays } = freshness;
  const gone = today === null ? 'unknown' : dated.filter((until) => today > until).length;
  // The days in that line are part of what is shown.
  return [snapshot.release, condition, gone, condition === 'no-accusing' ? silentDays : ''].join(' ');
}
