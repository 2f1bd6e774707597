/**
 * XLSX bytes to rows: a workbook is read whole or refused.
 *
 * The sequence is this file: the container and its parts (`xlsx/package.ts`), what leads where (`relations.ts`), the
 * list of sheets (`workbook-part.ts`), what cells share (`shared-strings.ts`, `styles.ts`), each sheet
 * (`worksheet.ts`). Every part that is read is XML to its closing tag, in the encoding that it declares (`xml.ts`).
 */
import type { FileFault, Limits, RawSheet, ReadResult } from './sheet.ts';
import { openPackage, type Package, PartFault, TooLarge } from './xlsx/package.ts';
import { type Relation, relationsOf, saysMacros } from './xlsx/relations.ts';
import { readSharedStrings } from './xlsx/shared-strings.ts';
import { plainStyle, readStyles } from './xlsx/styles.ts';
import { readWorkbookPart } from './xlsx/workbook-part.ts';
import { type Book, readWorksheet } from './xlsx/worksheet.ts';

/** Sheets without a table, by the kind of relation that leads to them. */
const OTHER_SHEETS: Readonly<Record<string, string>> = {
  chartsheet: '图表',
  dialogsheet: '对话框',
  xlMacrosheet: '宏表',
  xlIntlMacrosheet: '宏表',
};

/** Reads a workbook. Never throws for what is in the file. */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<ReadResult> {
  const refuse = (fault: FileFault): ReadResult => ({ sheets: [], faults: [fault] });
  try {
    return await readWhole(bytes, limits);
  } catch (fault) {
    if (fault instanceof TooLarge)
      return refuse({ code: 'workbook-too-large', details: { limit: limits.unpackedMegabytes } });
    if (!(fault instanceof PartFault)) throw fault;
    const { sheet, row, hint } = fault;
    return refuse({
      code: 'file-not-readable',
      ...(sheet === null ? {} : { sheet }),
      ...(row === null ? {} : { row }),
      details: { hint },
    });
  }
}

async function readWhole(bytes: Uint8Array, limits: Limits): Promise<ReadResult> {
  const parts = await openPackage(bytes, limits);
  const refused = await refusal(parts);
  if (refused) {
    await parts.proveRest();
    return { sheets: [], faults: [refused] };
  }
  const part = await mainPart(parts);
  const { sheets: entries, dateSystem } = await readWorkbookPart(parts, part);
  const relations = await relationsOf(parts, part);
  // A missing part is an error only for a cell that needs it; that cell is reported.
  const target = (kind: string): string | null =>
    relations.find((relation) => relation.kind === kind && parts.names.has(relation.target ?? ''))?.target ?? null;

  const strings = target('sharedStrings');
  const styles = target('styles');
  const theme = target('theme');
  const book: Book = {
    strings: strings === null ? null : await readSharedStrings(parts, strings),
    styles: styles === null ? [] : await readStyles(parts, styles, theme),
    dateSystem,
    limits,
  };
  // A workbook without styles has one for all cells.
  if (book.styles.length === 0) book.styles = [plainStyle()];

  const faults: FileFault[] = [];
  if (relations.some(({ kind }) => kind === 'externalLink') || hasExternalLinks(parts))
    faults.push({ code: 'workbook-external-link' });
  const sheets: RawSheet[] = [];
  for (const entry of entries) {
    const relation = relations.find(({ id }) => id === entry.relation);
    const other = OTHER_SHEETS[relation?.kind ?? ''];
    if (other !== undefined) {
      faults.push({ code: 'sheet-not-table', sheet: entry.name, details: { hint: other } });
      continue;
    }
    const sheet = await readWorksheet(parts, sheetPart(parts, entry.name, relation), entry, book, faults);
    if (sheet) sheets.push(sheet);
  }
  await parts.proveRest();
  return { sheets, faults };
}

/** Why an archive is refused as a workbook; null where it may be read. */
async function refusal(parts: Package): Promise<FileFault | null> {
  const names = [...parts.names];
  if (names.some((name) => name.endsWith('vbaproject.bin'))) return { code: 'format-macro' };
  if (!names.some((name) => /(?:^|\/)workbook[^/]*\.xml$/.test(name)) && !parts.names.has('_rels/.rels'))
    return { code: 'format-mismatch', details: { hint: '压缩包里没有工作簿。另存为 .xlsx。' } };
  return (await saysMacros(parts)) ? { code: 'format-macro' } : null;
}

/** The name of the workbook's main part, which may lie anywhere. */
async function mainPart(parts: Package): Promise<string> {
  if (!parts.names.has('_rels/.rels')) throw new PartFault('工作簿里没有部件 _rels/.rels');
  const main = (await relationsOf(parts, '')).find(({ kind }) => kind === 'officeDocument');
  if (!main?.target) throw new PartFault('工作簿里没有工作簿部件');
  return main.target;
}

function hasExternalLinks(parts: Package): boolean {
  return [...parts.names].some((name) => name.includes('externallinks/'));
}

function sheetPart(parts: Package, sheet: string, relation: Relation | undefined): string {
  if (!relation?.target) throw new PartFault('这张工作表的部件没有', sheet);
  if (relation.kind !== 'worksheet' || !parts.names.has(relation.target))
    throw new PartFault(`这张工作表的部件 ${relation.target} 没有`, sheet);
  return relation.target;
}
