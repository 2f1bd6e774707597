/**
 * 范围: a line above the header of 投诉统计 that says of which place the sheet tells everything. An estate there that it doesn't
 * name in a month of its rows had no complaint in it: it gets a row of 0, whose source is the line. Without the line nobody knows whether it had none or wasn't reported.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import type { Division, DivisionLevel } from '../domain/records.ts';
import { packSource, type SourceRef, sourceSheetIndex } from '../domain/source.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList, type Table } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf } from './collected.ts';
import { estatesIn } from './estates-in.ts';
import { type Place, problem } from './problems.ts';
import type { Cell } from './read/sheet.ts';

const ANNOUNCED = /(?:^|[\s（(，,；;])(?:统计|数据|填报|覆盖|上报)?范围\s*[:：]\s*([^；;。）)]*)/;
/** In a cell of its own, with the place in the next. */
const ALONE = /^(?:统计|数据|填报|覆盖|上报)?范围$/;
/** What stands behind it on the same line: 单位：件. */
const NEXT = /\s+[^\s:：]{1,6}[:：].*$/s;
const BETWEEN = /[、，,和及\s]+/;
const ALL_OF = /(?:全域|全境|(?:的)?(?:全部|所有|各)小区)$/;
/** The place in which all rows lie, by its level. */
const WHOLE: Readonly<Record<string, DivisionLevel>> = {
  全市: '市',
  本市: '市',
  全县: '县',
  本县: '县',
  全区: '县',
  本区: '县',
  全街道: '街道',
  全镇: '街道',
  全乡: '街道',
};

/** Notes the scope that stands above a header, where the table is one of counts. */
export function noteScope(
  { scopes }: Collected,
  table: Table,
  sheet: Place,
  sheetIndex: number,
  above: readonly (readonly Cell[])[],
): void {
  if (table.id !== 'complaint_stat') return;
  const said = scopeSaid(above);
  if (said === null) return;
  const { row, index, written } = said;
  scopes.push({ sheetIndex, place: { ...sheet, row: row + 1, columnIndex: index }, written });
}

/** The scope that stands above a header, with its cell; null where there is none. */
export function scopeSaid(above: readonly (readonly Cell[])[]): { row: number; index: number; written: string } | null {
  for (const [row, cells] of above.entries()) {
    for (const [index, cell] of cells.entries()) {
      if (typeof cell !== 'string') continue;
      const said = ALONE.test(cell.trim()) ? '' : ANNOUNCED.exec(cell.slice(0, 400))?.[1];
      if (said === undefined) continue;
      const beside = said.trim() === '' ? cells.slice(index + 1).find((next) => next !== null && next !== '') : said;
      const written = String(beside ?? '')
        .replace(NEXT, '')
        .trim();
      return { row, index, written };
    }
  }
  return null;
}

/** Adds a row of 0 for every estate of a scope and month that no sheet of the table names. Call it after the last sheet. */
export function fillScopes(collected: Collected): void {
  if (collected.scopes.length === 0) return;
  const rows = fieldsOf(collected, 'complaint_stat');
  const told = new Set(rows.map(keyOf));
  const fields = columnList(tableOf('complaint_stat')).map(([field]) => field);
  const added: Fields[] = [];
  for (const { sheetIndex, place, written } of collected.scopes) {
    const own = rows.filter(({ source }) => sourceSheetIndex(source as SourceRef) === sheetIndex);
    const places = placesOf(collected, written, own);
    if (typeof places === 'string') {
      collected.problems.push(problem('scope-not-readable', place, written, { hint: places }));
      continue;
    }
    const months = [...new Set(own.map(({ month }) => String(month)))].sort();
    const estates = new Set(places.flatMap((code) => estatesIn(collected, code)));
    for (const month of months)
      for (const estate of estates) {
        const blank: Fields = { source: packSource(sheetIndex, place.row) };
        // Where no case was received, none was closed, called back or reopened; a rank is for others to give.
        for (const field of fields) blank[field] = field === 'cityRank' ? null : 0;
        const zero = { ...blank, month, estate };
        if (told.has(keyOf(zero))) continue;
        told.add(keyOf(zero));
        added.push(zero);
      }
  }
  for (const zero of added) rows.push(zero);
}

const keyOf = ({ estate, month }: Fields): string => `${estate} ${month}`;

/** The divisions that are meant; what can't be made out, in words, where one is none. */
function placesOf(collected: Collected, written: string, rows: readonly Fields[]): string[] | string {
  const words = written.split(BETWEEN).filter((word) => word !== '');
  if (words.length === 0) return '没有写哪里。';
  const codes: string[] = [];
  for (const word of words) {
    const level = WHOLE[word];
    const bare = word.replace(ALL_OF, '');
    const meant =
      level === undefined
        ? collected.lookup.resolve(['division'], bare, { division: null, street: null })
        : wholeOf(collected, level, rows);
    if ('found' in meant) codes.push(meant.found);
    else if ('ambiguous' in meant) return `「${word}」有好几个：${meant.ambiguous}。`;
    else {
      const near = level === undefined ? collected.lookup.near(['division'], bare) : undefined;
      return `看不出「${word}」是哪里。${near === undefined ? '' : `最接近的是${near}。`}`;
    }
  }
  return codes;
}

/** The one place of a level in which all rows of a sheet lie. */
function wholeOf(
  collected: Collected,
  level: DivisionLevel,
  rows: readonly Fields[],
): { found: string } | { unknown: true } {
  const { division, estate } = collected.records;
  const tree = new DivisionTree(division as readonly Division[]);
  const of = new Map(estate.map((one) => [one.code, one.division]));
  const places = rows.map((row) => {
    const place = of.get(String(row.estate)) ?? '';
    const one = level === '县' ? tree.countyOf(place) : tree.pathTo(place).find((above) => above.level === level);
    return one?.code ?? null;
  });
  const [only] = new Set(places);
  return only !== null && only !== undefined && new Set(places).size === 1 ? { found: only } : { unknown: true };
}
