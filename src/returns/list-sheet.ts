/**
 * The first sheet of a workbook that goes back (要改的地方): every problem in plain words, with a link to its cell.
 */
import type { Severity } from '../domain/problem.ts';
import { MARKED_LINK, MARKED_TAB } from '../look/look.ts';
import type { Book } from './book.ts';
import { argb, formatsOfRules, ruleXml } from './highlights.ts';
import { addStyles } from './styles-part.ts';
import { LIST_SHEET, SEVERITY_WORDS } from './words.ts';
import { cellText, Edits, type Element, elementsOf, escaped, prefixOf } from './xml-places.ts';

/** A line of the list. */
export interface Line {
  severity: Severity;
  /** Null where the whole file is meant. */
  sheet: string | null;
  /** The cell, as A1; null where none is meant. */
  ref: string | null;
  /** The place in words, where there is no cell. */
  where: string;
  column: string;
  value: string;
  said: string;
  code: string;
}

const WORKSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const HEADERS = ['序号', '轻重', '工作表', '位置', '栏目', '写的是', '哪里不对，怎么改', '编号'];
const WIDTHS = [6, 11, 16, 14, 18, 28, 70, 26];

/** Puts the list before all sheets. `heads` are the sentences above it, the first of which is its title. */
export function putList(
  book: Book,
  heads: readonly string[],
  lines: readonly Line[],
  formats: Readonly<Record<Severity, number>>,
): void {
  const [wrapped = 0] = addStyles(book, 'cellXfs', [
    (x) =>
      `<${x}xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><${x}alignment vertical="top" wrapText="1"/></${x}xf>`,
  ]);
  const { was, hasViews } = beFirst(book);
  const name = book.freeName('xl/worksheets/sheet', '.xml');
  book.addPart(name, WORKSHEET, sheetXml(book.namespace, heads, lines, formats, { wrapped, was, hasViews }));
  const id = book.relate(book.part, 'worksheet', name);
  const xml = book.archive.text(book.part);
  const sheets = sheetElements(xml);
  const first = sheets.find(({ name }) => name === 'sheet') as Element;
  const root = elementsOf(xml, ({ depth }) => depth === 0)[0] as Element;
  const number = Math.max(0, ...sheets.map(({ attributes }) => Number(attributes.sheetId ?? 0))) + 1;
  const edits = new Edits();
  edits.insert(
    first.start,
    `<${prefixOf(xml, root)}sheet name="${LIST_SHEET}" sheetId="${number}" xmlns:r="${book.relationBase}" r:id="${id}"/>`,
  );
  shiftNames(xml, edits, (index) => index + 1);
  book.archive.put(book.part, edits.apply(xml));
}

/** Takes the list out again; returns the numbers of styles that its cells and rules had, or null where there is none. */
export function takeOutList(book: Book): { cells: number[]; rules: number[] } | null {
  const sheets = book.sheets();
  const at = sheets.findIndex(({ name }) => name === LIST_SHEET);
  const list = sheets[at];
  if (list === undefined || list.part === '' || sheets.length === 1) return null;
  const own = book.archive.text(list.part);
  const cells = elementsOf(own, ({ name, attributes }) => name === 'c' && (attributes.s ?? '0') !== '0').map(
    ({ attributes }) => Number(attributes.s),
  );
  const relation = book.relations(book.part).find(({ target }) => target === list.part);
  for (const { target } of book.relations(list.part))
    if (target !== null && book.archive.has(target)) book.removePart(target);
  if (relation) book.unrelate(book.part, relation.id);
  book.removePart(list.part);
  const xml = book.archive.text(book.part);
  const edits = new Edits();
  edits.replace(list.element.start, list.element.end, '');
  shiftNames(xml, edits, (index) => (index === at ? null : index > at ? index - 1 : index));
  const was = wasOf(own);
  shiftViews(xml, edits, (name, index, view) => was.views[view]?.[name] ?? Math.max(0, index > at ? index - 1 : index));
  book.archive.put(book.part, edits.apply(xml));
  for (const part of was.selected) if (book.archive.has(part)) select(book, part, '0', '1');
  return { cells, rules: formatsOfRules(own) };
}

/** What was open before the list was put first, so that it can be open again. */
interface Was {
  views: { activeTab?: number; firstSheet?: number }[];
  /** Parts of sheets that were chosen. */
  selected: string[];
}

const WAS = /<!--gongshilan (\{.*?\})-->/;

function wasOf(xml: string): Was {
  const written = WAS.exec(xml)?.[1];
  return written === undefined ? { views: [], selected: [] } : (JSON.parse(written) as Was);
}

/** Lets the list be what is open. Of two chosen sheets a program would change both at once. */
function beFirst(book: Book): { was: Was; hasViews: boolean } {
  const xml = book.archive.text(book.part);
  const edits = new Edits();
  const was: Was = { views: [], selected: [] };
  const hasViews = shiftViews(xml, edits, (name, index, view) => {
    was.views[view] = { ...was.views[view], [name]: index };
    return 0;
  });
  if (!edits.isEmpty) book.archive.put(book.part, edits.apply(xml));
  if (!hasViews) return { was, hasViews };
  for (let view = 0; view < was.views.length; view++) was.views[view] ??= {};
  for (const { part } of book.sheets())
    if (part !== '' && select(book, part, '(?:1|true)', '0')) was.selected.push(part);
  return { was, hasViews };
}

/** Changes whether a sheet is chosen, before its cells; says whether it did. */
function select(book: Book, part: string, from: string, to: string): boolean {
  const xml = book.archive.text(part);
  const cells = xml.search(/<(?:[A-Za-z0-9]+:)?sheetData\b/);
  const head = cells < 0 ? xml : xml.slice(0, cells);
  const found = new RegExp(`(<(?:[A-Za-z0-9]+:)?sheetView\\b[^>]*\\stabSelected=["'])${from}(?=["'])`, 'g');
  const changed = head.replace(found, `$1${to}`);
  if (changed === head) return false;
  book.archive.put(part, changed + xml.slice(head.length));
  return true;
}

/** Changes the numbers of sheets in the workbook's windows; says whether it has any. */
function shiftViews(
  xml: string,
  edits: Edits,
  change: (name: 'activeTab' | 'firstSheet', index: number, view: number) => number,
): boolean {
  const views = elementsOf(xml, ({ name, parent }) => name === 'workbookView' && parent?.name === 'bookViews');
  views.forEach((element, view) => {
    for (const name of ['activeTab', 'firstSheet'] as const) {
      const written = element.attributes[name];
      if (written === undefined) continue;
      const index = change(name, Number(written), view);
      if (index !== Number(written)) edits.setAttribute(xml, element, name, String(index));
    }
  });
  return views.length > 0;
}

/** Names that hold in one sheet go by its place; `change` says the new one, or null where the sheet is gone. */
function shiftNames(xml: string, edits: Edits, change: (index: number) => number | null): void {
  for (const element of elementsOf(
    xml,
    ({ name, parent }) => name === 'definedName' && parent?.name === 'definedNames',
  )) {
    const written = element.attributes.localSheetId;
    if (written === undefined) continue;
    const index = change(Number(written));
    if (index === null) edits.replace(element.start, element.end, '');
    else if (index !== Number(written)) edits.setAttribute(xml, element, 'localSheetId', String(index));
  }
}

const sheetElements = (xml: string): Element[] =>
  elementsOf(xml, ({ name, depth, parent }) => depth === 2 && name === 'sheet' && parent?.name === 'sheets');

interface Sheet {
  wrapped: number;
  was: Was;
  hasViews: boolean;
}

function sheetXml(
  namespace: string,
  heads: readonly string[],
  lines: readonly Line[],
  formats: Readonly<Record<Severity, number>>,
  { wrapped, was, hasViews }: Sheet,
): string {
  const own = namespace === '' ? '' : ` xmlns="${namespace}"`;
  const view = `<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>`;
  const columns = WIDTHS.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const first = heads.length + 3;
  const rows = [
    ...heads.map((words, i) => row(i + 1, [plain(words, null, i === 0 ? TITLE : null)], i === 0 ? TITLE_HEIGHT : '')),
    row(
      first - 1,
      HEADERS.map((words) => plain(words, wrapped, HEADER)),
    ),
    ...lines.map((line, i) => row(first + i, cellsOf(line, i, wrapped), heightOf(line))),
  ];
  const rules = (['error', 'warning'] as const)
    .map((severity, i) => {
      const cells = lines.flatMap((line, at) =>
        line.severity === severity ? [{ row: first + at - 1, column: 1 }] : [],
      );
      return ruleXml('', severity, cells, formats[severity], i + 1);
    })
    .join('');
  const links = lines.flatMap(({ sheet, ref }, i) =>
    sheet === null || ref === null
      ? []
      : [
          `<hyperlink ref="D${first + i}" location="${escaped(`'${sheet.replaceAll("'", "''")}'!${ref}`)}" display="${ref}"/>`,
        ],
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet${own}><!--gongshilan ${JSON.stringify(was).replaceAll('--', '-\\u002d')}--><sheetPr><tabColor rgb="${argb(MARKED_TAB)}"/><pageSetUpPr fitToPage="1"/></sheetPr>${hasViews ? view : ''}<cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${rules}${links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}

const TITLE = '<rPr><b/><sz val="16"/></rPr>';
const TITLE_HEIGHT = ' ht="26" customHeight="1"';
const HEADER = '<rPr><b/><sz val="11"/></rPr>';
const LINK = `<rPr><u/><sz val="11"/><color rgb="${argb(MARKED_LINK)}"/></rPr>`;

type CellXml = (ref: string) => string;

function cellsOf(
  { severity, sheet, ref, where, column, value, said, code }: Line,
  i: number,
  wrapped: number,
): CellXml[] {
  return [
    (at) => `<c r="${at}" s="${wrapped}"><v>${i + 1}</v></c>`,
    plain(SEVERITY_WORDS[severity], wrapped, null),
    plain(sheet ?? '整个文件', wrapped, null),
    plain(ref ?? where, wrapped, ref === null || sheet === null ? null : LINK),
    plain(column, wrapped, null),
    plain(value, wrapped, null),
    plain(said, wrapped, null),
    plain(code, wrapped, null),
  ];
}

function plain(words: string, style: number | null, look: string | null): CellXml {
  const text = `<t xml:space="preserve">${cellText(words)}</t>`;
  const styled = style === null ? '' : ` s="${style}"`;
  return (at) => `<c r="${at}"${styled} t="inlineStr"><is>${look === null ? text : `<r>${look}${text}</r>`}</is></c>`;
}

const row = (number: number, cells: readonly CellXml[], height = ''): string =>
  `<row r="${number}"${height}>${cells.map((cell, i) => cell(`${String.fromCharCode(65 + i)}${number}`)).join('')}</row>`;

const LINE_POINTS = 15;
const LINES_MAX = 20;

/** Not every program finds the height of a row that wraps: it is said. A Chinese character is two letters wide. */
function heightOf({ sheet, where, column, value, said }: Line): string {
  const texts: readonly [words: string, width: number][] = [
    [sheet ?? '', WIDTHS[2] as number],
    [where, WIDTHS[3] as number],
    [column, WIDTHS[4] as number],
    [value, WIDTHS[5] as number],
    [said, WIDTHS[6] as number],
  ];
  const letters = (words: string): number =>
    [...words].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e7f ? 2.1 : 1.1), 0);
  const lines = Math.max(1, ...texts.map(([words, width]) => Math.ceil(letters(words) / width)));
  return ` ht="${Math.min(LINES_MAX, lines) * LINE_POINTS + 1}" customHeight="1"`;
}
