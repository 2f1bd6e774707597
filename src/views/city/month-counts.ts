/** A place's complaints of a month in sums (投诉月度合计), with the shares and callbacks that follow from them. */
import type { Period } from '../../domain/period.ts';
import type { ComplaintStat } from '../../domain/records.ts';
import type { Indexes } from '../common/indexes.ts';

/** A sum over the estates that filled in the column. */
export interface Sum {
  count: number;
  /** Estates with a row of that month whose column is blank. */
  blank: number;
}

/** 回访: what was called back, beside what the rules ask for. */
export interface CallbackRow {
  level: '社区' | '街道' | '县区';
  /** Percent of what was closed that the rules ask for. */
  asked: number;
  /** Of the estates that filled in both: called back, and closed. */
  calledBack: number;
  closed: number;
  blank: number;
}

export interface MonthCounts {
  /** Estates with a row of that month, of all estates there. */
  reported: number;
  estates: number;
  received: Sum;
  verified: Sum;
  closed: Sum;
  reopened: Sum;
  /** Of the estates that filled it in: closed in time, of what they received. */
  onTime: { closed: number; received: number; blank: number };
  callbacks: CallbackRow[];
}

export function countsOf(
  indexes: Indexes,
  division: string,
  rows: readonly ComplaintStat[],
  estates: number,
): MonthCounts {
  const sum = (pick: (row: ComplaintStat) => number | null): Sum => ({
    count: rows.reduce((total, row) => total + (pick(row) ?? 0), 0),
    blank: rows.filter((row) => pick(row) === null).length,
  });
  const inTime = rows.filter((row) => row.closedOnTime !== null);
  const asked = indexes.profileAt(division)?.complaints.callback;
  const callback = (
    level: CallbackRow['level'],
    percent: number | null | undefined,
    pick: (row: ComplaintStat) => number | null,
  ): CallbackRow[] => {
    if (percent === null || percent === undefined) return [];
    const filled = rows.filter((row) => row.closed !== null && pick(row) !== null);
    return [
      {
        level,
        asked: percent,
        calledBack: filled.reduce((total, row) => total + (pick(row) ?? 0), 0),
        closed: filled.reduce((total, row) => total + (row.closed ?? 0), 0),
        blank: rows.length - filled.length,
      },
    ];
  };
  return {
    reported: rows.length,
    estates,
    received: sum((row) => row.received),
    verified: sum((row) => row.verified),
    closed: sum((row) => row.closed),
    reopened: sum((row) => row.reopened),
    onTime: {
      closed: inTime.reduce((total, row) => total + (row.closedOnTime ?? 0), 0),
      received: inTime.reduce((total, row) => total + row.received, 0),
      blank: rows.length - inTime.length,
    },
    callbacks: [
      ...callback('社区', asked?.community, (row) => row.communityCallbacks),
      ...callback('街道', asked?.street, (row) => row.streetCallbacks),
      ...callback('县区', asked?.county, (row) => row.countyCallbacks),
    ],
  };
}

export function monthsBetween(earlier: Period, later: Period): number {
  const position = (month: Period): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));
  return Math.max(0, position(later) - position(earlier) - 1);
}
