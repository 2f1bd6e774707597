/**
 * Rows as columns (按列存放): every value of a column once, and which row has which. So many rows take a third of the room, and after
 * reading, texts that come again are one text in memory.
 */

import type { SharedTexts } from '../domain/shared-texts.ts';

type Row = Readonly<Record<string, unknown>>;

interface Column {
  values: unknown[];
  /** By row, the place of its value; null where every row has a value of its own. */
  at: Uint16Array | null;
}

/** Rows that have the same fields in the same order. */
interface Shape {
  keys: readonly string[];
  columns: readonly Column[];
}

export interface PackedRows {
  shapes: readonly Shape[];
  /** By row, which shape it has. */
  shapeOf: Uint16Array;
}

/** So many rows are packed at once at most; a place has to fit into 16 bits. */
export const ROWS_AT_ONCE = 4096;

/** Longer texts rarely come again. */
const SHARED_LENGTH = 48;

export function packRows(rows: readonly Row[]): PackedRows {
  if (rows.length > ROWS_AT_ONCE) throw new Error(`too many rows at once: ${rows.length}`);
  const shapes: { keys: string[]; own: Row[] }[] = [];
  const shapeOf = new Uint16Array(rows.length);
  let last = 0;
  for (const [place, row] of rows.entries()) {
    const keys = Object.keys(row);
    if (!isSame(shapes[last]?.keys, keys)) last = shapes.findIndex((shape) => isSame(shape.keys, keys));
    if (last < 0) last = shapes.push({ keys, own: [] }) - 1;
    shapes[last]?.own.push(row);
    shapeOf[place] = last;
  }
  return {
    shapes: shapes.map(({ keys, own }) => ({ keys, columns: keys.map((key) => packColumn(own, key)) })),
    shapeOf,
  };
}

const isSame = (known: readonly string[] | undefined, keys: readonly string[]): boolean =>
  known?.length === keys.length && known.every((key, at) => key === keys[at]);

/** Minus zero is another number, and to a map it is the same. */
const MINUS_ZERO = Symbol('-0');

function packColumn(rows: readonly Row[], key: string): Column {
  const places = new Map<unknown, number>();
  const values: unknown[] = [];
  const at = Uint16Array.from(rows, (row) => {
    const value = row[key];
    const known = Object.is(value, -0) ? MINUS_ZERO : value;
    const place = places.get(known);
    if (place !== undefined) return place;
    places.set(known, values.length);
    return values.push(value) - 1;
  });
  return { values, at: values.length === rows.length ? null : at };
}

/** `shared` are the texts of all pieces so far. */
export function unpackRows({ shapes, shapeOf }: PackedRows, shared: SharedTexts): Row[] {
  const makers = shapes.map(({ keys, columns }) => {
    const own = columns.map(({ values, at }) => ({ values: values.map((value) => sharing(value, shared)), at }));
    // A copy of a whole object has room for all its fields in one piece; one that grows field by field hasn't.
    const blank = JSON.parse(JSON.stringify(Object.fromEntries(keys.map((key) => [key, null])))) as Row;
    let next = 0;
    return (): Row => {
      const place = next++;
      const row: Record<string, unknown> = { ...blank };
      for (const [k, { values, at }] of own.entries()) row[keys[k] ?? ''] = values[at?.[place] ?? place];
      return row;
    };
  });
  return Array.from(shapeOf, (shape) => {
    const make = makers[shape];
    if (make === undefined) throw new Error('a row has no shape');
    return make();
  });
}

const sharing = (value: unknown, shared: SharedTexts): unknown =>
  typeof value === 'string' && value.length <= SHARED_LENGTH ? shared.of(value) : value;
