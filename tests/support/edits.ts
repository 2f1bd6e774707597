/**
 * Random edits of a generated city, of the kinds that an office makes: a cell is changed, filled or cleared, keys included; a
 * row is added, deleted, entered twice; a code is changed wherever it stands.
 *
 * `checkEdits` has the comparison name them and says how many it checked. Each must be named exactly once, with what was
 * published and what would be, and nothing else may be named. The seed repeats a run.
 */
import Papa from 'papaparse';
import { standingRows } from '../../src/compare/standing.ts';
import type { CellChange } from '../../src/compare/table-changes.ts';
import { placeText } from '../../src/compare/table-changes.ts';
import { addDays, type IsoDate } from '../../src/domain/iso-date.ts';
import { downloadRows } from '../../src/domain/publication.ts';
import type { TableId } from '../../src/domain/records.ts';
import { sourceRow } from '../../src/domain/source.ts';
import { publishedRows, type Row } from '../../src/downloads/rows.ts';
import { planCity } from '../../src/sample/city.ts';
import { sampleTables, sampleTexts, tablePieces } from '../../src/sample/folder.ts';
import { type Random, random } from '../../src/sample/random.ts';
import { tableOf } from '../../src/tables/catalogue.ts';
import { type Column, columnList } from '../../src/tables/column.ts';
import { comparedWith, contentOf, type Folder, type Made, made, madeOf, publishedOf } from './compared.ts';
import { AS_OF } from './tables.ts';

type Grid = string[][];
type City = ReadonlyMap<TableId, Grid>;

/**
 * An edit of one row; rows are counted as a spreadsheet does, the header is row 1. A new one stands below all others. `code`
 * is a cell too: the row's own code, which is changed wherever it stands, with the old one written down or not.
 */
type Edit = { table: TableId; row: number } & (
  | { is: 'cell'; column: number; from: string; to: string }
  | { is: 'code'; column: number; from: string; to: string; isWritten: boolean }
  | { is: 'deleted' }
  | { is: 'added'; cells: string[] }
);

const EDITS_PER_ROUND = 50;

export function cityOf(estates: number, seed: string): { texts: Folder; tables: City } {
  const city = planCity({ estates, seed });
  const tables = sampleTables().map(({ id }): [TableId, Grid] => {
    const text = [...tablePieces(city, id)].map((piece) => piece.text).join('');
    return [id, Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: true }).data];
  });
  return {
    texts: Object.fromEntries(sampleTexts(city).map(({ path, text }) => [path, text])),
    tables: new Map(tables.filter(([, grid]) => grid.length > 1)),
  };
}

export const folderOf = (texts: Folder, tables: City): Folder => ({
  ...texts,
  ...Object.fromEntries(
    [...tables].map(([id, grid]) => [`tables/${id}.csv`, `${Papa.unparse(grid, { newline: '\n' })}\n`]),
  ),
});

/** The tables of a city after at most so many edits that leave it without an error, and how many these are. */
export async function editedCity(
  city: { texts: Folder; tables: City },
  wanted: number,
  asOf: IsoDate,
  chance: Random,
): Promise<{ tables: City; edits: number }> {
  const { edits } = await rightEdits(asOf, city, wanted, chance);
  return { tables: edited(city.tables, edits), edits: edits.length };
}

export async function checkEdits(count: number, seed: string): Promise<number> {
  const city = cityOf(40, seed);
  const before = await made(folderOf(city.texts, city.tables));
  const predecessor = await publishedOf(before);
  let checked = 0;
  for (let round = 0; checked < count; round++) {
    const chance = random(seed, 'edits', round);
    const wanted = Math.min(EDITS_PER_ROUND, count - checked);
    const { edits, content } = await rightEdits(before.site.release.asOf, city, wanted, chance);
    const after = await madeOf(content);
    const comparison = await comparedWith(predecessor, after);
    const told = comparison.tables.flatMap((changes) => [
      ...changes.added.map((row) => `${changes.table} added ${cellsOf(row.cells)}`),
      ...changes.removed.map((row) => `${changes.table} removed ${cellsOf(row.cells)}`),
      ...changes.changed.flatMap(({ cells }) => cells.map((cell) => `${changes.table} ${cellText(cell)}`)),
    ]);
    const withheld = comparison.tables.flatMap((changes) =>
      [...changes.ended, ...changes.kept].map(({ cells }) => `${changes.table} ${cellsOf(cells)}`),
    );
    const expected = edits.flatMap((edit) => expectedOf(edit, before, after, edits, withheld) ?? []);
    compareTold(told, expected, `${seed}, round ${round}`);
    checked += edits.length;
  }
  return checked;
}

function compareTold(told: readonly string[], expected: readonly string[], where: string): void {
  const left = [...told];
  const missing = expected.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  if (missing.length + left.length > 0)
    throw new Error(`${where}: not named:\n${missing.join('\n')}\nnamed besides:\n${left.join('\n')}`);
}

const cellsOf = (row: Row): string => JSON.stringify(Object.values(row));
const cellText = ({
  header,
  before,
  after,
  place,
}: Pick<CellChange, 'header' | 'before' | 'after' | 'place'>): string =>
  `${header}: ${before} → ${after} in ${place === null ? 'no place' : placeText(place)}`;

/**
 * What the comparison should say of an edit; null where it changes nothing that is published. A row that is published no
 * more must be among those that ended or are kept back, or be gone.
 */
function expectedOf(
  edit: Edit,
  before: Made,
  after: Made,
  edits: readonly Edit[],
  withheld: readonly string[],
): string | null {
  const { table } = edit;
  const now = edit.is === 'deleted' ? null : publishedAt(after, table, rowNow(edit, edits));
  const was = edit.is === 'added' ? null : publishedAt(before, table, edit.row);
  if (was === null) return now === null ? null : `${table} added ${cellsOf(now)}`;
  const known = recoded(table, was, edits);
  if (now === null) {
    const told = `${table} ${cellsOf(known)}`;
    return withheld.includes(told) ? null : `${table} removed ${cellsOf(known)}`;
  }
  if (edit.is !== 'cell' && edit.is !== 'code') throw new Error('a deleted row is published');
  const header = columnList(tableOf(table))[edit.column]?.[1].header ?? '';
  const [from, to] = [known[header] ?? '', now[header] ?? ''];
  if (from === to) return null;
  const letters = String.fromCharCode(65 + edit.column);
  const place = { file: `tables/${table}.csv`, sheet: null, row: rowNow(edit, edits), letters };
  return `${table} ${cellText({ header, before: from, after: to, place })}`;
}

/** A row in which codes that were changed stand as they are now, since that is no edit of the row. */
function recoded(table: TableId, row: Row, edits: readonly Edit[]): Row {
  const codes = new Map(edits.flatMap((one) => (one.is === 'code' ? [[one.from, one.to] as const] : [])));
  const cells = columnList(tableOf(table)).map(([, { header, type }]) => {
    const cell = row[header] ?? '';
    return [header, type.is === 'reference' ? (codes.get(cell) ?? cell) : cell];
  });
  return Object.fromEntries(cells);
}

/** Where the row of an edit stands once all are made: deleted rows are gone, new ones stand at the end. */
function rowNow(edit: Edit, edits: readonly Edit[]): number {
  const own = edits.filter(({ table }) => table === edit.table);
  const deleted = own.filter(({ is }) => is === 'deleted');
  if (edit.is !== 'added') return edit.row - deleted.filter(({ row }) => row < edit.row).length;
  return edit.row - deleted.length + own.filter(({ is }) => is === 'added').indexOf(edit);
}

/** A row as it is published; null where it isn't. */
function publishedAt({ site }: Made, table: TableId, row: number): Row | null {
  const at = downloadRows(site.register, table).findIndex(
    (one) => sourceRow(one.source) === row && standingRows(site.register, table).includes(one as never),
  );
  return at < 0 ? null : (publishedRows(site.register, table)[at] ?? null);
}

/** Edits after which the folder can be published, and its publication. What a clerk would be told to mend is taken out. */
async function rightEdits(
  asOf: IsoDate,
  { texts, tables }: ReturnType<typeof cityOf>,
  wanted: number,
  chance: Random,
): Promise<{ edits: Edit[]; content: Awaited<ReturnType<typeof contentOf>> }> {
  let edits = randomEdits(tables, wanted, chance);
  for (;;) {
    const content = await contentOf(folderOf(texts, edited(tables, edits)), asOf);
    const errors = content.problems.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) return { edits, content };
    // Of two rows that contradict one another the message names both.
    const wrong = new Set(
      errors.flatMap(({ rows, message }) => {
        const named = [...message.matchAll(/tables\/(\w+)\.csv 第 (\d+) 行/g)];
        return named.flatMap(([, table, row]) => [row, ...rows].map((one) => `${table} ${one}`));
      }),
    );
    const inTables = edits.filter(
      (edit) => edit.is === 'deleted' || !wrong.has(`${edit.table} ${rowNow(edit, edits)}`),
    );
    // A notice that names an estate stands in no row: whoever took that estate's code away is then among its table's edits.
    const kept = inTables.length < edits.length ? inTables : edits.filter(({ table }) => table !== 'estate');
    if (kept.length === edits.length) throw new Error(`no edit made this: ${errors[0]?.message}`);
    edits = kept;
  }
}

function edited(tables: City, edits: readonly Edit[]): City {
  const codes = new Map(edits.flatMap((one) => (one.is === 'code' ? [[one.from, one.to] as const] : [])));
  return new Map(
    [...tables].map(([table, grid]) => {
      const own = edits.filter((edit) => edit.table === table);
      const columns = columnList(tableOf(table)).map(([, column]) => column);
      const cells = new Map(own.map((edit) => [edit.row, edit]));
      const rows = grid.flatMap((row, at) => {
        const edit = cells.get(at + 1);
        if (edit?.is === 'deleted') return [];
        const changed = edit?.is === 'cell' || edit?.is === 'code' ? edit : null;
        return [
          row.map((cell, i) => {
            if (changed?.column === i) return changed.to;
            if (changed?.is === 'code' && changed.isWritten && columns[i]?.type.is === 'former-codes')
              return [cell, changed.from].filter((code) => code !== '').join('、');
            return columns[i]?.type.is === 'reference' ? (codes.get(cell) ?? cell) : cell;
          }),
        ];
      });
      return [table, [...rows, ...own.flatMap((edit) => (edit.is === 'added' ? [edit.cells] : []))]];
    }),
  );
}

/** So many edits, each of another row. */
function randomEdits(tables: City, count: number, chance: Random): Edit[] {
  const edits: Edit[] = [];
  const touched = new Set<string>();
  const ids = [...tables.keys()];
  while (edits.length < count) {
    const table = chance.pick(ids);
    const grid = tables.get(table) ?? [];
    const row = chance.int(2, grid.length);
    if (touched.has(`${table} ${row}`)) continue;
    const edit = randomEdit(table, row, grid, tables, chance);
    if (edit === null) continue;
    touched.add(`${table} ${row}`);
    edits.push(edit);
  }
  return edits;
}

const OWN_CODES: readonly TableId[] = ['division', 'firm', 'estate'];

function randomEdit(table: TableId, row: number, grid: Grid, tables: City, chance: Random): Edit | null {
  const cells = grid[row - 1] ?? [];
  const columns = columnList(tableOf(table)).map(([, column]) => column);
  const isReferredTo = OWN_CODES.includes(table);
  const kind = chance.next();
  if (!isReferredTo && kind < 0.1) return { is: 'deleted', table, row };
  if (!isReferredTo && kind < 0.2) {
    const isDouble = tableOf(table).duplicates === 'warning' && chance.chance(0.5);
    const key = columns.findIndex(({ type }) => type.is === 'date' || type.is === 'period' || type.is === 'code');
    const another = isDouble
      ? cells
      : cells.map((cell, i) => (i === key ? changedCell(columns[i], cell, tables, chance) : cell));
    return { is: 'added', table, row: grid.length + 1, cells: another };
  }
  const column = chance.int(0, columns.length - 1);
  const from = cells[column] ?? '';
  const to = changedCell(columns[column], from, tables, chance);
  if (to === from) return null;
  // A changed code of a division or a firm is told by digits of its own; that of an estate is the office's.
  if (columns[column]?.type.is === 'own-code')
    return table === 'estate'
      ? { is: 'code', table, row, column, from, to: `${from}X`, isWritten: chance.chance(0.5) }
      : null;
  return { is: 'cell', table, row, column, from, to };
}

/** Another value of a column, or none where it may be blank. */
function changedCell(column: Column | undefined, cell: string, tables: City, chance: Random): string {
  if (column === undefined) return cell;
  const { type, required } = column;
  if (cell !== '' && !required && chance.chance(0.2)) return '';
  const number = Number(cell.replace('%', ''));
  switch (type.is) {
    case 'reference': {
      const target = chance.pick(type.to);
      return chance.pick(tables.get(target)?.slice(1) ?? [[cell]])[0] ?? cell;
    }
    case 'choice':
      return chance.pick(type.values);
    case 'boolean':
      return cell === '是' ? '否' : '是';
    case 'integer':
      return String(number + chance.int(1, 3));
    case 'decimal':
      return String(number + 0.5);
    case 'money':
      return (number + chance.int(1, 999) / 100).toFixed(2);
    case 'rate':
      return (number + 0.01).toFixed(4);
    case 'percent':
      return `${number === 50 ? 51 : 50}%`;
    case 'date':
      return cell === ''
        ? addDays(AS_OF, chance.int(-300, 300))
        : addDays(cell.padEnd(10, '-01') as IsoDate, chance.int(-40, 40));
    case 'period':
      return cell.replace(/^\d{4}/, (year) => String(Number(year) - chance.int(1, 2)));
    case 'phone':
      return `0356-0000${chance.int(100, 999)}`;
    case 'fee-unit':
    case 'grade':
    case 'code':
    case 'own-code':
      return cell === '' ? cell : `${cell}1`;
    default:
      return `${cell}${chance.pick(['甲', '乙', '丙', '丁'])}`;
  }
}
