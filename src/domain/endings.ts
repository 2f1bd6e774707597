/**
 * What of a publication has ended since it was made (到期与移出), and the publication without it: nothing else is changed.
 */
import {
  decisionDays,
  nameless,
  namelessBulletin,
  type TermLimits,
  type Timed,
  timedBulletin,
  timedEvent,
  timedListing,
  withdrawalOf,
} from './accusation-term.ts';
import { formerCodesOf } from './former.ts';
import type { IsoDate } from './iso-date.ts';
import type { Publication } from './publication.ts';
import type { Bulletin, ListEntry, Notice, RegisterEvent } from './records.ts';
import type { Records } from './register.ts';
import type { Withdrawal } from './removal.ts';
import type { SourceRef } from './source.ts';

/** Something that names somebody and has ended. */
export type Ended =
  | { table: 'list_entry'; row: ListEntry; withdrawn: Withdrawal }
  | { table: 'bulletin'; row: Bulletin; withdrawn: Withdrawal }
  | { table: 'event'; row: RegisterEvent; withdrawn: Withdrawal }
  | { table: 'notice'; row: Notice; withdrawn: Withdrawal };

type EndingTable = 'list_entry' | 'bulletin' | 'event';

/** What an office says today of how things end; null where its tables can't be read. */
export interface SaidToday extends TermLimits {
  records: Pick<Records, EndingTable | 'division' | 'firm' | 'estate'>;
  notices: readonly Notice[];
}

/** What a publication says of somebody. */
type Saying = Pick<Publication, 'register' | 'notices'>;

/**
 * What publications say and must not on a day, of each of them: its last day is over, or the office's own row for it is
 * withdrawn by now. What the office's tables say no more isn't among it, since it may be missing by mistake.
 */
export function endedSince(published: readonly Saying[], said: SaidToday | null, today: IsoDate): Ended[][] {
  const withdrawals = said === null ? new Map<string, Withdrawal>() : withdrawalsBy(said, today);
  const own = published.map((one) => endedIn(one, withdrawals, today));
  // What is over in one of them is over in all, whatever an older one says of its last day.
  return published.map((one, at) => {
    const elsewhere = own.flatMap((ended, of) => (of === at ? [] : ended));
    if (elsewhere.length === 0) return own[at] ?? [];
    return endedIn(one, new Map([...elsewhere.map((it) => [keyOf(it), it.withdrawn] as const), ...withdrawals]), today);
  });
}

function endedIn({ register, notices }: Saying, withdrawals: ReadonlyMap<string, Withdrawal>, today: IsoDate): Ended[] {
  const { list_entry, bulletin, event } = register.records;
  const endOf = (key: string, until: IsoDate | null, accuses: boolean): Withdrawal | null =>
    withdrawals.get(key) ?? (accuses && until !== null && until < today ? { why: 'ended', on: until } : null);
  const ended: Ended[] = [];
  for (const row of list_entry) {
    const withdrawn = row.withdrawn ? null : endOf(listingKey(row), row.until, timedListing(row).endsByItself);
    if (withdrawn) ended.push({ table: 'list_entry', row, withdrawn });
  }
  for (const row of bulletin) {
    const withdrawn = row.withdrawn ? null : endOf(bulletinKey(row), row.until, timedBulletin(row).accuses);
    if (withdrawn) ended.push({ table: 'bulletin', row, withdrawn });
  }
  for (const row of event) {
    const withdrawn = row.withdrawn ? null : endOf(eventKey(row), row.until, timedEvent(row).accuses);
    if (withdrawn) ended.push({ table: 'event', row, withdrawn });
  }
  for (const row of notices) {
    const withdrawn = endOf(noticeKey(row), row.until, row.accuses);
    if (withdrawn) ended.push({ table: 'notice', row, withdrawn });
  }
  return ended;
}

/** Rows are the same whose keys are, whatever has been corrected in them besides. */
const listingKey = ({ division, period, colour, subjectKind, subject }: ListEntry): string =>
  JSON.stringify(['list_entry', division, period, colour, subjectKind, subject]);
const bulletinKey = ({ division, month, kind, subject, reason }: Bulletin): string =>
  JSON.stringify(['bulletin', division, month, kind, subject, reason]);
const eventKey = ({ kind, date, subject, rule, result }: RegisterEvent): string =>
  JSON.stringify(['event', kind, date, subject, rule, result]);
const noticeKey = ({ id }: Notice): string => JSON.stringify(['notice', id]);

function withdrawalsBy({ records, notices, ...limits }: SaidToday, today: IsoDate): Map<string, Withdrawal> {
  const coded = [...records.division, ...records.firm, ...records.estate];
  const formers = new Map(coded.map((one) => [one.code, formerCodesOf(one)]));
  const found = new Map<string, Withdrawal>();
  for (const one of withdrawnRows(records, limits, today))
    for (const then of formerly(one, formers)) found.set(keyOf(then), one.withdrawn);
  for (const notice of notices)
    if (notice.accuses && notice.until !== null && notice.until < today)
      found.set(noticeKey(notice), { why: 'ended', on: notice.until });
  return found;
}

/** A row as it is, and as a publication of before may have it: under former codes (旧编码、旧代码) of its subject and its place. */
function formerly(one: WithdrawnRow, formers: ReadonlyMap<string, readonly string[]>): WithdrawnRow[] {
  const codesOf = (code: string | null): (string | null)[] => [code, ...(formers.get(code ?? '') ?? [])];
  const places = 'division' in one.row ? codesOf(one.row.division).map((division) => ({ division })) : [{}];
  return codesOf(one.row.subject).flatMap((subject) =>
    places.map((place) => ({ ...one, row: { ...one.row, ...place, subject } }) as WithdrawnRow),
  );
}

/** A row of the office's own tables that is withdrawn. */
export type WithdrawnRow = Exclude<Ended, { table: 'notice' }>;

/** Every listing, row of a bulletin and event that is withdrawn on a day. */
export function withdrawnRows(records: Pick<Records, EndingTable>, limits: TermLimits, day: IsoDate): WithdrawnRow[] {
  const decidedOn = decisionDays(records.event);
  const endOf = (timed: Timed, { subject, document }: Pick<ListEntry, 'subject' | 'document'>): Withdrawal | null =>
    withdrawalOf(timed, decidedOn(subject, document), limits, day);
  const rows: WithdrawnRow[] = [];
  for (const row of records.list_entry) {
    const withdrawn = endOf(timedListing(row), row);
    if (withdrawn) rows.push({ table: 'list_entry', row, withdrawn });
  }
  for (const row of records.bulletin) {
    const withdrawn = endOf(timedBulletin(row), row);
    if (withdrawn) rows.push({ table: 'bulletin', row, withdrawn });
  }
  for (const row of records.event) {
    const withdrawn = endOf(timedEvent(row), row);
    if (withdrawn) rows.push({ table: 'event', row, withdrawn });
  }
  return rows;
}

function keyOf(one: Ended): string {
  if (one.table === 'list_entry') return listingKey(one.row);
  if (one.table === 'bulletin') return bulletinKey(one.row);
  return one.table === 'event' ? eventKey(one.row) : noticeKey(one.row);
}

/** A publication without what has ended, and without what was confirmed by it. */
export function withoutEnded<P extends Publication>(publication: P, ended: readonly Ended[]): P {
  const { register, notices, findings } = publication;
  const gone = new Map<unknown, Withdrawal>(ended.map(({ row, withdrawn }) => [row, withdrawn]));
  const sources = new Set<SourceRef>(ended.flatMap((one) => (one.table === 'notice' ? [] : one.row.source)));
  const { records } = register;
  const nameOff = <R extends { withdrawn?: Withdrawal | undefined }>(rows: readonly R[], without: (row: R) => R): R[] =>
    rows.map((row) => {
      const withdrawn = gone.get(row);
      return withdrawn === undefined ? row : without({ ...row, withdrawn });
    });
  return {
    ...publication,
    register: {
      ...register,
      records: {
        ...records,
        list_entry: nameOff(records.list_entry, nameless),
        bulletin: nameOff(records.bulletin, namelessBulletin),
        event: records.event.filter((row) => !gone.has(row)),
      },
    },
    notices: notices.filter((notice) => !gone.has(notice)),
    findings: findings.filter(
      ({ verdict, sources: of }) => verdict !== '已确认' || !of.some((source) => sources.has(source)),
    ),
  };
}
