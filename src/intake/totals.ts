/**
 * Running sums of a sheet's money, and what its total rows (合计, 小计) mean: a total that does not add up
 * is named.
 *
 * The words of a total do not always say what it is about, so it is right if it equals any sum that it
 * may mean.
 */
import type { Problem } from '../domain/problem.ts';
import type { Fields } from './cells/reading.ts';
import { IS_NET } from './notes.ts';
import type { Plan, Stretches, SummedColumn, Sums } from './planned.ts';
import type { ProblemLog } from './problem-log.ts';
import { type Place, problem } from './problems.ts';
import type { Cell } from './read/sheet.ts';

/** A total that differs from its lines. It may still be right, if one of the lines turns out to be a copy. */
export interface DifferingTotal {
  /** The problem that it is, unless lines turn out to be copies. */
  found: Problem;
  sheet: number;
  row: number;
  /** Row of the total before it. */
  after: number;
  category: string | null;
  written: number;
  /** The sums that it may mean. */
  meant: readonly number[];
  tolerance: number;
}

/** Lines that state a balance; a total of income or spending leaves them out. */
export const BALANCES: ReadonlySet<string> = new Set(['上期结余', '期末结余']);
const NO_CATEGORY = '';

const isTotalWord = (text: string): boolean => /(?:合|小|总|共|累)\s*计/.test(text) || IS_NET.test(text.trim());

/** Sums of a sheet of which no row is read yet. */
export function newSums(plan: Plan): Sums {
  return {
    columns: plan.columns
      .filter(({ column }) => column.type.is === 'money')
      .map(({ index, field, column, read, unit }) => ({
        index,
        field,
        header: column.header,
        read,
        unit,
        sums: new Map(),
      })),
    category: plan.columns.find(({ field, column }) => field === 'category' && column.type.is === 'choice') ?? null,
    unsure: false,
    lastTotal: 0,
  };
}

/** Adds the amounts of a record. */
export function addToSums(sums: Sums, record: Fields): void {
  for (const column of sums.columns) {
    const fen = record[column.field];
    if (typeof fen !== 'number') continue;
    const category = sums.category !== null && typeof record.category === 'string' ? record.category : NO_CATEGORY;
    const before = column.sums.get(category) ?? { all: 0, sinceTotal: 0, sinceSubtotal: 0 };
    before.all += fen;
    before.sinceTotal += fen;
    before.sinceSubtotal += fen;
    column.sums.set(category, before);
  }
}

/**
 * Compares a total with the sums that it may mean, and begins the next stretch. A total that differs is reported; where
 * lines may be copies, it waits in `differing` until that is settled.
 */
export function compareTotal(
  sums: Sums,
  cells: readonly Cell[],
  place: Place & { row: number },
  sheet: number,
  out: { problems: ProblemLog; differing: DifferingTotal[] | null },
): void {
  const words = cells.find((cell): cell is string => typeof cell === 'string' && isTotalWord(cell)) ?? '';
  const net = IS_NET.test(words.trim());
  const subtotal = /小\s*计/.test(words);
  const category = categoryOf(sums, cells, words);
  if (!sums.unsure) {
    for (const column of sums.columns) {
      const cell = cells[column.index] ?? null;
      const written = column.read(cell, false);
      if (typeof written !== 'number') continue;
      const meant = net ? netMeant(column) : fenMeant(column, category, subtotal);
      // A total in a larger unit (万元) is usually rounded to two decimals, so it is compared that precisely.
      const times = column.unit === null ? 1 : column.unit.times / column.unit.per;
      const tolerance = Math.max(times / 2, 1);
      if (meant.some((fen) => Math.abs(written - fen) <= tolerance)) continue;
      const likeliest = meant[0] as number;
      const hint =
        column.unit === null
          ? `${(likeliest / 100).toFixed(2)} 元`
          : `${likeliest / (100 * times)} ${column.unit.name}`;
      const cellPlace: Place = { ...place, columnIndex: column.index, column: column.header };
      const found = problem('total-differs', cellPlace, String(cell), { hint });
      if (out.differing === null) out.problems.push(found);
      else {
        const { row } = place;
        out.differing.push({ found, sheet, row, after: sums.lastTotal, category, written, meant, tolerance });
      }
    }
  }
  sums.lastTotal = place.row;
  // What is left of the income closes no stretch of lines.
  if (!net) restart(sums, category, subtotal);
}

/** The sums that a total of a column may mean, the likeliest first. */
function fenMeant(column: SummedColumn, category: string | null, subtotal: boolean): number[] {
  const sums = [...column.sums].filter(([key]) => category === null || key === category);
  const lines = sums.filter(([key]) => !BALANCES.has(key));
  const over = (part: typeof sums, stretch: keyof Stretches): number => part.reduce((n, [, s]) => n + s[stretch], 0);
  const stretches: (keyof Stretches)[] = subtotal
    ? ['sinceSubtotal', 'sinceTotal', 'all']
    : ['all', 'sinceTotal', 'sinceSubtotal'];
  return stretches.flatMap((stretch) => [over(sums, stretch), over(lines, stretch)]);
}

/** 净收益: all income less all cost. */
function netMeant({ sums }: SummedColumn): number[] {
  return [(sums.get('收入')?.all ?? 0) - (sums.get('成本')?.all ?? 0)];
}

function restart(sums: Sums, category: string | null, subtotal: boolean): void {
  for (const column of sums.columns) {
    for (const [key, stretches] of column.sums) {
      if (category !== null && key !== category) continue;
      stretches.sinceSubtotal = 0;
      if (!subtotal) stretches.sinceTotal = 0;
    }
  }
}

/** The kind of line that a total is about: 收入 for 收入小计, or for a 小计 whose own line says 收入. */
function categoryOf(sums: Sums, cells: readonly Cell[], words: string): string | null {
  if (sums.category === null) return null;
  for (const text of [words.replace(/\s*(?:合|小|总)\s*计\s*$/, ''), cells[sums.category.index] ?? null]) {
    const category = text === '' ? null : sums.category.read(text, false);
    if (typeof category === 'string') return category;
  }
  return null;
}
