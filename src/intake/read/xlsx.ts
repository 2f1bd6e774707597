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
  if (container.some((fault) => fault.code !== 'workbook-external-link')) return { sheets: [], faults: container };
  try {
    const workbook = await read(bytes, { readStyles: false, maxRows: limits.rows + 1 });
    const faults: FileFault[] = [...container];
    const sheets: RawSheet[] = [];
    for (const sheet of workbook.sheets) {
      if (sheet.rows.length > limits.rows) {
        faults.push({ code: 'too-many-rows', sheet: sheet.name, details: { limit: limits.rows } });
      } else {
        sheets.push(toRawSheet(sheet));
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

function toRawSheet(sheet: Sheet): RawSheet {
  const rows = sheet.rows.map((row) => [...row]) as Cell[][];
  // A value that is merged downwards stands for each row that the clerk sees beside it.
  for (const merge of sheet.merges ?? []) {
    const value = rows[merge.startRow]?.[merge.startCol] ?? null;
    if (value === null || merge.endRow === merge.startRow) continue;
    for (let r = merge.startRow + 1; r <= Math.min(merge.endRow, rows.length - 1); r++) {
      const row = rows[r] as Cell[];
      if ((row[merge.startCol] ?? null) === null) row[merge.startCol] = value;
    }
  }
  const faults = new Map<string, CellFault>();
  for (const [key, cell] of sheet.cells ?? []) {
    const fault = cellFault(cell);
    if (fault) faults.set(key, fault);
  }
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    faults,
    clean: false,
  };
}

function cellFault(cell: HucreCell): CellFault | null {
  if (cell.formula === undefined) return null;
  if (/DISPIMG/i.test(cell.formula)) return { code: 'picture-cell', value: null };
  const result = cell.formulaResult ?? cell.value ?? null;
  if (result === null) return { code: 'formula-no-value', value: `=${cell.formula}` };
  return null;
}

/** Walks the archive and proves that each part unpacks to what it claims, within the limits. */
function inspect(bytes: Uint8Array, limits: Limits): Promise<FileFault[]> {
  return new Promise((resolve) => {
    const tooLarge: FileFault = { code: 'workbook-too-large', details: { limit: limits.unpackedMegabytes } };
    const damaged: FileFault = { code: 'file-not-readable', details: { hint: '工作簿已损坏' } };
    fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true }, (error, zip) => {
      if (error || !zip) {
        resolve([damaged]);
        return;
      }
      walk(zip, limits).then(
        (seen) => {
          if (seen === 'too-large') resolve([tooLarge]);
          else if (seen.macro) resolve([{ code: 'format-macro' }]);
          else if (!seen.workbook) resolve([{ code: 'format-mismatch', details: { hint: '压缩包里没有工作簿。另存为 .xlsx。' } }]);
          else resolve(seen.external ? [{ code: 'workbook-external-link' }] : []);
        },
        () => resolve([damaged]),
      );
    });
  });
}

interface Seen {
  workbook: boolean;
  macro: boolean;
  external: boolean;
}

function walk(zip: ZipFile, limits: Limits): Promise<Seen | 'too-large'> {
  return new Promise((resolve, reject) => {
    const seen: Seen = { workbook: false, macro: false, external: false };
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
        stream.resume();
      });
    });
    zip.readEntry();
  });
}
