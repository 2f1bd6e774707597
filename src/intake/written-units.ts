/**
 * Where a unit is written round a table: in a header's brackets, in the heading over it, in a row of units below it, in
 * a title, in a corner, in a remark below the rows. What it means for a column is settled in `plan.ts`.
 */
import { isBlank } from './blank-words.ts';
import { readUnit } from './cells/units.ts';
import type { Header, WrittenUnit } from './found-header.ts';
import { isEmptyRow } from './notes.ts';
import type { Cell } from './read/sheet.ts';

const EVERYWHERE = { from: 0, until: Number.POSITIVE_INFINITY } as const;
const BRACKETS = /[(（[［【〔]([^()（）[\]［］【】〔〕]{1,32})[)）\]］】〕]/g;

/** The unit in the brackets of a header or a title; null where what is in them is none. */
export function unitInBrackets(text: string, row: number, index: number): WrittenUnit | null {
  for (const [, inside] of text.matchAll(BRACKETS))
    if (readUnit(inside as string) !== null)
      return { text: inside as string, row, index, from: index, until: index + 1 };
  return null;
}

/** The header with what is said of units above, beside and below it. */
export function withUnits(header: Header, rows: readonly (readonly Cell[])[]): Header {
  const below = unitRow(header, rows[header.row + 1] ?? []);
  const cells = header.cells.map((cell) => ({ ...cell, unit: cell.unit ?? below?.get(cell.index) ?? null }));
  const corners = [...remarksOf(header, rows), ...cornersOf(header, rows)];
  return { row: header.row + (below === null ? 0 : 1), cells, corners };
}

/** A row below the header that holds units alone, by column; null where the next row is another. */
function unitRow(header: Header, row: readonly Cell[]): ReadonlyMap<number, WrittenUnit> | null {
  const units = new Map<number, WrittenUnit>();
  for (const [index, cell] of row.entries()) {
    if (cell === null || (typeof cell === 'string' && isBlank(cell.trim()))) continue;
    if (typeof cell !== 'string') return null;
    const text = cell.trim().replace(/^[(（[【](.*)[)）\]】]$/, '$1');
    if (text === '单位') continue;
    if (readUnit(text) === null) return null;
    units.set(index, { text, row: header.row + 1, index, from: index, until: index + 1 });
  }
  return units.size > 0 ? units : null;
}

const NAMED_UNIT = /(.{0,2})单位\s*([:：为是]?)/;
/** Before 单位 these words make it an organisation, whose name follows. */
const ORGANISATION =
  /(?:填报|编制|制表|报送|上报|建设|物业|主管|评价|维保|服务|管理|产权|组织|发布|公示|责任|开发|使用|所在|所属)$/;

function cornersOf(header: Header, rows: readonly (readonly Cell[])[]): WrittenUnit[] {
  const corners: WrittenUnit[] = [];
  const headings = new Set(header.cells.filter(({ meaning }) => meaning !== null).map(({ index }) => index));
  for (let row = 0; row <= header.row; row++) {
    const cells = rows[row] ?? [];
    const filled = cells.flatMap((cell, index) => (cell === null || cell === '' ? [] : [index]));
    for (const [nth, index] of filled.entries()) {
      const cell = cells[index];
      if (typeof cell !== 'string' || (row === header.row && headings.has(index))) continue;
      for (const text of namedUnits(cell, cells[filled[nth + 1] ?? -1] ?? null))
        corners.push({ text, row, index, ...EVERYWHERE });
      if (row === header.row || NAMED_UNIT.test(cell)) continue;
      // A title is about the whole table, a heading about the columns up to the next heading.
      const next = filled[nth + 1] ?? Number.POSITIVE_INFINITY;
      const span = row === header.row - 1 && filled.length > 1 ? { from: index, until: next } : EVERYWHERE;
      const unit = unitInBrackets(cell, row, index) ?? unitAlone(cell, row, index);
      if (unit !== null) corners.push({ ...unit, ...span });
    }
  }
  return corners;
}

/** How many rows at the end may hold remarks, and how many cells such a row may fill. */
const REMARK_ROWS = 5;
const REMARK_CELLS = 2;

/** What remarks below the rows say: 注：金额单位为万元. */
function remarksOf(header: Header, rows: readonly (readonly Cell[])[]): WrittenUnit[] {
  const remarks: WrittenUnit[] = [];
  let left = REMARK_ROWS;
  for (let row = rows.length - 1; row > header.row && left > 0; row--) {
    const cells = rows[row] as readonly Cell[];
    if (isEmptyRow(cells)) continue;
    left--;
    const filled = cells.flatMap((cell, index) => (cell === null || cell === '' ? [] : [index]));
    if (filled.length > REMARK_CELLS) continue;
    for (const [nth, index] of filled.entries()) {
      const cell = cells[index];
      if (typeof cell !== 'string') continue;
      for (const text of namedUnits(cell, cells[filled[nth + 1] ?? -1] ?? null))
        remarks.push({ text, row, index, ...EVERYWHERE });
    }
  }
  return remarks;
}

function unitAlone(cell: string, row: number, index: number): WrittenUnit | null {
  const said = readUnit(cell.trim());
  return said !== null && 'unit' in said ? { text: cell.trim(), row, index, from: index, until: index + 1 } : null;
}

/** 以万元为单位, 均按万元计: of money and areas alone, since much else is charged 按户 or 按月. */
const TAKEN_AS = /[以按用]([^以按用，。；,;]{1,6}?)(?:为(?:计[价量]?)?单位|计(?![收费价]))/g;

/** The units of 单位：万元、户 in a cell, in the cell behind 单位：, or of 以万元为单位. */
function namedUnits(cell: string, next: Cell): string[] {
  const taken = [...cell.slice(0, 200).matchAll(TAKEN_AS)].flatMap(([, text]) => {
    const said = readUnit(text as string);
    const isMeant = said !== null && 'unit' in said && (said.unit.kind === 'money' || said.unit.kind === 'area');
    return isMeant ? [text as string] : [];
  });
  if (taken.length > 0) return taken;
  const m = NAMED_UNIT.exec(cell.slice(0, 200));
  if (!m) return [];
  const [whole, before, colon] = m as unknown as [string, string, string];
  const rest = cell
    .slice(m.index + whole.length)
    .replace(/[)）\]】〕].*$/s, '')
    .trim();
  const isOrganisation = ORGANISATION.test(before);
  const said = rest === '' && typeof next === 'string' ? next.trim() : rest;
  return said.split(/[、，,;；\s]+/).flatMap((part) => {
    const isUnit = readUnit(part) !== null;
    // After 单位 with a colon a unit is expected, whatever it is.
    const isNamed = !isOrganisation && /[:：]/.test(colon) && readUnit(`单位：${part}`) !== null;
    return isUnit && !isOrganisation ? [part] : isNamed ? [`单位：${part}`] : [];
  });
}
