/**
 * A mapping (对应表): how a kind of file that an office keeps for itself becomes rows of one or several tables.
 *
 * It is proposed once from a file, looked at by a person, kept in `mappings/` of the content folder, and read by from
 * then on. It says where each column's values come from; what they mean is read as in any other table.
 */
import type { TableId } from './records.ts';

/** The part of a cell that is meant, where it holds more than one fact. */
export const PARTS = ['start', 'end', 'year', 'number', 'unit', 'first', 'second', 'name', 'phone'] as const;
/**
 * `start` and `end` of a stretch of time (2024.1.1-2026.12.31), the `year` that a stretch covers, the `number` in front of
 * a remark in brackets (1.5（高层）), the `unit` behind a number, the `first` and `second` of two things (90/100 份, or two
 * lines), the `name` before a `phone` on one line.
 */
export type Part = (typeof PARTS)[number];

/** What a title, a name or a foot can tell. */
export const FACTS = ['division', 'estate', 'period', 'month', 'year', 'date', 'citation', 'name'] as const;
export type Fact = (typeof FACTS)[number];

/** What a fact is called where a mapping is told. */
export const FACT_WORDS: Readonly<Record<Fact, string>> = {
  division: '标题里的地方',
  estate: '标题、工作表名或文件名里的小区',
  period: '标题里的期次',
  month: '标题或表名里的月份',
  year: '标题里的年度',
  date: '标题里的日期',
  citation: '文号，没有就用标题',
  name: '标题',
};

/** How sure a proposed mapping is (把握). */
export type Sure = 'high' | 'middle' | 'low';

/** What stands in a given value for the year that the title says. */
export const YEAR_IN_VALUE = '{年}';

/** Among the words of a column: every word that is neither given nor known to the column itself. */
export const ANY_WORD = '*';

/** Where the values of a column come from. */
export type From =
  /** A column of the sheet, by its header; in a header of two rows `upper/lower`. Where it is blank, the column `or`. */
  | { is: 'column'; header: string; part?: Part; or?: string }
  /** A line `label：value` above or below the rows. */
  | { is: 'label'; label: string; part?: Part }
  /** What the sheet's title says, or the names of the sheet and the file, the nearest to the rows first. */
  | { is: 'title'; fact: Fact }
  /** What stands below the rows: the day on which a notice was signed. */
  | { is: 'foot'; fact: 'date' }
  /** The word of these that the heading over a block of rows contains, with what it means; null for the heading itself. */
  | { is: 'heading'; words: Readonly<Record<string, string>> | null }
  /**
   * The same for every row. `{年}` in it is the year that the title says; a remark behind the number in the column
   * `remark` is added in brackets: 物业服务费（高层）.
   */
  | { is: 'value'; value: string; remark?: string };

/** How a sheet fills one table. */
export interface TableMapping {
  table: TableId;
  /** By canonical header. */
  columns: Readonly<Record<string, From>>;
  /** By canonical header, what words of the office mean. */
  values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The canonical header of the column without which a row says nothing about this table; null for every row. */
  when: string | null;
  /** Whether a value that can't be read is left out with a warning, because other tables stand on the same row. */
  optional: boolean;
  /** By canonical header, the unit (单位) of numbers of which the sheet itself says none. */
  units?: Readonly<Record<string, string>>;
  /** By header of the sheet, the words by which a row is known that is passed over (不读的行): 已撤管. */
  except?: Readonly<Record<string, readonly string[]>>;
}

export interface Mapping {
  /** Path in the content folder. */
  file: string;
  /** Patterns of file names, with `*` for anything. */
  files: readonly string[];
  /** Patterns of names of sheets. */
  sheets: readonly string[];
  /** The headers that the sheet had when the mapping was made, in their order. */
  headers: readonly string[];
  /** Those that are not published, as somebody has agreed. */
  passed: readonly string[];
  /** Empty for a sheet that is no table to be published, as somebody has said (不是要公布的表): a cover, an explanation. */
  tables: readonly TableMapping[];
  /** By code of a reminder, of what somebody has agreed that it is right as it is read (说定的). */
  agreed?: Readonly<Record<string, readonly string[]>>;
}

/** Whether a mapping says of its sheets that they are no tables to be published. */
export const isPassedOver = ({ tables }: Pick<Mapping, 'tables'>): boolean => tables.length === 0;

/** Every header that a mapping reads. */
export function headersUsed({ tables }: Pick<Mapping, 'tables'>): Set<string> {
  const used = new Set<string>();
  for (const { columns, except = {} } of tables) {
    for (const from of Object.values(columns)) for (const header of headersOf(from)) used.add(header);
    for (const header of Object.keys(except)) used.add(header);
  }
  return used;
}

/** The headers from which a column takes its values. */
export function headersOf(from: From): string[] {
  if (from.is === 'column') return from.or === undefined ? [from.header] : [from.header, from.or];
  return from.is === 'value' && from.remark !== undefined ? [from.remark] : [];
}
