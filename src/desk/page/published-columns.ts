/** The columns that can be published (公开的列), with what belongs into each in a clerk's words, and how they are found by typing. */
import { TABLES } from '../../tables/catalogue.ts';
import { type Column, type ColumnType, columnList, type ReferenceTarget } from '../../tables/column.ts';
import { FEE_UNITS } from '../../tables/shared.ts';

export interface PublishedColumn {
  header: string;
  /** What the desk calls it: a code of one of several kinds by whose it is. */
  shown: string;
  /** What belongs into it. */
  about: string;
  required: boolean;
  /** Other names by which it is found. */
  known: readonly string[];
  type: ColumnType;
  /** Whether it is the name in the place of a code. */
  isName: boolean;
}

/** The plainest of the names of a place. */
const PLACE_NAME = '行政区划';

const OF: Readonly<Record<ReferenceTarget, string>> = { division: '地方', estate: '小区', firm: '企业' };

/** How many other names of a column are shown; all of them find it. */
const NAMES_SHOWN = 3;

const PUBLISHED: ReadonlyMap<string, readonly PublishedColumn[]> = new Map(
  TABLES.map((table) => [table.name, columnList(table).flatMap(([, column]) => published(column))]),
);

/** By the table's Chinese name; empty for one that there isn't. */
export const columnsOfTable = (name: string): readonly PublishedColumn[] => PUBLISHED.get(name) ?? [];

/** A column of a table; undefined where it has none of that name. */
export function publishedColumn(table: string, header: string): PublishedColumn | undefined {
  return columnsOfTable(table).find((one) => one.header === header || one.known.includes(header));
}

/** What belongs into a column, with names under which offices know it. */
export function aboutWithNames({ about, known }: PublishedColumn): string {
  return known.length === 0 ? about : `${about}；也叫${known.slice(0, NAMES_SHOWN).join('、')}`;
}

/** A column, and the name that stands for its code: of its many names one is enough, the others only find it. */
function published(column: Column): PublishedColumn[] {
  const { header, aliases, required, type } = column;
  const isOfSeveral = type.is === 'reference' && type.to.length > 1;
  const own = {
    header,
    shown: isOfSeveral ? aboutOf(type) : header,
    about: aboutOf(type),
    required,
    known: aliases,
    type,
    isName: false,
  };
  if (type.is !== 'reference' || type.nameHeaders.length === 0) return [own];
  const name = type.nameHeaders.includes(PLACE_NAME) ? PLACE_NAME : (type.nameHeaders[0] as string);
  const known = type.nameHeaders.filter((one) => one !== name);
  const about = `${type.to.map((one) => OF[one]).join('或')}的名称`;
  return [
    { ...own, required: false },
    { header: name, shown: name, about, required, known, type, isName: true },
  ].reverse();
}

function aboutOf(type: ColumnType): string {
  switch (type.is) {
    case 'text':
      return type.numbered ? '文号、编号' : '文字';
    case 'name':
      return '名称';
    case 'code':
      return '代码、编号';
    case 'own-code':
      return `${OF[type.of]}的编码`;
    case 'former-codes':
      return '以前用过的编码';
    case 'reference':
      return `${type.to.map((one) => OF[one]).join('或')}的编码`;
    case 'choice':
      return `写：${type.values.join('、')}`;
    case 'integer':
      return type.suffix === null ? `数${type.counters.length > 0 ? `（${type.counters[0]}）` : ''}` : '年份';
    case 'decimal':
      return type.positive ? '面积（㎡）' : '得分';
    case 'money':
      return '金额（元，写万元会换算）';
    case 'rate':
      return type.unit === null ? '单价' : `单价（${type.unit}）`;
    case 'percent':
      return '百分比';
    case 'date':
      return '日期';
    case 'period':
      return { any: '年、半年、季度或月份', month: '月份', year: '年度' }[type.accepts];
    case 'boolean':
      return '是或否';
    case 'phone':
      return '电话';
    case 'fee-unit':
      return `单位，例如 ${FEE_UNITS[0]}`;
    case 'grade':
      return '等级，例如 A';
  }
}

/** What may be chosen for a word of a column; empty where the column has no list. */
export function choicesIn({ type }: PublishedColumn): readonly string[] {
  if (type.is === 'choice') return type.values;
  if (type.is === 'boolean') return ['是', '否'];
  return type.is === 'fee-unit' ? FEE_UNITS : [];
}

/** Units that a column's numbers may be in; empty where there is nothing to choose. */
export function unitsOf({ type }: PublishedColumn): readonly string[] {
  if (type.is === 'money') return ['元', '百元', '千元', '万元', '百万元', '亿元'];
  return type.is === 'decimal' && type.positive ? ['㎡', '万㎡', '亩', '公顷'] : [];
}

/** Parts of a cell that a column may take, in words. */
const PART_WORDS = {
  start: '只取开始',
  end: '只取结束',
  year: '只取年度',
  number: '只取数',
  unit: '只取单位',
  first: '只取前一半',
  second: '只取后一半',
  name: '只取名称',
  phone: '只取电话',
} as const;

export const partInWords = (part: string): string => PART_WORDS[part as keyof typeof PART_WORDS] ?? part;

/** The parts that make sense of a column. */
export function partsOf({ type, isName }: PublishedColumn): readonly (keyof typeof PART_WORDS)[] {
  if (type.is === 'date') return ['start', 'end', 'first', 'second'];
  if (type.is === 'period') return ['year'];
  if (type.is === 'fee-unit') return ['unit'];
  if (type.is === 'phone') return ['phone'];
  if (type.is === 'rate' || type.is === 'money' || type.is === 'decimal') return ['number'];
  if (type.is === 'integer') return ['number', 'first', 'second'];
  return isName || type.is === 'text' || type.is === 'name' ? ['first', 'second', 'name'] : ['first', 'second'];
}

/**
 * How well what is typed means a column, least first: it begins its name, stands in its name, or every piece of it stands
 * somewhere in what is said of it. Null where it doesn't mean it.
 */
export function meantAs(typed: string, table: string, { header, shown, about, known }: PublishedColumn): number | null {
  const wanted = typed.trim().toLowerCase();
  const name = header.toLowerCase();
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  const said = [table, header, shown, about, ...known].join(' ').toLowerCase();
  return wanted.split(/[\s·、,，]+/).every((piece) => said.includes(piece)) ? 2 : null;
}
