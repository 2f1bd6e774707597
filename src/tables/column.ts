/**
 * The vocabulary in which tables are described: what a column is called, which kind of value it holds, and whether it
 * must be there.
 *
 * Descriptions only. `intake` reads by them and `downloads` writes by them, so that a download is itself a valid input.
 * Chinese headers appear in this folder and nowhere else.
 */
import type { RecordsByTable, Sourced, TableId } from '../domain/records.ts';
import type { RowRelation, TableRelation } from './relation.ts';

/** Tables whose rows others refer to. */
export type ReferenceTarget = 'division' | 'estate' | 'firm';

export type ColumnType =
  /**
   * Words.
   *
   * `search` says how closely they are searched for private data, which depends on what may rightly stand in the
   * column. `states` are words that mean “nothing known” in other columns and here say how a matter stands. `numbered`
   * marks numbers of documents and filings, whose digits a spreadsheet may have damaged.
   */
  | { is: 'text'; search: 'remark' | 'name' | 'label' | 'contact'; states?: readonly string[]; numbered?: boolean }
  | { is: 'name' }
  /** A code that is text whatever the cell's type. */
  | { is: 'code' }
  | { is: 'own-code'; of: ReferenceTarget }
  /** Codes that the row had before, of the form of its present one; several in a cell. */
  | { is: 'former-codes'; of: ReferenceTarget }
  /** A code in another table, or a name there that means exactly one. */
  | {
      is: 'reference';
      to: readonly ReferenceTarget[];
      nameHeaders: readonly string[];
      /** The word that stands for nobody, where the column may say so. */
      nobody: string | null;
    }
  | {
      is: 'choice';
      values: readonly string[];
      variants: Readonly<Record<string, string>>;
      closed: boolean;
      /** By an alias of the column, further words that mean something under it: 有无物业 无. */
      under: Readonly<Record<string, Readonly<Record<string, string>>>>;
    }
  /** A whole number. `suffix` is what may follow a year (年). `counters` are units that may follow a count (户, 栋). */
  | { is: 'integer'; suffix: string | null; counters: readonly string[] }
  /** A number with at most `digits` decimals; more than `usualMax` is doubted. */
  | { is: 'decimal'; digits: number; positive: boolean; usualMax: number | null }
  | { is: 'money' }
  /** A price; its unit is `unit`, or stands in another column of the row. */
  | { is: 'rate'; unit: string | null }
  | { is: 'percent' }
  /**
   * A day. `ahead` says how far in the future it may lie; `month`, whether a month will do where nobody remembers the
   * day.
   */
  | { is: 'date'; ahead: 'fact' | 'term'; month: boolean; lastOfMonth?: true; words?: TermWords }
  | { is: 'period'; accepts: 'any' | 'month' | 'year' }
  | { is: 'boolean' }
  | { is: 'phone' }
  | { is: 'fee-unit' }
  | { is: 'grade' };

/** What may stand in the place of a day: of an end that there is none (不定期), of a contract also that none is signed (未签). */
export type TermWords = 'end' | 'contract-start' | 'contract-end';

/** One column (列). `T` is the type of the record's field and exists for the compiler alone. */
export interface Column<T = unknown> {
  header: string;
  aliases: readonly string[];
  required: boolean;
  type: ColumnType;
  /**
   * 了结: it says that something is over or settled. Without it everything goes on as far as anybody can tell, so that its
   * loss is seen before a publication.
   */
  ends?: true;
  readonly fieldType?: T;
}

export type ColumnsOf<R> = { readonly [F in Exclude<keyof R, keyof Sourced>]: Column<R[F]> };

/** One table (表). */
export interface Table<K extends TableId = TableId> {
  id: K;
  /** The Chinese name, which a file or a sheet may carry as well. */
  name: string;
  /** One sentence for people who have never seen it. */
  about: string;
  columns: ColumnsOf<RecordsByTable[K]>;
  /**
   * Days and periods of what has happened (事实日期): the newest of them is how far the table is known to reach. Empty for
   * a table of how things stand (合同、项目负责人、收费标准), whose rows don't say until when they were looked at.
   */
  facts: readonly (keyof RecordsByTable[K] & string)[];
  /** Fields that together mean one row. */
  key: readonly (keyof RecordsByTable[K] & string)[];
  /** Whether a second row of the same key is wrong, or may be meant. */
  duplicates: 'error' | 'warning';
  /** The fields that identify a row across files: where two files agree in these, all else must agree too. */
  keyAcrossFiles: readonly (keyof RecordsByTable[K] & string)[];
  /** What holds inside every row. */
  relations: readonly RowRelation<RecordsByTable[K]>[];
  /** What holds among all rows, in the order in which it is looked at. */
  amongRows: readonly TableRelation<RecordsByTable[K]>[];
}

type Optional = 'duplicates' | 'relations' | 'amongRows' | 'keyAcrossFiles';

export function defineTable<K extends TableId>(
  table: Omit<Table<K>, Optional> & Partial<Pick<Table<K>, Optional>>,
): Table<K> {
  return { duplicates: 'error', relations: [], amongRows: [], keyAcrossFiles: table.key, ...table };
}

/** A column that the contract marks with a star: it must be in the table and filled in. */
type Required<T> = Column<Exclude<T, null>>;

interface Names {
  aliases?: readonly string[];
}

/** A column that ends or settles something. */
export const ending = <C extends Column>(one: C): C => ({ ...one, ends: true });

function column<T>(header: string, required: boolean, type: ColumnType, names: Names = {}): Column<T> {
  return { header, aliases: names.aliases ?? [], required, type };
}

export const text = (header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'text', search: 'remark' }, names);
export const requiredText = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'text', search: 'remark' }, names);
/** What came of a matter. Here 待核实 means that it is still open, not that nothing is known. */
export const requiredOutcome = (header: string, states: readonly string[], names?: Names): Required<string> =>
  column(header, true, { is: 'text', search: 'remark', states }, names);
/** Short words in which no remark is expected: addresses, scopes, departments. */
export const label = (header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'text', search: 'label' }, names);
export const requiredLabel = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'text', search: 'label' }, names);
/** Number of a document or a filing (文号, 备案号), which may look like a room's. */
export const documentNumber = (header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'text', search: 'name', numbered: true }, names);
export const requiredDocumentNumber = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'text', search: 'name', numbered: true }, names);
/** How to reach an office (电话, 邮箱, 网址, 地址), public by its purpose. */
export const requiredContact = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'text', search: 'contact' }, names);
export const name = (header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'name' }, names);
export const requiredName = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'name' }, names);
export const code = (header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'code' }, names);
export const requiredCode = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'code' }, names);
export const ownCode = (of: ReferenceTarget, header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'own-code', of }, names);
/** An own code that a table may leave out, since it can be made (小区编码). Every record has it all the same. */
export const madeCode = (of: ReferenceTarget, header: string, names?: Names): Column<string> =>
  column(header, false, { is: 'own-code', of }, names);
export const formerCodes = (of: ReferenceTarget, header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'former-codes', of }, names);
export const integer = (header: string, counters: readonly string[], names?: Names): Column<number | null> =>
  column(header, false, { is: 'integer', suffix: null, counters }, names);
export const requiredInteger = (header: string, counters: readonly string[], names?: Names): Required<number> =>
  column(header, true, { is: 'integer', suffix: null, counters }, names);
export const year = (header: string, names?: Names): Column<number | null> =>
  column(header, false, { is: 'integer', suffix: '年', counters: [] }, names);
export const area = (header: string, names?: Names): Column<number | null> =>
  column(header, false, { is: 'decimal', digits: 2, positive: true, usualMax: null }, names);
/** Marks out of a hundred. */
export const score = (header: string, names?: Names): Column<number | null> =>
  column(header, false, { is: 'decimal', digits: 2, positive: false, usualMax: 100 }, names);
export const money = (header: string, names?: Names): Column<number | null> =>
  column(header, false, { is: 'money' }, names);
export const requiredMoney = (header: string, names?: Names): Required<number> =>
  column(header, true, { is: 'money' }, names);
export const requiredRate = (header: string, unit: string | null, names?: Names): Required<number> =>
  column(header, true, { is: 'rate', unit }, names);
export const requiredPercent = (header: string, names?: Names): Required<number> =>
  column(header, true, { is: 'percent' }, names);
export const date = <T extends string>(header: string, names?: Names): Column<T | null> =>
  column(header, false, { is: 'date', ahead: 'fact', month: false }, names);
export const requiredDate = <T extends string>(header: string, names?: Names): Column<T> =>
  column(header, true, { is: 'date', ahead: 'fact', month: false }, names);
/** A day that may be years ahead: the end of a contract, an inspection that is due. */
export const term = <T extends string>(
  header: string,
  { words, ...names }: Names & { words?: TermWords } = {},
): Column<T | null> => {
  const type = { is: 'date', ahead: 'term', month: false } as const;
  return column(header, false, words === undefined ? type : { ...type, words }, names);
};
export const requiredTerm = <T extends string>(header: string, names?: Names): Column<T> =>
  column(header, true, { is: 'date', ahead: 'term', month: false }, names);
/** A day up to which something is due; a month alone means all of it. */
export const requiredTermOrMonth = <T extends string>(header: string, names?: Names): Column<T> =>
  column(header, true, { is: 'date', ahead: 'term', month: false, lastOfMonth: true }, names);
/** A day, or its month where the day is not known any more. */
export const dateOrMonth = <T extends string>(header: string, names?: Names): Column<T | null> =>
  column(header, false, { is: 'date', ahead: 'fact', month: true }, names);
export const requiredPeriod = <T extends string>(
  header: string,
  accepts: 'any' | 'month' | 'year',
  names?: Names,
): Column<T> => column(header, true, { is: 'period', accepts }, names);
export const boolean = (header: string, names?: Names): Column<boolean | null> =>
  column(header, false, { is: 'boolean' }, names);
export const phone = (header: string, names?: Names): Column<string | null> =>
  column(header, false, { is: 'phone' }, names);
export const requiredPhone = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'phone' }, names);
export const requiredFeeUnit = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'fee-unit' }, names);
export const requiredGrade = (header: string, names?: Names): Required<string> =>
  column(header, true, { is: 'grade' }, names);

interface ChoiceList<V extends string> {
  values: readonly V[];
  variants?: Readonly<Record<string, NoInfer<V>>>;
  closed?: boolean;
  under?: Readonly<Record<string, Readonly<Record<string, NoInfer<V>>>>>;
}

function choiceType<V extends string>(list: ChoiceList<V>): ColumnType {
  return {
    is: 'choice',
    values: list.values,
    variants: list.variants ?? {},
    closed: list.closed ?? true,
    under: list.under ?? {},
  };
}
export const choice = <const V extends string>(header: string, list: ChoiceList<V>, names?: Names): Column<V | null> =>
  column(header, false, choiceType(list), names);
export const requiredChoice = <const V extends string>(header: string, list: ChoiceList<V>, names?: Names): Column<V> =>
  column(header, true, choiceType(list), names);

const ESTATE_NAMES = ['小区名称', '项目名称', '物业项目', '住宅小区', '楼盘', '小区', '物业项目名称', '服务小区'];
const FIRM_NAMES = [
  '企业名称',
  '物业公司',
  '物业服务企业名称',
  '物业单位',
  '物业服务企业',
  '物业企业',
  '企业',
  '服务企业',
];
const DIVISION_NAMES = ['区划', '所属县区', '县区', '行政区划', '所属区划', '行政区划名称', '区域'];

/** 小区编码, for which 小区名称 may stand. */
export const estateRef = (to: readonly ReferenceTarget[] = ['estate']): Required<string> =>
  column(
    '小区编码',
    true,
    { is: 'reference', to, nameHeaders: ESTATE_NAMES, nobody: null },
    {
      aliases: ['项目编码', '小区代码', '小区编号'],
    },
  );
/** An estate, or a place whose every estate is meant. */
export const estateOrPlaceRef = (): Required<string> => estateRef(['estate', 'division']);
/** 统一社会信用代码, for which 企业名称 may stand. */
export const firmRef = (): Required<string> =>
  column(
    '统一社会信用代码',
    true,
    { is: 'reference', to: ['firm'], nameHeaders: FIRM_NAMES, nobody: null },
    {
      aliases: ['信用代码', '税号', '企业信用代码', '社会信用代码'],
    },
  );
/** 行政区划代码; the name of the division may stand in its place. */
export const divisionRef = (): Required<string> =>
  column(
    '行政区划代码',
    true,
    { is: 'reference', to: ['division'], nameHeaders: DIVISION_NAMES, nobody: null },
    {
      aliases: ['区划代码', '行政区代码'],
    },
  );
/** A subject that may be of several kinds, by its code or by a name that only one of them has. */
export function subjectRef<T extends string | null>(
  header: string,
  to: readonly ReferenceTarget[],
  nobody: string | null = null,
  names: Names = {},
): Column<T> {
  const nameHeaders = [
    '主体名称',
    '主体',
    ...(to.includes('firm') ? FIRM_NAMES : []),
    ...(to.includes('estate') ? ESTATE_NAMES : []),
  ];
  return column(header, true, { is: 'reference', to, nameHeaders, nobody }, names);
}

/** Whether every record has a value in a column: it is required, or made where a table has none. */
export const isAlwaysFilled = ({ required, type }: Column): boolean => required || type.is === 'own-code';

/** Columns of a table in the order of its headers. */
export function columnList(table: Table): [field: string, column: Column][] {
  return Object.entries(table.columns as Record<string, Column>);
}
