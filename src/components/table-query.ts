/**
 * What a reader has asked of a table over all estates (一览表的排序和筛选), and which rows answer it. Free of the page,
 * so that it can be tested on its own.
 */
import type { EstateRow, EstateTable, Field } from '../views/tables/table.ts';
import { count } from '../wording/format.ts';
import { searchKey } from '../wording/search-text.ts';

export interface TableQuery {
  /** Id of a field; empty for the order of streets. */
  sort: string;
  isDescending: boolean;
  county: string;
  street: string;
  firm: string;
  mode: string;
  choice: string;
  text: string;
  /** From 1. */
  page: number;
}

export const NO_QUERY: TableQuery = {
  sort: '',
  isDescending: false,
  county: '',
  street: '',
  firm: '',
  mode: '',
  choice: '',
  text: '',
  page: 1,
};

/** Rows in the page at a time. */
export const ROWS_SHOWN = 100;

type ChoiceName = 'pricing' | 'verdict';

/** The query as part of an address; what is not set is left out. */
export function queryToAddress(query: TableQuery, choice: ChoiceName): string {
  const address = new URLSearchParams();
  const set = (name: string, value: string): void => {
    if (value !== '') address.set(name, value);
  };
  for (const name of ['county', 'street', 'firm', 'mode'] as const) set(name, query[name]);
  set(choice, query.choice);
  set('q', query.text.trim());
  set('sort', query.sort);
  if (query.sort !== '' && query.isDescending) set('desc', '1');
  if (query.page > 1) set('page', String(query.page));
  const text = address.toString();
  return text === '' ? '' : `?${text}`;
}

export function queryFromAddress(text: string, choice: ChoiceName): TableQuery {
  const address = new URLSearchParams(text);
  const of = (name: string): string => address.get(name) ?? '';
  const page = of('page');
  return {
    sort: of('sort'),
    isDescending: of('desc') === '1',
    county: of('county'),
    street: of('street'),
    firm: of('firm'),
    mode: of('mode'),
    choice: of(choice),
    text: of('q'),
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The text of a row in which is searched; made once for each row, since it is needed at every key. */
export type TextKeys<R> = (row: R) => string;

export function textKeys<R extends EstateRow>(table: EstateTable<R>): TextKeys<R> {
  const made = new WeakMap<R, string>();
  return (row) => {
    let key = made.get(row);
    if (key === undefined) {
      const words = [row.name, row.county, row.street, row.firm, row.code, ...table.words(row)];
      key = words.map((text) => searchKey(text ?? '')).join('\n');
      made.set(row, key);
    }
    return key;
  };
}

/** The rows that match, in the order asked for. Rows without the value to sort by come last in both directions. */
export function answer<R extends EstateRow>(
  table: EstateTable<R>,
  rows: readonly R[],
  query: TableQuery,
  keys: TextKeys<R>,
): R[] {
  const parts = query.text
    .split(/\s+/)
    .map(searchKey)
    .filter((part) => part !== '');
  const { county, street, firm, mode, choice } = query;
  const found = rows.filter(
    (row) =>
      (county === '' || row.county === county) &&
      (street === '' || row.street === street) &&
      (firm === '' || row.firm === firm) &&
      (mode === '' || row.mode === mode) &&
      (choice === '' || table.choice.of(row) === choice) &&
      (parts.length === 0 || parts.every((part) => keys(row).includes(part))),
  );
  const field = fieldOf(table, query.sort);
  return field === null ? found : sorted(found, field, query.isDescending);
}

/** One page of the rows that answer, and where it stands among them. */
export interface AnswerPage<R> {
  page: number;
  pages: number;
  /** Of the first row shown, from 1. */
  from: number;
  shown: readonly R[];
}

/** The page asked for, or the last one where there are fewer. */
export function answerPage<R>(found: readonly R[], asked: number): AnswerPage<R> {
  const pages = Math.max(1, Math.ceil(found.length / ROWS_SHOWN));
  const page = Math.min(asked, pages);
  const before = (page - 1) * ROWS_SHOWN;
  return { page, pages, from: before + 1, shown: found.slice(before, before + ROWS_SHOWN) };
}

/** What is said above the rows: how many of how many, and which of them stand below. */
export function answerInWords(
  counter: string,
  all: number,
  found: number,
  { pages, from, shown }: AnswerPage<unknown>,
): string {
  if (found === 0) return `没有对上的，共 ${count(all)} ${counter}。少选一项，或换个词再试。`;
  const part = pages > 1 ? `；下面是第 ${count(from)}—${count(from + shown.length - 1)} ${counter}` : '';
  return `对上 ${count(found)} ${counter}，共 ${count(all)} ${counter}${part}。`;
}

/** Streets and firms of a county's rows, or of all, in the order of pinyin. */
export function placesOffered(rows: readonly EstateRow[], county: string): { street: string[]; firm: string[] } {
  const inside = county === '' ? rows : rows.filter((row) => row.county === county);
  const words = new Intl.Collator('zh-CN');
  const each = (values: readonly (string | null)[]): string[] =>
    [...new Set(values.filter((value) => value !== null))].sort(words.compare);
  return { street: each(inside.map((row) => row.street)), firm: each(inside.map((row) => row.firm)) };
}

/** What a table can be sorted by. */
export function fieldOf<R extends EstateRow>(table: EstateTable<R>, id: string): Field<R> | null {
  return [...table.columns, ...table.fields].find((field) => field.id === id) ?? null;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

function sorted<R extends EstateRow>(rows: readonly R[], field: Field<R>, isDescending: boolean): R[] {
  const keyed = rows.map((row) => ({ row, key: field.key(row) }));
  const way = isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === 'number' && typeof b.key === 'number') return way * (a.key - b.key);
    return way * collator.compare(String(a.key), String(b.key));
  });
  return keyed.map(({ row }) => row);
}
