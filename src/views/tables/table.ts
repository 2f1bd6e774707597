/**
 * What a table over all estates is (各小区一览): its columns, what it can be sorted and filtered by, its download.
 *
 * The build and the browser both use it, so that a row looks the same whichever draws it, and it depends on neither. A
 * row holds plain values; `missing` is the word of the board's stamp where its table says nothing of the estate.
 */
import type { Verdict } from '../../domain/finding.ts';
import type { DayOrMonth } from '../../domain/period.ts';
import type { TableId } from '../../domain/records.ts';
import { VERDICT_CLASS, VERDICT_WORDS } from '../../wording/audit.ts';
import { dayOrMonth, phones } from '../../wording/format.ts';
import { STAMPS, UNKNOWN } from '../../wording/labels.ts';
import { estatePath, firmPath } from '../common/paths.ts';

export const ESTATE_TABLES = ['fees', 'revenue', 'managers', 'lifts'] as const;
export type EstateTableId = (typeof ESTATE_TABLES)[number];

/** What every row has, whichever table it is of. */
export interface EstateRow {
  code: string;
  name: string;
  /** Name of the county. */
  county: string;
  street: string;
  mode: string;
  /** Null where no contract is in force; `firmWord` then says why. */
  firm: string | null;
  /** Null where the firm has no page. */
  firmCode: string | null;
  firmWord: string | null;
  missing: string | null;
}

type WordClass = 'lack' | 'open' | 'none' | 'late' | 'soft';
/** Classes for which there are styles. */
export type PieceClass = 'q' | 'code' | 'tel' | `w w-${WordClass}` | `verdict v-${string}`;

export interface Piece {
  text: string;
  /** From the site's root, or `tel:`. */
  to?: string | null;
  mark?: PieceClass;
}

export interface CellView {
  main: readonly Piece[];
  small?: readonly Piece[];
  /** Whether the word is about the whole row: neighbouring cells with the same word become one cell. */
  isWhole?: boolean;
}

/** What a column is sorted by. Rows with null come last in both directions. */
export type SortKey = string | number | null;

export interface Field<R> {
  /** As the address names it. */
  id: string;
  title: string;
  key: (row: R) => SortKey;
}

export interface Column<R> extends Field<R> {
  unit?: string;
  isNumber?: boolean;
  /**
   * The cell of a row. `isCity` says that rows of several counties stand together, so that each must name its county.
   */
  cell: (row: R, isCity: boolean) => CellView;
}

/** A heading, as pages and the browser need it. */
export type Head = Pick<Column<never>, 'id' | 'title' | 'unit' | 'isNumber'>;

export interface CsvColumn<R> {
  /** Of the contract's table where it has one. */
  header: string;
  /** As downloads write it; empty where nothing is known. */
  value: (row: R) => string;
}

/** The filter that is a table's own, beside street, firm and mode. */
export interface Choice<R> {
  /** As the address names it. */
  name: 'pricing' | 'verdict';
  title: string;
  options: readonly string[];
  of: (row: R) => string;
}

/** A figure that is told of a county by its median and its range. */
export interface Measure<R> {
  title: string;
  unit: string;
  /** An integer; null where the row has none. */
  value: (row: R) => number | null;
  show: (value: number) => string;
  /** The sentence where no row has the figure. */
  absent: string;
}

/** The figure by which estates stand on the strip above a table. */
export interface StripMeasure<R> {
  title: string;
  unit: string;
  /** An integer; null where the row has none. */
  value: (row: R) => number | null;
  show: (value: number) => string;
  /** What rows must have in common to be compared, as it is read before 小区; empty where nothing parts them. */
  group: (row: R) => string;
  /** The groups in their order. */
  order: readonly string[];
  /** Whether the estate of a row could have the figure: one without lifts lacks no servicing. */
  mayHave: (row: R) => boolean;
}

/** What a table tells or how to read it (读法); without a full stop. */
export interface Note {
  text: string;
  /** What it tells of: nothing is said of a table, or a column of one, that nobody has supplied. */
  of: { table: TableId; field?: string };
}

export interface EstateTable<R extends EstateRow> {
  id: EstateTableId;
  title: string;
  /** Without a full stop. */
  about: string;
  /** What else it tells, each behind the last. */
  also: readonly Note[];
  notes: readonly Note[];
  /** What rows are counted in. */
  counter: '个小区' | '行';
  /** What is counted beside estates where one may have several rows; null where it has one. */
  records: { title: string; unit: string } | null;
  /** The first is the estate's name. */
  columns: readonly Column<R>[];
  /** What else it can be sorted by. */
  fields: readonly Field<R>[];
  choice: Choice<R>;
  measure: Measure<R> | null;
  /** Null for a table without a figure. */
  strip: StripMeasure<R> | null;
  /** Which findings are counted for a county: an option of `choice`, which also filters by them; null for none. */
  flag: string | null;
  /** Further words of a row that a search finds, besides the names of estate, firm and street. */
  words: (row: R) => readonly (string | null)[];
  csv: readonly CsvColumn<R>[];
}

/** The word where no published finding is about the row; it does not mean that all is well. */
export const UNJUDGED = '没有判定';

/** Nothing is published, and a duty says since when it should have been. */
export const LATE_MISSING = '逾期未公示';

const WORDS: Readonly<Record<string, WordClass>> = {
  [STAMPS.undisclosed]: 'lack',
  [STAMPS.unknown]: 'open',
  [STAMPS['not-applicable']]: 'none',
  [LATE_MISSING]: 'late',
};

/** A word that stands where a figure is missing: 未公示, 未知. */
export const word = (text: string): Piece => ({ text, mark: `w w-${WORDS[text] ?? 'soft'}` });

export const verdictPiece = (verdict: Verdict): Piece => ({
  text: VERDICT_WORDS[verdict],
  mark: `verdict v-${VERDICT_CLASS[verdict]}`,
});

/** A cell that is made from a value, or holds one word where the value is missing. */
export function known<T>(
  row: EstateRow,
  value: T | null,
  cell: (value: T) => CellView,
  absent: string = UNKNOWN,
): CellView {
  if (row.missing !== null) return { main: [word(row.missing)], isWhole: true };
  return value === null ? { main: [word(absent)] } : cell(value);
}

export const plain = (text: string): CellView => ({ main: [{ text }] });
export const unbroken = (text: string): CellView => ({ main: [{ text, mark: 'q' }] });

/** Numbers that can be tapped; what can't be dialled stays text. */
export function phonePieces(numbers: readonly { text: string; href: string | null }[]): Piece[] {
  return numbers.flatMap(({ text, href }, index): Piece[] => [
    ...(index > 0 ? [{ text: ' ' }] : []),
    { text, to: href, mark: 'tel' },
  ]);
}

/** The first column: the estate's name, as a link to the panel of its board that says more, with its street below. */
export function nameColumn<R extends EstateRow>(panel: string): Column<R> {
  return {
    id: 'name',
    title: '小区',
    key: (row) => row.name,
    cell: (row, isCity) => ({
      main: [{ text: row.name, to: `${estatePath(row.code)}#${panel}` }],
      small: [{ text: isCity ? `${row.county} ${row.street}` : row.street }],
    }),
  };
}

/** Who runs it: the firm with the mode below, or the mode where that needs no firm. */
export function firmColumn<R extends EstateRow>(): Column<R> {
  return {
    id: 'firm',
    title: '企业',
    key: (row) => row.firm,
    cell: (row) => {
      if (row.firm !== null) {
        const to = row.firmCode === null ? null : firmPath(row.firmCode);
        return { main: [{ text: row.firm, to }], small: [{ text: row.mode }] };
      }
      return row.firmWord === STAMPS['not-applicable']
        ? plain(row.mode)
        : { main: [word(row.firmWord ?? UNKNOWN)], small: [{ text: row.mode }] };
    },
  };
}

/** A column of days, sorted by the date in the record. */
export function dayColumn<R extends EstateRow>(
  id: string,
  title: string,
  key: (row: R) => DayOrMonth | null,
  absent: (row: R) => string = () => UNKNOWN,
): Column<R> {
  return { id, title, key, cell: (row) => known(row, key(row), (date) => unbroken(dayOrMonth(date)), absent(row)) };
}

/** Telephone numbers that can be tapped. */
export function phoneColumn<R extends EstateRow>(id: string, title: string, key: (row: R) => string | null): Column<R> {
  return { id, title, key, cell: (row) => known(row, key(row), (value) => ({ main: phonePieces(phones(value)) })) };
}

/** What every table can be sorted by, beside its columns. */
export const PLACE_FIELDS: readonly Field<EstateRow>[] = [
  { id: 'street', title: '街道', key: (row) => `${row.county} ${row.street}` },
  { id: 'mode', title: '管理模式', key: (row) => row.mode },
];

/** What every download begins with. */
export const PLACE_CSV: readonly CsvColumn<EstateRow>[] = [
  { header: '小区编码', value: (row) => row.code },
  { header: '小区名称', value: (row) => row.name },
  { header: '县区', value: (row) => row.county },
  { header: '街道', value: (row) => row.street },
  { header: '管理模式', value: (row) => row.mode },
  { header: '企业名称', value: (row) => row.firm ?? '' },
  { header: '公示情况', value: (row) => row.missing ?? STAMPS.disclosed },
];
