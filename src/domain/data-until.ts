/**
 * Until when several sheets speak together (数据截至), and whether that is longer ago than the table's rhythm (更新周期).
 */
import { addDays, type IsoDate } from './iso-date.ts';
import { compareText } from './order.ts';
import type { Period } from './period.ts';
import { GROUPINGS, type TableId } from './records.ts';
import type { Register } from './register.ts';
import { groupBy } from './register.ts';
import { type SourceRef, sourceSheetIndex } from './source.ts';
import type { DataDay, SourceSheet } from './source-sheet.ts';

/** Of a page or a publication, which are made of several tables. */
export interface DataUntil {
  /** The first and the last of the days that the office says; null where it says none. */
  said: { first: IsoDate; last: IsoDate } | null;
  /** By table of which it says a month alone, that month and the newest thing in it, in the order of these days. */
  bounded: readonly { within: Period; day: IsoDate }[];
  /** How many tables there are of which it has written neither. */
  unsaid: number;
  /** How many there are of which it has written one that can't be used. */
  unusable: number;
  /** Whether files of some county say none of a table of which those of another do; left out where nobody looked. */
  isPartial?: boolean;
  /** The newest thing that has happened in these; null where they tell of nothing that happens. */
  newest: IsoDate | null;
}

/** Until when tables speak. Of a table of which one file says its day, other files are taken for its older parts. */
export function untilOfSheets(sheets: Iterable<SourceSheet>): DataUntil {
  const said: IsoDate[] = [];
  const newest: IsoDate[] = [];
  const bounded: { within: Period; day: IsoDate }[] = [];
  let unsaid = 0;
  let unusable = 0;
  for (const [, ofTable] of groupBy(sheets, ({ table }) => table)) {
    const days = ofTable.flatMap(({ until }) => until ?? []);
    const ownWords = days.filter(({ by }) => by === 'said').map(({ day }) => day);
    said.push(...ownWords);
    if (ownWords.length > 0) continue;
    newest.push(...days.map(({ day }) => day));
    const last = days.reduce<DataDay | null>(laterDay, null);
    if (last?.within !== undefined) bounded.push({ within: last.within, day: last.day });
    else if (ofTable.some(hasUnusableUntil)) unusable++;
    else unsaid++;
  }
  const [first] = said.sort();
  const last = said.at(-1);
  return {
    said: first === undefined || last === undefined ? null : { first, last },
    bounded: bounded.sort((a, b) => compareText(a.day, b.day) || compareText(a.within, b.within)),
    unsaid,
    unusable,
    newest: newest.sort().at(-1) ?? null,
  };
}

/** Whether somebody has written a day for a sheet that can't be used. */
export const hasUnusableUntil = ({ unusableUntil }: SourceSheet): boolean => unusableUntil !== undefined;

/** The newest day that sheets together tell of: the last that is said, or of what has happened; null where nothing tells. */
export const newestDay = ({ said, newest }: Pick<DataUntil, 'said' | 'newest'>): IsoDate | null => said?.last ?? newest;

/**
 * The sheets until whose day a table speaks of those of whom rows are shown: of estates the files that hold their rows; of
 * lists, events and the like all, since who has no row in the newest file is not on that list.
 */
export function sheetsOfRows({ sheets }: Register, table: TableId, refs: readonly SourceRef[]): SourceSheet[] {
  const grouping = GROUPINGS[table];
  const isOfEstates = table === 'estate' || (grouping !== null && grouping.by === 'estate');
  return isOfEstates
    ? [...new Set(refs.map(sourceSheetIndex))].flatMap((index) => sheets[index] ?? [])
    : sheets.filter((sheet) => sheet.table === table);
}

/** The last day until which sheets speak; null where nothing tells. */
export function lastUntil(sheets: readonly SourceSheet[]): DataDay | null {
  return sheets.flatMap(({ until }) => until ?? []).reduce<DataDay | null>(laterDay, null);
}

/** Of two days the later, which is the one that counts; what somebody says goes before what rows tell. */
export function laterDay(one: DataDay | null, other: DataDay | null): DataDay | null {
  if (one === null || other === null) return one ?? other;
  if (one.day === other.day) return one.by === 'said' ? one : other;
  return one.day > other.day ? one : other;
}

/** Of two days the earlier, until which both speak; `said` only where both are, null where either is unknown. */
export function earlierDay(one: DataDay | null, other: DataDay | null): DataDay | null {
  if (one === null || other === null) return null;
  const [first] = [one.day, other.day].sort();
  return { day: first as IsoDate, by: one.by === 'said' && other.by === 'said' ? 'said' : 'inferred' };
}

/** 更新周期: within how many days a new table is expected, by table. */
export type DataRhythm = Readonly<Record<TableId, number>>;

const MONTH = 31;
const QUARTER = 92;
const YEAR = 366;

/** What an office hears of every month is handed in every month; how things stand, every quarter; what is said yearly, yearly. */
export const USUAL_RHYTHM: DataRhythm = {
  division: YEAR,
  firm: QUARTER,
  firm_grade: YEAR,
  list_entry: MONTH,
  estate: YEAR,
  contract: QUARTER,
  manager: QUARTER,
  fee_item: QUARTER,
  guide_price: YEAR,
  revenue: YEAR,
  complaint_stat: MONTH,
  survey: YEAR,
  lift: MONTH,
  lift_whitelist: QUARTER,
  facility: QUARTER,
  fund: YEAR,
  channel: YEAR,
  posting: QUARTER,
  bulletin: MONTH,
  event: MONTH,
};

/** The last day on which a table is as new as expected. */
export const freshUntil = (day: IsoDate, rhythm: number): IsoDate => addDays(day, rhythm);
