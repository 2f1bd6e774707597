/**
 * The container of a workbook (OPC): its parts by name, unpacked under limits and verified by their checksums. Nothing
 * here knows about spreadsheets.
 */
import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { Limits } from '../sheet.ts';

const MEGABYTE = 1_000_000;
const ENTRIES_MAX = 5000;

/** A part that can't be read whole: the workbook is refused in these words. */
export class PartFault extends Error {
  readonly hint: string;
  /** Name of the worksheet and row, where they are known. */
  readonly sheet: string | null;
  readonly row: number | null;
  constructor(hint: string, sheet: string | null = null, row: number | null = null) {
    super(hint);
    this.hint = hint;
    this.sheet = sheet;
    this.row = row;
  }
}

/** The archive is larger than any workbook that an office keeps. */
export class TooLarge extends Error {}

/** The parts of a workbook. Names are compared without regard to case, as OPC has it. */
export interface Package {
  /** In the form in which names are compared. */
  readonly names: ReadonlySet<string>;
  /**
   * Passes the bytes of a part to `take`, piece by piece. Throws a `PartFault` where they are not those that were
   * packed.
   */
  stream(name: string, take: (bytes: Buffer) => void): Promise<void>;
  /** Unpacks the parts that nobody has read, so that a damaged one or a false size is noticed. Throws a `PartFault`. */
  proveRest(): Promise<void>;
}

/**
 * The form in which names of parts are compared: without case, back-slashes, a leading slash, `.` and `..`; null for
 * one outside the package.
 */
export function partName(written: string): string | null {
  const steps: string[] = [];
  for (const step of written.replaceAll('\\', '/').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join('/').toLowerCase();
}

/** Opens an archive. Throws a `PartFault` or `TooLarge` for what it can't be; nothing is unpacked yet. */
export async function openPackage(bytes: Uint8Array, limits: Limits): Promise<Package> {
  const zip = await openZip(bytes);
  const entries = await entriesOf(zip, limits);
  const unread = new Set(entries.keys());
  const stream = async (name: string, take: (bytes: Buffer) => void): Promise<void> => {
    const entry = entries.get(name);
    if (!entry) throw new PartFault(`工作簿里没有部件 ${name}`);
    unread.delete(name);
    await unpack(zip, entry, name, take);
  };
  return {
    names: new Set(entries.keys()),
    stream,
    async proveRest() {
      for (const name of [...unread]) await stream(name, () => {});
    },
  };
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error || !zip) reject(new PartFault('工作簿已损坏'));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let total = 0;
    let count = 0;
    zip.on('error', () => reject(new PartFault('工作簿已损坏')));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize;
      const packedTooWell =
        entry.uncompressedSize > MEGABYTE && entry.uncompressedSize > entry.compressedSize * limits.packingRatio;
      if (++count > ENTRIES_MAX || total > limits.unpackedMegabytes * MEGABYTE || packedTooWell) {
        reject(new TooLarge());
        return;
      }
      // With `decodeStrings: false` names are bytes, although the types say text.
      const written = (entry.fileName as unknown as Buffer).toString('utf8');
      const name = partName(written);
      if (name === null) {
        reject(new PartFault('工作簿已损坏'));
      } else if (entries.has(name)) {
        reject(new PartFault(`工作簿里有两个叫 ${name} 的部件`));
      } else {
        if (!/[\\/]$/.test(written)) entries.set(name, entry);
        zip.readEntry();
      }
    });
    zip.readEntry();
  });
}

function unpack(zip: ZipFile, entry: Entry, name: string, take: (bytes: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const damaged = (): void => reject(new PartFault(`工作簿里的 ${name} 已损坏`));
    // yauzl compares the real size with the stated one while it unpacks, so a false size is noticed early.
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) {
        damaged();
        return;
      }
      let sum = 0;
      stream.on('error', damaged);
      stream.on('end', () => (sum === entry.crc32 ? resolve() : damaged()));
      stream.on('data', (bytes: Buffer) => {
        sum = crc32(bytes, sum);
        try {
          take(bytes);
        } catch (fault) {
          stream.destroy();
          reject(fault);
        }
      });
    });
  });
}
