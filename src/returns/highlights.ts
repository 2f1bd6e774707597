/**
 * The colour of marked cells (标出的格子), as a rule of the sheet that always holds. The cells and their own formats are not
 * touched, so that nothing has to be put back, and a cell that isn't there yet can be marked.
 */

import { cellName } from '../domain/cell-name.ts';
import type { Severity } from '../domain/problem.ts';
import { MARKED_CELLS } from '../look/look.ts';
import type { Book, Sheet } from './book.ts';
import { addStyles } from './styles-part.ts';
import { RULE_WORD, SEVERITY_WORDS } from './words.ts';
import { Edits, type Element, elementsOf, prefixOf } from './xml-places.ts';

/** A cell, counted from 0. */
export interface Cell {
  row: number;
  column: number;
}

/** What stands in a sheet before the rules, and before the drawing of its comments, as the format orders it. */
const BEFORE_RULES =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting'.split(
    ' ',
  );
const BEFORE_DRAWING = [
  ...BEFORE_RULES,
  ...'dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing'.split(
    ' ',
  ),
];
/** Ranges that one rule names; programs take a few thousand. */
const RANGES_MAX = 500;

/** A colour as a spreadsheet writes it. */
export const argb = (colour: string): string => `FF${colour.slice(1).toUpperCase()}`;

/** The numbers of the colours that are needed, among the workbook's formats. */
export function markFormats(book: Book, needed: readonly Severity[]): Readonly<Record<Severity, number>> {
  const format = (severity: Severity) => (x: string) => {
    const { ink, ground } = MARKED_CELLS[severity];
    return `<${x}dxf><${x}font><${x}color rgb="${argb(ink)}"/></${x}font><${x}fill><${x}patternFill patternType="solid"><${x}fgColor rgb="${argb(ground)}"/><${x}bgColor rgb="${argb(ground)}"/></${x}patternFill></${x}fill></${x}dxf>`;
  };
  const ids = addStyles(book, 'dxfs', needed.map(format));
  const of = (severity: Severity): number => ids[needed.indexOf(severity)] ?? 0;
  return { error: of('error'), warning: of('warning') };
}

/** A rule that paints cells. */
export function ruleXml(
  x: string,
  severity: Severity,
  cells: readonly Cell[],
  format: number,
  priority: number,
): string {
  const ranges = rangesOf(cells);
  let text = '';
  for (let from = 0; from < ranges.length; from += RANGES_MAX)
    text += `<${x}conditionalFormatting sqref="${ranges.slice(from, from + RANGES_MAX).join(' ')}"><${x}cfRule type="expression" dxfId="${format}" priority="${priority}"><${x}formula>LEN("${RULE_WORD}-${SEVERITY_WORDS[severity]}")&gt;0</${x}formula></${x}cfRule></${x}conditionalFormatting>`;
  return text;
}

/** Paints cells of a sheet, and names the drawing of its comments where it is a new one. */
export function paint(
  book: Book,
  sheet: Sheet,
  cells: Readonly<Record<Severity, readonly Cell[]>>,
  formats: Readonly<Record<Severity, number>>,
  drawing: string | null,
): void {
  const xml = book.archive.text(sheet.part);
  const found = elementsOf(xml, ({ name, depth }) => depth < 2 || name === 'cfRule');
  const root = found.at(-1) as Element;
  const x = prefixOf(xml, root);
  // Rules of the sheet's own come first: a duplicate number would set programs at odds.
  const last = Math.max(0, ...found.map(({ attributes }) => Number(attributes.priority ?? 0)).filter(Number.isFinite));
  const edits = new Edits();
  const rules = (['error', 'warning'] as const)
    .map((severity, i) => ruleXml(x, severity, cells[severity], formats[severity], last + 1 + i))
    .join('');
  edits.insert(placeAfter(found, root, BEFORE_RULES), rules);
  if (drawing !== null)
    edits.insert(
      placeAfter(found, root, BEFORE_DRAWING),
      `<${x}legacyDrawing xmlns:r="${book.relationBase}" r:id="${drawing}"/>`,
    );
  book.archive.put(sheet.part, edits.apply(xml));
}

function placeAfter(found: readonly Element[], root: Element, names: readonly string[]): number {
  const before = found.filter(({ depth, name }) => depth === 1 && names.includes(name));
  return Math.max(root.openEnd, ...before.map(({ end }) => end));
}

/** The numbers of formats that our rules in a sheet's text have. */
export function formatsOfRules(xml: string): number[] {
  const rules = elementsOf(xml, ({ name }) => name === 'cfRule').filter((one) => isOurs(xml, one));
  return rules.flatMap(({ attributes }) => (attributes.dxfId === undefined ? [] : Number(attributes.dxfId)));
}

const isOurs = (xml: string, { openEnd, closeStart }: Element): boolean =>
  xml.slice(openEnd, closeStart).includes(RULE_WORD);

/** Takes our rules out of a sheet; returns the numbers of the formats they had. */
export function takeOutRules(book: Book, sheet: Sheet): number[] {
  const xml = book.archive.text(sheet.part);
  if (!xml.includes(RULE_WORD)) return [];
  const found = elementsOf(xml, ({ name }) => name === 'cfRule' || name === 'conditionalFormatting');
  const edits = new Edits();
  for (const group of found.filter(({ name, depth }) => name === 'conditionalFormatting' && depth === 1)) {
    const rules = found.filter((one) => one.parent === group);
    const ours = rules.filter((one) => isOurs(xml, one));
    if (ours.length === rules.length && ours.length > 0) edits.replace(group.start, group.end, '');
    else for (const { start, end } of ours) edits.replace(start, end, '');
  }
  if (!edits.isEmpty) book.archive.put(sheet.part, edits.apply(xml));
  return formatsOfRules(xml);
}

/** Cells as ranges, those that lie below one another as one. */
function rangesOf(cells: readonly Cell[]): string[] {
  const inOrder = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const ranges: string[] = [];
  for (let i = 0; i < inOrder.length; ) {
    const { row, column } = inOrder[i] as Cell;
    let end = i + 1;
    while (inOrder[end]?.column === column && inOrder[end]?.row === row + (end - i)) end++;
    const first = cellName(row, column);
    ranges.push(end - i === 1 ? first : `${first}:${cellName(row + (end - i) - 1, column)}`);
    i = end;
  }
  return ranges;
}
