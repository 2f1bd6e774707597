/**
 * 及时更新: nothing that is disclosed has visibly run out. 长建发〔2025〕72号 art. 四 (CZ-07).
 *
 * "及时" has no number of days: a contract past its end, a manager who has left and a fee past its end are
 * stale all the same where nothing has followed them, and so is a notice on the board older than the manager or the
 * charges it names. Where the firm was dismissed nobody is bound until the next one comes. An office may add a number
 * of days (`days`).
 */
import { z } from 'zod';
import { isChargedOn } from '../../domain/guide-price.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { compareText } from '../../domain/order.ts';
import { type DayOrMonth, earliestDay, isDay, latestDay } from '../../domain/period.ts';
import type { Estate, FeeItem, Sourced } from '../../domain/records.ts';
import { groupBy } from '../../domain/register.ts';
import { contractState } from '../../domain/serving.ts';
import { managersOn } from '../facts.ts';
import type { Case, Judge } from '../judge.ts';
import { lackAt } from '../needs.ts';
import { accountsInHand } from '../readings/disclosed.ts';
import { exemptionFromFirmDuty } from '../readings/exemptions.ts';
import { when } from '../readings/figures.ts';
import { eachEstateBound, type Opinion } from '../readings/opinions.ts';
import { hanging, postingsAt } from '../readings/postings.ts';

const STALE_FACTS = [
  '合同已到期',
  '项目负责人已离任',
  '收费标准已失效',
  '换了项目负责人没有换贴',
  '变了收费标准没有换贴',
] as const;
type StaleFact = (typeof STALE_FACTS)[number];

const params = z.object({
  days: z.number().int().positive().nullable(),
  compare: z.literal('at-most'),
  stale_facts: z.array(z.enum(STALE_FACTS)),
});

/** Something that ran out on a day and has not been replaced. */
interface Stale {
  words: string;
  since: IsoDate;
  rows: readonly Sourced[];
  /** Whether a posting would show that it was replaced all the same. */
  isOnBoard?: boolean;
}

type Held = 'contract' | 'manager' | 'fee_item';
/** The table whose rows may go stale, and the other that must be there to tell: a notice may show what replaced them. */
const TABLES_OF: Record<StaleFact, readonly [Held, ...'posting'[]]> = {
  合同已到期: ['contract'],
  项目负责人已离任: ['manager', 'posting'],
  收费标准已失效: ['fee_item', 'posting'],
  换了项目负责人没有换贴: ['manager', 'posting'],
  变了收费标准没有换贴: ['fee_item', 'posting'],
};

export const keptCurrent: Judge<z.infer<typeof params>> = {
  name: 'kept-current',
  kind: 'disclosure',
  params,
  needs: 'in-part',
  clock: ['contract', 'manager', 'fee_item', 'posting'],
  judge: (task) =>
    eachEstateBound(task, exemption, (estate): Opinion => {
      const { days, stale_facts } = task.params;
      const stale = stale_facts
        .flatMap((fact) => STALE[fact](task, estate))
        .map((found) => ({ ...found, late: daysBetween(found.since, task.asOf) }))
        .filter(({ late }) => late > 0);
      const newest = days === null ? null : newestOf(datesOf(task, estate), task.asOf);
      const unposted = lackAt(task, estate, 'posting');
      const sure = stale.filter(({ isOnBoard }) => unposted === null || !isOnBoard);
      const rowsOf = (some: readonly Stale[]) => some.flatMap((found) => found.rows);
      const wordsOf = (some: readonly Stale[]) => some.map(({ words }) => words).join('；');
      if (sure.length > 0) {
        const most = Math.max(...sure.map(({ late }) => late));
        return { verdict: '逾期', days: most, detail: wordsOf(sure), rows: rowsOf(sure) };
      }
      if (stale.length > 0) {
        const detail = `${wordsOf(stale)}；${unposted}，换贴过没有不得而知`;
        return { verdict: '未知', detail, rows: rowsOf(stale) };
      }
      const updated = newest === null ? '' : `最近一次更新是 ${when(newest.said ?? newest.date)}`;
      if (days !== null && newest !== null && daysBetween(newest.date, task.asOf) > days) {
        // Nobody knows whether there was anything to change.
        const due = when(addDays(newest.date, days));
        return { verdict: '未知', detail: `${updated}，${due} 以后没有更新，有没有变动不得而知`, rows: [newest.row] };
      }
      const telling = new Set(stale_facts.flatMap((fact) => TABLES_OF[fact]));
      const lack = lackAt(task, estate, ...telling);
      if (lack !== null) return { verdict: '未知', detail: `${lack}，有没有过期未换的不得而知` };
      const rows = stale_facts.flatMap((fact) => heldIn(task, estate, fact));
      if (rows.length === 0 && newest === null) {
        return { verdict: '不适用', detail: '合同、项目负责人、收费标准都没有登记，没有可更新的内容' };
      }
      const words = updated === '' ? '' : `；${updated}`;
      return { verdict: '合格', detail: `登记的合同、项目负责人和收费标准都没有过期未换的${words}`, rows };
    }),
};

/** Why nobody has to keep the board current; null where somebody has. */
function exemption(task: Case<unknown>, estate: Estate): string | null {
  const exempt = exemptionFromFirmDuty(task, estate);
  if (exempt !== null) return exempt;
  const contracts = task.facts.contractsByEstate.get(estate.code) ?? [];
  if (contracts.some((contract) => contractState(contract, task.asOf) === 'current')) return null;
  const isUnknown = lackAt(task, estate, 'contract') !== null;
  const dismissed = (task.facts.eventsBySubject.get(estate.code) ?? [])
    .filter(({ kind }) => DISMISSALS.includes(kind))
    .filter(({ date }) => isUnknown || contracts.some(({ start }) => start === null || start <= date))
    .map(({ date }) => date)
    .sort(compareText)
    .at(-1);
  return dismissed === undefined ? null : `${when(dismissed)} 原来的物业服务企业已经解聘或者退出，还没有新的`;
}

const DISMISSALS = ['解聘', '退出'];

/** Rows that could go stale. */
function heldIn({ facts }: Case<unknown>, estate: Estate, fact: StaleFact): readonly Sourced[] {
  const [table] = TABLES_OF[fact];
  const groups = { contract: facts.contractsByEstate, manager: facts.managersByEstate, fee_item: facts.feesByEstate };
  return groups[table].get(estate.code) ?? [];
}

const STALE: Record<StaleFact, (task: Case<unknown>, estate: Estate) => Stale[]> = {
  合同已到期: (task, estate) => {
    const contracts = task.facts.contractsByEstate.get(estate.code) ?? [];
    if (contracts.some((contract) => contractState(contract, task.asOf) !== 'former')) return [];
    const last = endedLast(contracts, ({ end }) => end);
    if (last === null) return [];
    return [{ words: `合同 ${when(last.date)} 到期，没有登记新的合同`, since: last.date, rows: [last.row] }];
  },
  项目负责人已离任: (task, estate) => {
    if (managersOn(task.facts, estate.code, task.asOf).length > 0) return [];
    const last = endedLast(task.facts.managersByEstate.get(estate.code) ?? [], ({ until }) => until);
    if (last === null || postedSince(task, estate, '项目负责人', last.date)) return [];
    // No name: whoever has left is no longer published.
    return [
      {
        words: `项目负责人 ${when(last.date)} 离任，没有登记接任的人`,
        since: last.date,
        rows: [last.row],
        isOnBoard: true,
      },
    ];
  },
  收费标准已失效: (task, estate) => {
    const { asOf, facts } = task;
    const goesOn = (fee: FeeItem): boolean => isChargedOn(fee, asOf) || (fee.start !== null && fee.start > asOf);
    const ended = [...groupBy(facts.feesByEstate.get(estate.code) ?? [], ({ item }) => item).values()].flatMap(
      (fees) => {
        const last = fees.some(goesOn) ? null : endedLast(fees, ({ end }) => end);
        return last === null || postedSince(task, estate, '收费项目和标准', last.date) ? [] : [last];
      },
    );
    return [...groupBy(ended, ({ date }) => date)].map(([since, group]) => {
      const rows = group.map(({ row }) => row);
      const items = rows.map(({ item }) => `「${item}」`).join('');
      return { words: `${items}的收费标准 ${when(since)} 到期，没有登记新的标准`, since, rows, isOnBoard: true };
    });
  },
  换了项目负责人没有换贴: (task, estate) => {
    const present = managersOn(task.facts, estate.code, task.asOf);
    const since = present.flatMap((row) => (row.since === null ? [] : [datedBy(row.since, row)]));
    return outdatedNotice(task, estate, '项目负责人', since, '换了项目负责人');
  },
  变了收费标准没有换贴: (task, estate) => {
    const charged = (task.facts.feesByEstate.get(estate.code) ?? []).filter((fee) => isChargedOn(fee, task.asOf));
    const since = charged.flatMap((row) => (row.start === null ? [] : [{ date: row.start, row }]));
    return outdatedNotice(task, estate, '收费项目和标准', since, '收费标准有变动');
  },
};

/** A notice on the board from before the day on which what it names changed. */
function outdatedNotice(task: Case<unknown>, estate: Estate, item: string, changed: Dated[], what: string): Stale[] {
  const notice = hanging(task, estate.code, '公示栏', item);
  const last = newestOf(changed, task.asOf);
  if (notice === null || last === null || notice.start >= earliestDay(last.said ?? last.date)) return [];
  const words = `${when(last.said ?? last.date)} 起${what}，公示栏的「${item}」还是 ${when(notice.start)} 张贴的`;
  return [{ words, since: last.date, rows: [last.row, notice] }];
}

/** The row that ended last, with the day. */
function endedLast<T extends Sourced>(
  rows: readonly T[],
  endOf: (row: T) => IsoDate | null,
): { date: IsoDate; row: T } | null {
  const ended = rows.flatMap((row) => {
    const date = endOf(row);
    return date === null ? [] : [{ date, row }];
  });
  return ended.sort((a, b) => compareText(a.date, b.date)).at(-1) ?? null;
}

/** Whether the matter was put up anew on the board since a day: then it was replaced, whatever the table says. */
function postedSince(task: Case<unknown>, estate: Estate, item: string, day: IsoDate): boolean {
  return postingsAt(task, estate.code, '公示栏', item).some(({ start }) => start >= day);
}

interface Dated {
  date: IsoDate;
  row: Sourced;
  /** The month, where no day is said: `date` is its last day then, which accuses nobody too soon. */
  said?: DayOrMonth;
}

function datedBy(said: DayOrMonth, row: Sourced): Dated {
  return isDay(said) ? { date: said, row } : { date: latestDay(said), row, said };
}

/** Every day on which something of the estate's board is dated. */
function datesOf(task: Case<unknown>, estate: Estate): Dated[] {
  const { facts } = task;
  const of = <T extends Sourced>(rows: readonly T[] | undefined, dates: (row: T) => readonly (DayOrMonth | null)[]) =>
    (rows ?? []).flatMap((row) => dates(row).flatMap((date) => (date === null ? [] : [datedBy(date, row)])));
  return [
    ...of(facts.contractsByEstate.get(estate.code), (row) => [row.start]),
    ...of(facts.managersByEstate.get(estate.code), (row) => [row.since, row.filedOn]),
    ...of(facts.feesByEstate.get(estate.code), (row) => [row.start]),
    ...of(accountsInHand(task, estate), (row) => [row.postedFrom]),
    ...of(facts.liftsByEstate.get(estate.code), (row) => [row.servicedOn]),
    ...of(facts.facilitiesByEstate.get(estate.code), (row) => [row.date]),
    ...of(facts.fundsByEstate.get(estate.code), (row) => [row.date]),
    ...of(facts.surveysByEstate.get(estate.code), (row) => [row.date]),
    ...of(facts.postingsByEstate.get(estate.code), (row) => [row.start]),
  ];
}

function newestOf(dates: readonly Dated[], asOf: IsoDate): Dated | null {
  let newest: Dated | null = null;
  for (const dated of dates) if (dated.date <= asOf && (newest === null || dated.date > newest.date)) newest = dated;
  return newest;
}
