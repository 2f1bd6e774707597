/**
 * Which of the notice board's items an estate discloses (公示内容), by a row of the tables or by a posting.
 *
 * Rows count as they stood on the as-of day. An item is missing where all that could show it is there, tables, columns
 * and postings, and says nothing, or where the tables say it and no posting does; it is unknown where one of these was not
 * supplied or where they contradict each other.
 */

import { addMonths, type IsoDate } from '../../domain/iso-date.ts';
import { placesOf } from '../../domain/location.ts';
import { periodEnd, periodOf } from '../../domain/period.ts';
import type { BoardItem, Channel, Estate, Posting, RevenueLine, Sourced } from '../../domain/records.ts';
import { contractOn, managersOn } from '../facts.ts';
import type { Case } from '../judge.ts';
import { lackAt, missingFor, type NeededTables } from '../needs.ts';
import { feesOn } from './fees.ts';
import { hanging, postingsAt } from './postings.ts';

/** What counts as disclosed: a row of the tables, a posting on the board, either, or only both together. */
export type Evidence = 'data' | 'posting' | 'either' | 'both';

export type Disclosed =
  | { state: '有'; by: 'data' | 'posting'; rows: readonly Sourced[] }
  /**
   * `tabled`: a row of the tables says it, but no posting shows it. `ended`: the last day of the newest posting that has
   * hung there; null where none has.
   */
  | { state: '缺'; tabled: boolean; ended: IsoDate | null }
  /** `why` in Chinese, short: which table is absent, or what contradicts what. */
  | { state: '未知'; why: string };

interface Item {
  /** Tables that could show it for this estate, with the columns that do. */
  tables: (estate: Estate) => NeededTables;
  /** The row that shows it. */
  find: (task: Case<unknown>, estate: Estate) => Sourced | null;
}

const ITEMS: Record<BoardItem, Item> = {
  项目负责人: { tables: () => ({ manager: [] }), find: (task, estate) => managerOf(task, estate) },
  联系方式: {
    tables: () => ({ manager: [], contract: [], firm: ['phone'] }),
    find: (task, estate) => {
      // A manager's row always has its telephone.
      const manager = managerOf(task, estate);
      if (manager !== null) return manager;
      const contract = contractOn(task.facts, estate.code, task.asOf);
      const firm = contract ? task.facts.firms.get(contract.firm) : undefined;
      return firm && firm.phone !== null ? firm : null;
    },
  },
  投诉电话: { tables: () => ({ channel: [] }), find: (task, estate) => complaintPhone(task, estate) },
  服务内容和标准: {
    tables: () => ({ estate: ['serviceGrade'] }),
    find: (_, estate) => (estate.serviceGrade === null ? null : estate),
  },
  收费项目和标准: {
    tables: () => ({ fee_item: [] }),
    find: (task, estate) => feesOn(task, estate, task.asOf)[0] ?? null,
  },
  公共收益: {
    tables: () => ({ revenue: [] }),
    find: (task, estate) =>
      accountsInHand(task, estate)
        .filter((line) => periodEnd(line.year) < task.asOf)
        .at(-1) ?? null,
  },
  设施维保: {
    tables: (estate) => (estate.lifts === 0 ? { facility: [] } : { lift: [], facility: [] }),
    find: ({ facts, asOf }, estate) =>
      facts.liftsByEstate.get(estate.code)?.find((lift) => lift.servicedOn <= asOf) ??
      facts.facilitiesByEstate.get(estate.code)?.find((facility) => facility.date <= asOf) ??
      null,
  },
};

/** Emergency numbers take no complaints about property services. */
const EMERGENCY = new Set(['110', '119', '120', '122']);

/** What of a rule's parameters says what is disclosed. */
export interface DisclosedParams {
  evidence: Evidence;
  /** For how many months after the end of the year in which they went up accounts that have come down are not missing. */
  accounts_months_after_year_end: number;
}

export function disclosedItem(task: Case<DisclosedParams>, estate: Estate, item: BoardItem): Disclosed {
  const { evidence } = task.params;
  const { tables, find } = ITEMS[item];
  const row = evidence === 'posting' ? null : find(task, estate);
  const posting = evidence === 'data' ? null : postingOf(task, estate, item);
  const untabled = missingFor(task, tables(estate), { kind: 'estate', code: estate.code });
  const unposted = lackAt(task, estate, 'posting');
  const ended = postingsAt(task, estate.code, '公示栏', item)[0]?.end ?? null;
  if (evidence === 'both') {
    if (row !== null && posting !== null) return { state: '有', by: 'data', rows: [row, posting] };
    if (posting !== null) {
      // The board itself answers where the table is not supplied.
      if (untabled !== null) return { state: '有', by: 'posting', rows: [posting] };
      return { state: '未知', why: '公示栏贴着，台账里没有，核对不了' };
    }
    // What the tables say needs no other table to be missing on the board.
    const lack = unposted ?? (row === null ? untabled : null);
    return lack === null ? { state: '缺', tabled: row !== null, ended } : { state: '未知', why: lack };
  }
  if (row !== null) return { state: '有', by: 'data', rows: [row] };
  if (posting !== null) return { state: '有', by: 'posting', rows: [posting] };
  const lack = { data: untabled, posting: unposted, either: untabled ?? unposted }[evidence];
  return lack === null ? { state: '缺', tabled: false, ended } : { state: '未知', why: lack };
}

function postingOf(task: Case<DisclosedParams>, estate: Estate, item: BoardItem): Sourced | null {
  const hangs = hanging(task, estate.code, '公示栏', item);
  if (hangs !== null || item !== '公共收益') return hangs;
  const [last] = postingsAt(task, estate.code, '公示栏', item);
  return last && accountsCountUntil(task, last) >= task.asOf ? last : null;
}

/**
 * Accounts (公共收益) are put up for some days of a year and then come down: until those of the year in which they went up
 * are due, nothing is missing.
 */
function accountsCountUntil({ params }: Case<DisclosedParams>, { start }: Posting): IsoDate {
  return addMonths(periodEnd(periodOf(start, 'year')), params.accounts_months_after_year_end);
}

function managerOf(task: Case<unknown>, estate: Estate): Sourced | null {
  return managersOn(task.facts, estate.code, task.asOf)[0] ?? null;
}

/** A telephone of the estate or of a place it lies in, the nearest first. */
function complaintPhone(task: Case<unknown>, estate: Estate): Channel | null {
  const phones = channelsFor(task, estate).filter(({ kind, value }) => kind === '电话' && !EMERGENCY.has(value));
  return phones[0] ?? null;
}

/** Channels (投诉渠道) of an estate and of the places it lies in, the nearest first. */
export function channelsFor({ facts }: Case<unknown>, estate: Estate): readonly Channel[] {
  const scopes = [
    estate.code,
    ...placesOf(facts.tree, estate)
      .reverse()
      .map((place) => place.code),
  ];
  return scopes.flatMap((scope) => facts.channelsByScope.get(scope) ?? []);
}

/** 公共收益 lines that were out by the as-of day: those without a date of posting came out with their table. */
export function accountsInHand({ facts, asOf }: Case<unknown>, estate: Estate): readonly RevenueLine[] {
  return (facts.revenueByEstate.get(estate.code) ?? []).filter(
    (line) => line.postedFrom === null || line.postedFrom <= asOf,
  );
}
