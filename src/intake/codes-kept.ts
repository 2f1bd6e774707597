/**
 * `codes.csv` as it is to stand once new codes are kept (写下编码): rows that are there stay to the byte, a row without a code
 * gets it, and new ones follow.
 */
import Papa from 'papaparse';
import { guardFormula } from '../domain/formula-guard.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Fields } from './cells/reading.ts';
import {
  CODES_COLUMNS,
  CODES_FILE,
  type CodesField,
  type CodesFile,
  type KnownEstate,
  rowsOfText,
} from './codes-file.ts';
import type { FileToKeep } from './to-keep.ts';

/** A code that the book doesn't have yet. */
export interface NewCode {
  code: string;
  /** The estate's row. */
  row: Fields;
  /** Its row in the book, where a person has entered it without a code. */
  known: KnownEstate | null;
  /** It was made here; else it stands in the table. */
  isMade: boolean;
}

const MARK = '\uFEFF';
const NAMED_MAX = 3;
const ORDER = Object.keys(CODES_COLUMNS) as CodesField[];

/** The file with the new codes. New rows follow the file's own columns, delimiter and line breaks. */
export function keptCodes(fresh: readonly NewCode[], book: CodesFile | null, asOf: IsoDate): FileToKeep {
  const made = fresh.filter(({ isMade }) => isMade).length;
  const named = fresh
    .slice(0, NAMED_MAX)
    .map(({ code, row }) => `${row.name} ${code}`)
    .join('、');
  const about = `${fresh.length} 个小区的编码${made < fresh.length ? `（新编 ${made} 个，其余照表里的）` : ''}，${named}${fresh.length > NAMED_MAX ? '……' : ''}`;
  const isNew = book === null || book.text.trim() === '';
  const header = `${ORDER.map((field) => CODES_COLUMNS[field].header).join(',')}\r\n`;
  const text = isNew
    ? MARK + extended(header, ORDER, fresh, asOf)
    : (book.hasMark ? MARK : '') + extended(book.text, book.order, fresh, asOf);
  return { path: book?.path ?? CODES_FILE, text, about, replaces: book?.text ?? null };
}

function extended(text: string, order: CodesFile['order'], fresh: readonly NewCode[], asOf: IsoDate): string {
  const { pieces, cells, delimiter, newline } = rowsOfText(text);
  const line = (values: readonly string[]): string => `${Papa.unparse([[...values]], { delimiter })}${newline}`;
  for (const { code, known } of fresh) {
    if (known === null) continue;
    const own = [...(cells[known.row - 1] ?? [])];
    for (const [index, field] of order.entries()) {
      if (field === 'code') own[index] = code;
      else if (field === 'since' && (own[index] ?? '').trim() === '') own[index] = asOf;
    }
    pieces[known.row - 1] = line(own.map((value) => value ?? ''));
  }
  const whole = pieces.join('');
  const ended = whole === '' || /[\r\n]$/.test(whole) ? whole : whole + newline;
  const added = fresh
    .filter(({ known }) => known === null)
    .map(({ code, row }) => {
      const said: Record<CodesField, unknown> = {
        code,
        name: row.name,
        formerName: row.formerName,
        division: row.division,
        street: row.street,
        since: asOf,
      };
      return line(order.map((field) => (field === null ? '' : guardFormula(String(said[field] ?? '')))));
    });
  return ended + added.join('');
}
