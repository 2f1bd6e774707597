/**
 * A mapping's file (对应表) as the page shows and changes it: which column of the sheet becomes what. Whatever the page
 * doesn't know of the file stays as it is, comments too. What is wrong in it says intake, not this.
 */
import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import { publishedColumn } from './published-columns.ts';

/**
 * A column of a published table, in so many tables of the mapping: one with a column for each fee fills the same table
 * again and again, and what holds for all of them is one thing to a clerk.
 */
export interface Target {
  nths: readonly number[];
  header: string;
}

/** Where a value comes from that no column of the sheet gives. */
export type Aside =
  | { is: 'value'; value: string }
  | { is: 'label'; label: string }
  | { is: 'title'; fact: string }
  | { is: 'foot' }
  | { is: 'heading'; words: Readonly<Record<string, string>> };

/** Whether it gives the value, gives it where another column is blank, or is added to it in brackets. */
export type As = 'value' | 'or' | 'remark';

export interface MappedTable {
  /** The table's Chinese name, as it stands there. */
  name: string;
  /** What tells it from another part of the same table: its first constant that others don't share. */
  label: string;
}

export interface MappingView {
  tables: readonly MappedTable[];
  /** The sheet's columns in their order, each with what it becomes. */
  columns: readonly { header: string; targets: readonly ColumnTarget[] }[];
  /** What is filled in without a column. */
  asides: readonly AsideTarget[];
  /** By header of the sheet, the words by which rows are passed over. */
  except: ReadonlyMap<string, readonly string[]>;
  /** Columns of the sheet that are blank in rows that say nothing about a table. */
  when: readonly AsideTarget['header'][];
}

export interface ColumnTarget extends Target {
  part: string | null;
  as: As;
}

export interface AsideTarget extends Target {
  from: Aside;
}

/** Null where the text is no mapping that can be shown column by column. */
export function mappingView(text: string): MappingView | null {
  const written = parseDocument(text).toJS() as Written | null;
  if (!Array.isArray(written?.headers) || !Array.isArray(written.tables)) return null;
  const headers = written.headers.map(String);
  const tables = written.tables.map(({ table }, nth) => ({ name: table, label: labelOf(written.tables, nth) }));
  const columns = new Map(headers.map((header) => [header, [] as ColumnTarget[]]));
  const asides: AsideTarget[] = [];
  written.tables.forEach((one, nth) => {
    for (const [header, from] of Object.entries(one.columns ?? {})) {
      const aside = asideOf(from);
      if (aside !== null) join(asides, tables, { nths: [nth], header, from: aside });
      const part = typeof from === 'object' && typeof from.part === 'string' ? from.part : null;
      for (const [source, as] of columnsIn(from)) {
        const targets = columns.get(source) ?? [];
        columns.set(source, targets);
        join(targets, tables, { nths: [nth], header, part, as });
      }
    }
  });
  const except = new Map(written.tables.flatMap((one) => Object.entries(one.except ?? {})));
  const when = [...new Set(written.tables.flatMap((one) => one.when ?? []))];
  return { tables, columns: [...columns].map(([header, targets]) => ({ header, targets })), asides, except, when };
}

/** What a target is called: the table where it is in all of its parts, else each part; its column by its first name. */
export function targetName({ tables }: MappingView, { nths, header }: Target): string {
  const name = tables[nths[0] as number]?.name;
  const isWhole = tables.every((table, nth) => table.name !== name || nths.includes(nth));
  const column = publishedColumn(name ?? '', header)?.shown ?? header;
  return `${isWhole ? name : nths.map((nth) => tables[nth]?.label).join('、')} · ${column}`;
}

/** The text with a column of the sheet given to `to`, instead of to `from`; null for none. */
export function withColumn(text: string, source: string, from: Target | null, to: Target | null): string {
  const document = parseDocument(text);
  let value: unknown = null;
  for (const nth of from?.nths ?? []) {
    value ??= columnsOf(document, nth)?.get(from?.header, true);
    columnsOf(document, nth)?.delete(from?.header);
    forgetColumn(document, nth, from?.header);
  }
  const displaced = (to?.nths ?? []).flatMap((nth) => sourcesAt(document, nth, to?.header));
  for (const nth of to?.nths ?? [])
    columnsOf(document, nth)?.set(
      document.createNode(to?.header),
      isNode(value) ? value.clone() : document.createNode(source),
    );
  for (const one of [source, ...displaced]) settlePassed(document, one, readsColumn(document, one));
  return document.toString({ lineWidth: 0 });
}

/** What is said of a column that is filled no more goes with it. */
export function forgetColumn(document: Document, nth: number, header: string | undefined): void {
  for (const group of ['values', 'units']) {
    const found = document.getIn(['tables', nth, group], true);
    if (!isMap(found)) continue;
    found.delete(header);
    if (found.items.length === 0) document.deleteIn(['tables', nth, group]);
  }
  if (document.getIn(['tables', nth, 'when']) === header) document.deleteIn(['tables', nth, 'when']);
}

/** What is the same in another part of the same table is one thing. */
function join<T extends Target>(all: T[], tables: readonly MappedTable[], one: T): void {
  const nameOf = ({ nths: [nth = 0] }: Target): string | undefined => tables[nth]?.name;
  const isSame = (other: T): boolean =>
    nameOf(other) === nameOf(one) && JSON.stringify({ ...other, nths: [] }) === JSON.stringify({ ...one, nths: [] });
  const at = all.findIndex(isSame);
  const found = all[at];
  if (found === undefined) all.push(one);
  else all[at] = { ...found, nths: [...found.nths, ...one.nths] };
}

interface Written {
  headers: unknown[];
  tables: { table: string; columns?: Record<string, From>; except?: Record<string, string[]>; when?: string }[];
}
type From = string | number | Record<string, unknown>;

function columnsIn(from: From): [source: string, as: As][] {
  if (typeof from !== 'object') return [[String(from), 'value']];
  const said: [unknown, As][] = [
    [from.column, 'value'],
    [from.or, 'or'],
    [from.remark, 'remark'],
  ];
  return said.flatMap(([source, as]) => (source === undefined || source === null ? [] : [[String(source), as]]));
}

function asideOf(from: From): Aside | null {
  if (typeof from !== 'object') return null;
  if ('value' in from) return { is: 'value', value: String(from.value) };
  if ('label' in from) return { is: 'label', label: String(from.label) };
  if ('title' in from) return { is: 'title', fact: String(from.title) };
  if ('foot' in from) return { is: 'foot' };
  return 'heading' in from ? { is: 'heading', words: from.heading as Record<string, string> } : null;
}

function labelOf(tables: Written['tables'], nth: number): string {
  const one = tables[nth] as Written['tables'][number];
  const twins = tables.filter(({ table }) => table === one.table);
  if (twins.length < 2) return one.table;
  for (const [header, from] of Object.entries(one.columns ?? {})) {
    const isShared = twins.every((twin) => JSON.stringify(twin.columns?.[header]) === JSON.stringify(from));
    if (!isShared && typeof from === 'object' && 'value' in from) return `${one.table}（${String(from.value)}）`;
  }
  return `${one.table}（第 ${twins.indexOf(one) + 1} 处）`;
}

function columnsOf(document: Document.Parsed | Document, nth: number): YAMLMap | null {
  const found = document.getIn(['tables', nth, 'columns'], true);
  return isMap(found) ? found : null;
}

/** The columns of the sheet that fill a column now. */
function sourcesAt(document: Document, nth: number, header: string | undefined): string[] {
  const { tables } = document.toJS() as Written;
  const from = header === undefined ? undefined : tables[nth]?.columns?.[header];
  return from === undefined ? [] : columnsIn(from).map(([source]) => source);
}

/** Whether a mapping reads a column of the sheet, for its values or to know rows by. */
export function readsColumn(document: Document, source: string): boolean {
  const { tables } = document.toJS() as Written;
  return tables.some(
    ({ columns, except }) =>
      source in (except ?? {}) ||
      Object.values(columns ?? {}).some((from) => columnsIn(from).some(([one]) => one === source)),
  );
}

/** A column that is not published stands among those that somebody has agreed to pass over, so that it isn't told as new. */
function settlePassed(document: Document, source: string, isRead: boolean): void {
  const found = document.get('passed', true);
  const passed: YAMLSeq | null = isSeq(found) ? found : null;
  const at = passed?.items.findIndex((item) => isScalar(item) && String(item.value) === source) ?? -1;
  if (isRead && passed !== null && at >= 0) {
    passed.delete(at);
    if (passed.items.length === 0) document.delete('passed');
  }
  if (!isRead && at < 0) {
    if (passed === null) document.set('passed', document.createNode([source]));
    else passed.add(source);
  }
}
