/**
 * A workbook's archive, patched byte for byte (工作簿的压缩包): a part that nobody changes keeps the very bytes it came in,
 * at its place in the order.
 */
import { deflateSync, inflateSync } from 'fflate';
import { crc32 } from '../intake/read/xlsx/crc32.ts';
import { partName } from '../intake/read/xlsx/package.ts';
import { encodingOf } from '../intake/read/xlsx/xml.ts';

/** A file that can be read and yet not be marked: the words say why. */
export class NotMarkable extends Error {}

interface Part {
  /** As the archive writes it; other case and back-slashes are kept. */
  written: string;
  /** The record with the part's bytes, up to the next; null for a part that is new or changed. */
  record: Uint8Array | null;
  /** The entry of the archive's directory; null for a new part. */
  entry: Uint8Array | null;
  content(): Uint8Array;
}

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;
/** 1980-01-01, the first day of the format: no clock is asked. */
const DAY = 0x21;
const UTF8_NAMES = 0x800;
const MARK = '\ufeff';

export class Archive {
  readonly #parts = new Map<string, Part>();
  readonly #comment: Uint8Array;
  /** Whether a part was put or removed. */
  isChanged = false;

  constructor(bytes: Uint8Array) {
    const view = viewOf(bytes);
    const end = endOf(view);
    const count = view.getUint16(end + 10, true);
    const directory = view.getUint32(end + 16, true);
    if (count === 0xffff || directory === 0xffffffff) throw new NotMarkable('压缩包太大');
    this.#comment = bytes.subarray(end + END_BYTES);
    const entries: { at: number; local: number; name: Uint8Array; bytes: Uint8Array }[] = [];
    for (let at = directory, i = 0; i < count; i++) {
      if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) throw new NotMarkable('压缩包的目录读不懂');
      const named = view.getUint16(at + 28, true);
      const size = ENTRY_BYTES + named + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      const name = bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + named);
      entries.push({ at, local: view.getUint32(at + 42, true), name, bytes: bytes.subarray(at, at + size) });
      at += size;
    }
    const starts = [...entries.map(({ local }) => local), directory].sort((a, b) => a - b);
    for (const { local, name, bytes: entry } of entries) {
      const written = new TextDecoder().decode(name);
      const next = starts.find((start) => start > local) ?? directory;
      const key = partName(written) ?? written;
      const id = /[\\/]$/.test(written) ? `${key}/` : key;
      this.#parts.set(id, {
        written,
        entry,
        record: bytes.subarray(local, next),
        content: unpacking(bytes, local, entry),
      });
    }
  }

  /** Names of the parts in the form in which they are compared, in the order of the archive. */
  names(): string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(name);
  }

  /** The name of a part as the archive writes it. */
  written(name: string): string {
    return this.#part(name).written;
  }

  bytes(name: string): Uint8Array {
    return this.#part(name).content();
  }

  /** A part as text, without a byte-order mark. */
  text(name: string): string {
    const content = this.bytes(name);
    let text: string;
    try {
      text = new TextDecoder(encodingOf(content, name), { fatal: true }).decode(content);
    } catch {
      throw new NotMarkable(`${name} 不是它声明的编码`);
    }
    return text.startsWith(MARK) ? text.slice(1) : text;
  }

  /** Puts a text into a part, in UTF-8; a new one goes last. */
  put(written: string, text: string): void {
    const name = partName(written) as string;
    this.isChanged = true;
    const there = this.#parts.get(name);
    const declared = text.replace(/^(<\?xml[^>]{0,200}?\sencoding\s*=\s*["'])[A-Za-z0-9._-]{1,40}/, '$1UTF-8');
    const isSame = /^<\?xml[^>]*\sencoding\s*=\s*["']utf-?8["']/i.test(text);
    // A byte-order mark stays.
    const mark = there?.content().subarray(0, 3).join() === '239,187,191' ? MARK : '';
    const content = new TextEncoder().encode(mark + (isSame ? text : declared));
    this.#parts.set(name, {
      written: there?.written ?? written,
      entry: there?.entry ?? null,
      record: null,
      content: () => content,
    });
  }

  remove(name: string): void {
    this.isChanged = true;
    this.#parts.delete(name);
  }

  /** The archive as bytes. */
  whole(): Uint8Array {
    const pieces: Uint8Array[] = [];
    const directory: Uint8Array[] = [];
    let at = 0;
    for (const part of this.#parts.values()) {
      const packed =
        part.record === null || part.entry === null ? packedPart(part) : { record: part.record, entry: part.entry };
      const entry = packed.entry.slice();
      viewOf(entry).setUint32(42, at, true);
      pieces.push(packed.record);
      directory.push(entry);
      at += packed.record.length;
    }
    const size = directory.reduce((sum, { length }) => sum + length, 0);
    const end = new Uint8Array(END_BYTES);
    const view = viewOf(end);
    view.setUint32(0, END, true);
    view.setUint16(8, directory.length, true);
    view.setUint16(10, directory.length, true);
    view.setUint32(12, size, true);
    view.setUint32(16, at, true);
    view.setUint16(20, this.#comment.length, true);
    return joined([...pieces, ...directory, end, this.#comment]);
  }

  #part(name: string): Part {
    const part = this.#parts.get(name);
    if (part === undefined) throw new NotMarkable(`没有部件 ${name}`);
    return part;
  }
}

/** A new archive without parts. */
export function emptyArchive(): Archive {
  const end = new Uint8Array(END_BYTES);
  viewOf(end).setUint32(0, END, true);
  return new Archive(end);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Where the archive's end record stands: behind it a comment may follow, and nothing else. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - END_BYTES; at >= Math.max(0, view.byteLength - END_BYTES - 0xffff); at--)
    if (view.getUint32(at, true) === END) return at;
  throw new NotMarkable('压缩包没有结尾');
}

function unpacking(bytes: Uint8Array, local: number, entry: Uint8Array): () => Uint8Array {
  return () => {
    const view = viewOf(bytes);
    const own = viewOf(entry);
    const method = own.getUint16(10, true);
    const size = own.getUint32(20, true);
    const isWhole = local + LOCAL_BYTES <= bytes.length && view.getUint32(local, true) === LOCAL;
    if (!isWhole || (own.getUint16(8, true) & 1) !== 0 || size === 0xffffffff)
      throw new NotMarkable('压缩包的部件读不懂');
    const from = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const packed = bytes.subarray(from, from + size);
    if (method === 0) return packed;
    if (method !== 8) throw new NotMarkable('压缩的办法不认识');
    return inflateSync(packed);
  };
}

/** The record and the entry of a part that is new or changed. What its entry says beside sizes and name stays. */
function packedPart({ written, entry, content }: Part): { record: Uint8Array; entry: Uint8Array } {
  const bytes = content();
  const packed = deflateSync(bytes);
  const name = entry
    ? entry.slice(ENTRY_BYTES, ENTRY_BYTES + viewOf(entry).getUint16(28, true))
    : new TextEncoder().encode(written);
  const flags = entry ? viewOf(entry).getUint16(8, true) & UTF8_NAMES : /[^ -~]/.test(written) ? UTF8_NAMES : 0;
  const time = entry ? viewOf(entry).getUint16(12, true) : 0;
  const day = entry ? viewOf(entry).getUint16(14, true) : DAY;
  const fields = (view: DataView, at: number): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 2, flags, true);
    view.setUint16(at + 4, 8, true);
    view.setUint16(at + 6, time, true);
    view.setUint16(at + 8, day, true);
    view.setUint32(at + 10, crc32(bytes), true);
    view.setUint32(at + 14, packed.length, true);
    view.setUint32(at + 18, bytes.length, true);
    view.setUint16(at + 22, name.length, true);
  };
  const local = new Uint8Array(LOCAL_BYTES);
  viewOf(local).setUint32(0, LOCAL, true);
  fields(viewOf(local), 4);
  const listed = new Uint8Array(ENTRY_BYTES);
  const view = viewOf(listed);
  view.setUint32(0, ENTRY, true);
  view.setUint16(4, entry ? viewOf(entry).getUint16(4, true) : 20, true);
  fields(view, 6);
  if (entry) {
    view.setUint16(36, viewOf(entry).getUint16(36, true), true);
    view.setUint32(38, viewOf(entry).getUint32(38, true), true);
  }
  return { record: joined([local, name, packed]), entry: joined([listed, name]) };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
