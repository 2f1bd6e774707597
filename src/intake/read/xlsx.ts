/**
 * XLSX bytes to rows, as Excel and WPS write them. hucre reads; before it does, the container is
 * checked against its limits, since a workbook is a ZIP archive that anyone may have made.
 */
import { type Cell as HucreCell, readXlsx as read, type Sheet } from 'hucre/xlsx';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Cell, CellFault, FileFault, Limits, RawSheet, ReadResult } from './sheet.ts';

const MEGABYTE = 1_000_000;
const ENTRIES_MAX = 5000;

/** Reads a workbook. Never throws for what is in the file. */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<ReadResult> {
  const container = await inspect(bytes, limits);
  if (!container.sound) return { sheets: [], faults: container.faults };
  try {
    const workbook = await read(bytes, { readStyles: NUMBER_SHAPES.test(container.styles), maxRows: limits.rows + 1 });
    const faults: FileFault[] = [...container.faults];
    const sheets: RawSheet[] = [];
    for (const sheet of workbook.sheets) {
      if (sheet.rows.length > limits.rows) {
        faults.push({ code: 'too-many-rows', sheet: sheet.name, details: { limit: limits.rows } });
      } else {
        sheets.push(toRawSheet(sheet, workbook.dateSystem ?? '1900'));
      }
    }
    return { sheets, faults };
  } catch (cause) {
    return { sheets: [], faults: [{ code: 'file-not-readable', details: { hint: reason(cause) } }] };
  }
}

function reason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /decompress|exceed|too large|limit|cells/i.test(message) ? '工作簿太大或结构异常' : '工作簿已损坏';
}

/** Formats that make a number look different from what is stored: 58 % is stored as 0.58, 000101 as 101. */
const NUMBER_SHAPES = /numFmtId="(?:9|10)"|formatCode="(?:[^"]*%|0{2,}")/;

function toRawSheet(sheet: Sheet, dateSystem: '1900' | '1904'): RawSheet {
  const rows = sheet.rows.map((row) => {
    // Whole rows are often formatted to the last column; only what is written counts.
    let end = row.length;
    while (end > 0 && (row[end - 1] ?? null) === null) end--;
    return row.slice(0, end);
  }) as Cell[][];
  const faults = new Map<string, CellFault>();
  const faultyRows = new Set<number>();
  for (const [key, cell] of sheet.cells ?? []) {
    const fault = cellFault(cell);
    const [r, c] = key.split(',').map(Number) as [number, number];
    if (fault) {
      faults.set(key, fault);
      faultyRows.add(r);
    }
    const shown = asShown(cell);
    const row = rows[r];
    if (shown !== null && row && typeof row[c] === 'number') row[c] = shown;
  }
  // A value that is merged downwards stands for each row that the clerk sees beside it. A row with
  // nothing of its own is no row to the clerk: the whole record is merged over it.
  const merged = new Set<string>();
  const filled = rows.map((row, r) => faultyRows.has(r) || row.some((cell) => cell !== null && cell !== ''));
  for (const merge of sheet.merges ?? []) {
    const value = rows[merge.startRow]?.[merge.startCol] ?? null;
    if (value === null || merge.endRow === merge.startRow) continue;
    for (let r = merge.startRow + 1; r <= Math.min(merge.endRow, rows.length - 1); r++) {
      const row = rows[r] as Cell[];
      if (!filled[r] || (row[merge.startCol] ?? null) !== null) continue;
      while (row.length < merge.startCol) row.push(null);
      row[merge.startCol] = value;
      merged.add(`${r},${merge.startCol}`);
    }
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    faults,
    clean: false,
    merged,
    dateSystem,
  };
}

/** What the clerk sees where the number's format changes its meaning: 58% for 0.58, 000101 for 101. */
function asShown(cell: HucreCell): string | null {
  const format = cell.style?.numFmt;
  const { value } = cell;
  if (format === undefined || typeof value !== 'number') return null;
  if (/^0(?:\.0+)?%$/.test(format)) return `${Number((value * 100).toFixed(2))}%`;
  if (/^0{2,18}$/.test(format) && Number.isSafeInteger(value) && value >= 0)
    return String(value).padStart(format.length, '0');
  return null;
}

function cellFault(cell: HucreCell): CellFault | null {
  if (cell.formula === undefined) return null;
  if (/DISPIMG/i.test(cell.formula)) return { code: 'picture-cell', value: null };
  const result = cell.formulaResult ?? cell.value ?? null;
  if (result === null) return { code: 'formula-no-value', value: `=${cell.formula}` };
  return null;
}

interface Container {
  /** Whether it may be read. */
  sound: boolean;
  faults: FileFault[];
  /** xl/styles.xml */
  styles: string;
}

/** Walks the archive and proves that each part unpacks to what it claims, within the limits. */
function inspect(bytes: Uint8Array, limits: Limits): Promise<Container> {
  const refuse = (fault: FileFault): Container => ({ sound: false, faults: [fault], styles: '' });
  return new Promise((resolve) => {
    const tooLarge: FileFault = { code: 'workbook-too-large', details: { limit: limits.unpackedMegabytes } };
    const damaged: FileFault = { code: 'file-not-readable', details: { hint: '工作簿已损坏' } };
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) {
        resolve(refuse(damaged));
        return;
      }
      walk(zip, limits).then(
        (seen) => {
          if (seen === 'too-large') resolve(refuse(tooLarge));
          else if (seen.macro) resolve(refuse({ code: 'format-macro' }));
          else if (!seen.workbook)
            resolve(refuse({ code: 'format-mismatch', details: { hint: '压缩包里没有工作簿。另存为 .xlsx。' } }));
          else
            resolve({
              sound: true,
              faults: seen.external ? [{ code: 'workbook-external-link' }] : [],
              styles: seen.styles,
            });
        },
        () => resolve(refuse(damaged)),
      );
    });
  });
}

interface Seen {
  workbook: boolean;
  macro: boolean;
  external: boolean;
  styles: string;
}

function walk(zip: ZipFile, limits: Limits): Promise<Seen | 'too-large'> {
  return new Promise((resolve, reject) => {
    const seen: Seen = { workbook: false, macro: false, external: false, styles: '' };
    let total = 0;
    let entries = 0;
    zip.on('error', reject);
    zip.on('end', () => resolve(seen));
    zip.on('entry', (entry: Entry) => {
      const path = entry.fileName.toLowerCase();
      if (path === 'xl/workbook.xml') seen.workbook = true;
      if (path.endsWith('vbaproject.bin')) seen.macro = true;
      if (path.startsWith('xl/externallinks/')) seen.external = true;
      total += entry.uncompressedSize;
      const packedTooWell =
        entry.uncompressedSize > MEGABYTE && entry.uncompressedSize > entry.compressedSize * limits.packingRatio;
      if (++entries > ENTRIES_MAX || total > limits.unpackedMegabytes * MEGABYTE || packedTooWell) {
        zip.close();
        resolve('too-large');
        return;
      }
      // yauzl compares the real size with the claimed one as it streams, so a lie ends here and costs nothing.
      zip.openReadStream(entry, (error, stream) => {
        if (error || !stream) {
          reject(error ?? new Error('no stream'));
          return;
        }
        stream.on('error', reject);
        stream.on('end', () => zip.readEntry());
        if (path === 'xl/styles.xml') stream.setEncoding('utf8').on('data', (text: string) => (seen.styles += text));
        else stream.resume();
      });
    });
    zip.readEntry();
  });
}
