/**
 * Published lists as a row of periods: in which of them a subject was listed, which were never published.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { type Cadence, cadenceOf, comparePeriods, type Period, periodEnd, shiftPeriod } from '../domain/period.ts';
import type { ListColour, ListEntry, SubjectKind } from '../domain/records.ts';

/** One period of one division's lists; `entries` null where no list of that period is known. */
export interface ListPeriod {
  period: Period;
  entries: readonly ListEntry[] | null;
}

/**
 * The periods from the first that the division has published to the last that is complete or published,
 * in order. An entry counts for its own 期次, whatever day it was entered.
 */
export function listPeriods(
  entries: readonly ListEntry[],
  cadence: Cadence,
  subjectKind: SubjectKind,
  asOf: IsoDate,
): ListPeriod[] {
  const own = entries.filter((entry) => entry.subjectKind === subjectKind && cadenceOf(entry.period) === cadence);
  const byPeriod = new Map<Period, ListEntry[]>();
  for (const entry of own) {
    const known = byPeriod.get(entry.period);
    if (known) known.push(entry);
    else byPeriod.set(entry.period, [entry]);
  }
  const published = [...byPeriod.keys()].sort(comparePeriods);
  const first = published[0];
  const last = published.at(-1);
  if (first === undefined || last === undefined) return [];
  const periods: ListPeriod[] = [];
  for (
    let period = first;
    comparePeriods(period, last) <= 0 || periodEnd(period) < asOf;
    period = shiftPeriod(period, 1)
  ) {
    periods.push({ period, entries: byPeriod.get(period) ?? null });
  }
  return periods;
}

/** Consecutive periods of one state: listed throughout, or with periods inside of which nothing is known. */
export interface Run {
  from: Period;
  until: Period;
  /** Periods in which the subject is listed. */
  listed: number;
  /** Unpublished periods between them. */
  missing: number;
  entries: readonly ListEntry[];
}

/** A subject's runs on a list, where a missing period between two listings does not break a run but makes it doubtful. */
export function runsOf(
  periods: readonly ListPeriod[],
  subject: string,
  colour: ListColour,
): { definite: Run[]; possible: Run[] } {
  const definite: Run[] = [];
  const possible: Run[] = [];
  let sure: ListPeriod[] = [];
  let open: ListPeriod[] = [];
  const entriesOf = (chosen: readonly ListPeriod[]): ListEntry[] =>
    chosen.flatMap(({ entries }) =>
      (entries ?? []).filter((entry) => entry.subject === subject && entry.colour === colour),
    );
  const close = (chosen: ListPeriod[], into: Run[]): void => {
    // Periods of which nothing is known count only between listings, not at the end of them.
    const trimmed = [...chosen];
    while (trimmed.length > 0 && trimmed.at(-1)?.entries === null) trimmed.pop();
    const [from, until] = [trimmed[0], trimmed.at(-1)];
    if (!from || !until) return;
    const missing = trimmed.filter(({ entries }) => entries === null).length;
    into.push({
      from: from.period,
      until: until.period,
      listed: trimmed.length - missing,
      missing,
      entries: entriesOf(trimmed),
    });
  };
  for (const period of periods) {
    if (entriesOf([period]).length > 0) {
      sure.push(period);
      open.push(period);
    } else if (period.entries === null) {
      close(sure, definite);
      sure = [];
      if (open.length > 0) open.push(period);
    } else {
      close(sure, definite);
      close(open, possible);
      sure = [];
      open = [];
    }
  }
  close(sure, definite);
  close(open, possible);
  return { definite, possible: possible.filter((run) => run.missing > 0) };
}
