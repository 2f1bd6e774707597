/**
 * Periods in a row (期次的先后和连续): in which of them a subject was listed, which were never published, and how long it
 * lasted.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import { type Cadence, cadenceOf, comparePeriods, type Period, periodEnd, shiftPeriod } from '../../domain/period.ts';
import type { ListColour, ListEntry, SubjectKind } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';

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
  const byPeriod = groupBy(own, (entry) => entry.period);
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

/** What is known of a subject in one period: whether it is among those meant, and the records that say so. */
export interface PeriodState<T> {
  period: Period;
  /** Null where nothing is known of the period. */
  inside: boolean | null;
  records: readonly T[];
}

/** A subject's place on the lists of one division, period by period. */
export function listStates(
  periods: readonly ListPeriod[],
  subject: string,
  colour: ListColour,
): PeriodState<ListEntry>[] {
  return periods.map(({ period, entries }) => {
    const records = (entries ?? []).filter((entry) => entry.subject === subject && entry.colour === colour);
    return { period, inside: entries === null ? null : records.length > 0, records };
  });
}

/** Consecutive periods of one state: inside throughout, or with periods between them of which nothing is known. */
export interface Run<T> {
  from: Period;
  until: Period;
  /** Periods in which the subject is among those meant. */
  inside: number;
  /** Periods between them of which nothing is known. */
  missing: number;
  records: readonly T[];
}

/**
 * Runs in consecutive periods, given in order and without gaps. A period of which nothing is known does not
 * break a run but makes it doubtful: such runs are `possible`, those without any are `definite`.
 */
export function runsOf<T>(periods: readonly PeriodState<T>[]): { definite: Run<T>[]; possible: Run<T>[] } {
  const definite: Run<T>[] = [];
  const possible: Run<T>[] = [];
  let sure: PeriodState<T>[] = [];
  let open: PeriodState<T>[] = [];
  const close = (chosen: readonly PeriodState<T>[], into: Run<T>[]): void => {
    // Periods of which nothing is known count only between two that are inside, not at the end of them.
    const trimmed = [...chosen];
    while (trimmed.length > 0 && trimmed.at(-1)?.inside === null) trimmed.pop();
    const [from, until] = [trimmed[0], trimmed.at(-1)];
    if (!from || !until) return;
    const missing = trimmed.filter(({ inside }) => inside === null).length;
    into.push({
      from: from.period,
      until: until.period,
      inside: trimmed.length - missing,
      missing,
      records: trimmed.flatMap(({ records }) => records),
    });
  };
  for (const period of periods) {
    if (period.inside === true) {
      sure.push(period);
      open.push(period);
      continue;
    }
    close(sure, definite);
    sure = [];
    if (period.inside === null) {
      if (open.length > 0) open.push(period);
    } else {
      close(open, possible);
      open = [];
    }
  }
  close(sure, definite);
  close(open, possible);
  return { definite, possible: possible.filter((run) => run.missing > 0) };
}
