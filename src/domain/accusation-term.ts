/**
 * How long what names somebody stays public (公示期), decided here once for pages, downloads, paper, screens and judges.
 *
 * Every listing has a term, praise like blame; of bulletins, events and notices those that accuse. It ends on its 公示期至, never
 * later than so many months after the act. What has been taken off (移出) is gone at once, but for what has run out (到期),
 * which an office may keep in its archive until the term ends.
 */
import { bulletinEnds, eventEnds } from './event-kinds.ts';
import { addDays, addMonths, type IsoDate } from './iso-date.ts';
import { compareText } from './order.ts';
import { type Period, periodEnd } from './period.ts';
import type { Reckoned } from './reckoned.ts';
import type { Bulletin, ListEntry, Notice, RegisterEvent } from './records.ts';
import type { Removal, Withdrawal } from './removal.ts';
import { settlementOf } from './settlement.ts';

/** For how many months what accuses is public where no law or local regulation is named, and the most that one may set. */
export const USUAL_MONTHS = 12;
export const MONTHS_MAX = 36;

/** What may name somebody, as far as its end depends on it. */
export interface Timed {
  /** Whether it names its subject as bad (点名). */
  accuses: boolean;
  /** Whether it ends by itself though nobody has said when. */
  endsByItself: boolean;
  /** The day of the act, or the last day of the month that it sums up. */
  date: IsoDate;
  /** 公示期至: the last day on which the office wants it public. */
  until: IsoDate | null;
  removedOn: IsoDate | null;
  removal: Removal | null;
}

/** What the office has set for all of it. */
export interface TermLimits {
  /** Months after the act (公示期), law or local regulation permitting. */
  accusationMonths: number;
  /** Months that what was taken off because it had run out stays in the archive, within its term. */
  listMonths: number;
}

export const timedListing = (entry: ListEntry): Timed => ({
  accuses: entry.colour === '黑榜' && entry.subject !== null,
  // Praise ends like blame; a list with nobody on it is a fact about the office.
  endsByItself: entry.subject !== null,
  date: entry.listedOn,
  until: entry.until,
  removedOn: entry.removedOn,
  removal: entry.removal,
});

export const timedBulletin = (bulletin: Bulletin): Timed => ({
  accuses: bulletinEnds(bulletin.kind),
  endsByItself: bulletinEnds(bulletin.kind),
  date: periodEnd(bulletin.month as Period),
  until: bulletin.until,
  removedOn: bulletin.removedOn,
  removal: bulletin.removal,
});

/** Of events also those that confirm a prompt, whatever their kind: a confirmed finding accuses. */
export function timedEvent(event: RegisterEvent): Timed {
  const accuses = eventEnds(event.kind) || settlementOf(event)?.outcome === 'confirmed';
  const { date, until, removedOn, removal } = event;
  return { accuses, endsByItself: accuses, date, until, removedOn, removal };
}

/** A notice ends by itself where it accuses; any other stays as long as its office wants it to. */
export const timedNotice = ({ accuses, from, until }: Notice): Timed => ({
  accuses,
  endsByItself: accuses,
  date: from,
  until,
  removedOn: null,
  removal: null,
});

/** The last day on which something is public, and how it was reckoned; null for the latter where its office has said it. */
export interface Term {
  last: IsoDate;
  reckoned: Reckoned | null;
}

/**
 * 公示期: until when something is public; null where nothing ends it. The term runs from the act or from the decision on it,
 * whichever was earlier; a later 公示期至 than it permits doesn't lengthen it.
 */
export function termOf(timed: Timed, decidedOn: IsoDate | null, limits: TermLimits): Term | null {
  const { date, until, endsByItself } = timed;
  const most = Math.max(USUAL_MONTHS, limits.accusationMonths);
  if (until !== null && (!endsByItself || until <= longestTerm(timed, decidedOn, most)))
    return { last: until, reckoned: null };
  if (!endsByItself) return null;
  const months = until === null ? limits.accusationMonths : most;
  const from = earliest(date, decidedOn ?? date);
  const by = from === date ? 'act' : 'decision';
  return { last: longestTerm(timed, decidedOn, months), reckoned: { months, from, by, written: until } };
}

/** 公示期至: the last day on which something is public; null where nothing ends it. */
export const lastDayOf = (timed: Timed, decidedOn: IsoDate | null, limits: TermLimits): IsoDate | null =>
  termOf(timed, decidedOn, limits)?.last ?? null;

/** The last day that a term of so many months permits. */
export function longestTerm({ date }: Timed, decidedOn: IsoDate | null, months: number): IsoDate {
  return addMonths(earliest(date, decidedOn ?? date), months);
}

/** Whether something is withdrawn on a day; null while it is public. */
export function withdrawalOf(
  timed: Timed,
  decidedOn: IsoDate | null,
  limits: TermLimits,
  asOf: IsoDate,
): Withdrawal | null {
  const { removedOn, removal } = timed;
  // What is known to be wrong is wrong on every day.
  if (removal === '更正') return { why: removal, on: removedOn ?? asOf };
  const last = lastDayOf(timed, decidedOn, limits);
  const ended = last !== null && last < asOf ? ({ why: 'ended', on: addDays(last, 1) } as const) : null;
  if (removedOn === null || removedOn > asOf) return ended;
  if (removal !== '到期') return { why: removal ?? 'unsaid', on: removedOn };
  const isArchived = limits.listMonths > 0 && removedOn >= addMonths(asOf, -limits.listMonths);
  return ended ?? (isArchived ? null : { why: removal, on: removedOn });
}

/** What is left of a listing that is withdrawn: that its list had it. */
export const nameless = (entry: ListEntry): ListEntry => ({
  ...entry,
  ...{ subject: null, basis: null, document: null, reply: null },
  ...{ removedOn: null, removal: null, until: null, toldOn: null },
});
/** What is left of a row of a bulletin that is withdrawn: that its bulletin had it. */
export const namelessBulletin = (bulletin: Bulletin): Bulletin => ({
  ...bulletin,
  ...{ subject: null, reason: null, document: null },
  ...{ removedOn: null, removal: null, until: null },
});

/**
 * The day of the decision (决定日期) behind what names a subject, where an event by the same document tells it; null where
 * none does.
 */
export function decisionDays(
  events: readonly RegisterEvent[],
): (subject: string | null, document: string | null) => IsoDate | null {
  const days = firstDays(events, ({ subject, document }) => `${subject} ${document}`);
  return (subject, document) => days.get(`${subject} ${document}`) ?? null;
}

/** The same by the document alone, for a notice, which names its subjects only in its text. */
export function documentDays(events: readonly RegisterEvent[]): (document: string | null) => IsoDate | null {
  const days = firstDays(events, ({ document }) => document);
  return (document) => days.get(document) ?? null;
}

function firstDays<K>(events: readonly RegisterEvent[], keyOf: (event: RegisterEvent) => K): Map<K, IsoDate> {
  const days = new Map<K, IsoDate>();
  for (const event of events) {
    if (event.document === null || event.removal === '更正') continue;
    const key = keyOf(event);
    days.set(key, earliest(event.date, days.get(key) ?? event.date));
  }
  return days;
}

const earliest = (a: IsoDate, b: IsoDate): IsoDate => (compareText(a, b) <= 0 ? a : b);

/** The first of some last days; null where none of them ends. */
export function firstEnd(days: Iterable<IsoDate | null>): IsoDate | null {
  let first: IsoDate | null = null;
  for (const day of days) if (day !== null) first = earliest(day, first ?? day);
  return first;
}

/** The day after which nothing is left of several things; null where one of them doesn't end, or there is none. */
export function lastEnd(days: readonly (IsoDate | null)[]): IsoDate | null {
  let last: IsoDate | null = null;
  for (const day of days) {
    if (day === null) return null;
    if (last === null || last < day) last = day;
  }
  return last;
}
