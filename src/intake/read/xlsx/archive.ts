/**
 * A ZIP archive (压缩包) in memory: what is in it, and each member unpacked. Strict: sizes and places have to be right, and
 * what is split, encrypted or packed by another way is refused. It is the same program on the command line and in a browser,
 * so that a file that is damaged is damaged in the same words.
 */
import { Inflate } from 'fflate';

/** The archive is not as archives are: cut off, damaged, split or encrypted. */
export class ArchiveFault extends Error {}

/** A member of an archive as its directory lists it. */
export interface Member {
  /** As bytes; nobody knows in which encoding. */
  name: Uint8Array;
  crc32: number;
  packedBytes: number;
  bytes: number;
  method: number;
  isEncrypted: boolean;
  /** Where its own header begins. */
  at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const COMMENT_MAX = 0xffff;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_BYTES = 20;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
/** What stands in a field whose value is in the part for large archives (ZIP64). */
const ELSEWHERE = 0xffffffff;
const EXTRA_64 = 1;

const STORED = 0;
const DEFLATED = 8;
/** So much is unpacked at once: what a thousand times as much is must still fit. */
const STEP_BYTES = 16_384;

interface Directory {
  members: number;
  at: number;
}

/** Passes each member to `found`, in the order of the directory. Throws an `ArchiveFault`. */
export function eachMember(archive: Uint8Array, found: (member: Member) => void): void {
  const view = viewOf(archive);
  bounded(() => {
    const { members, at } = directoryOf(view);
    let place = at;
    for (let n = 0; n < members; n++) {
      const { member, next } = memberAt(archive, view, place);
      place = next;
      found(member);
    }
  });
}

/** Passes the bytes of a member to `take`, piece by piece. Throws an `ArchiveFault`, or what `take` throws. */
export function unpackMember(archive: Uint8Array, member: Member, take: (bytes: Uint8Array) => void): void {
  const packed = packedBytesOf(archive, member);
  let length = 0;
  const count = (bytes: Uint8Array): void => {
    length += bytes.length;
    // A false size is noticed before the rest is unpacked.
    if (length > member.bytes) throw new ArchiveFault();
    if (bytes.length > 0) take(bytes);
  };
  if (member.method === STORED) count(packed);
  else {
    const inflate = new Inflate(count);
    for (let at = 0; at < packed.length || at === 0; at += STEP_BYTES) {
      const isLast = at + STEP_BYTES >= packed.length;
      inflated(inflate, packed.subarray(at, at + STEP_BYTES), isLast);
    }
  }
  if (length !== member.bytes) throw new ArchiveFault();
}

function inflated(inflate: Inflate, bytes: Uint8Array, isLast: boolean): void {
  try {
    inflate.push(bytes, isLast);
  } catch (fault) {
    // The library's own faults have a number.
    if (fault instanceof Error && typeof (fault as { code?: unknown }).code === 'number') throw new ArchiveFault();
    throw fault;
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** What is looked for beyond the end is not there: the archive is cut off. */
function bounded<T>(look: () => T): T {
  try {
    return look();
  } catch (fault) {
    if (fault instanceof RangeError) throw new ArchiveFault();
    throw fault;
  }
}

/** The directory, which stands before the last record of the archive. */
function directoryOf(view: DataView): Directory {
  const last = view.byteLength - END_BYTES;
  const first = Math.max(0, last - COMMENT_MAX);
  let at = last;
  while (at >= first && view.getUint32(at, true) !== END) at--;
  if (at < first) throw new ArchiveFault();
  // Whatever follows is the comment, whole, so that nobody can hide a second archive behind the first.
  if (view.getUint16(at + 20, true) !== last - at) throw new ArchiveFault();
  const locator = at - LOCATOR_64_BYTES;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
    const large = uint64(view, locator + 8);
    if (view.getUint32(large, true) !== END_64) throw new ArchiveFault();
    return { members: uint64(view, large + 32), at: uint64(view, large + 48) };
  }
  if (view.getUint16(at + 4, true) !== 0) throw new ArchiveFault();
  return { members: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
}

function memberAt(archive: Uint8Array, view: DataView, at: number): { member: Member; next: number } {
  if (view.getUint32(at, true) !== ENTRY) throw new ArchiveFault();
  const flags = view.getUint16(at + 8, true);
  const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
    number,
    number,
    number,
  ];
  const extraAt = at + ENTRY_BYTES + nameBytes;
  const next = extraAt + extraBytes + commentBytes;
  // Strong encryption, by which the directory itself may be hidden.
  if ((flags & 0x40) !== 0 || next > archive.length) throw new ArchiveFault();
  const [bytes, packedBytes, start] = largeValues(
    [24, 20, 42].map((field) => view.getUint32(at + field, true)),
    largePart(view, extraAt, extraAt + extraBytes),
    view,
  ) as [number, number, number];
  const method = view.getUint16(at + 10, true);
  const isEncrypted = (flags & 1) !== 0;
  // An old way of encryption puts twelve bytes before the rest.
  if (method === STORED && packedBytes !== bytes + (isEncrypted ? 12 : 0)) throw new ArchiveFault();
  const name = archive.subarray(at + ENTRY_BYTES, extraAt);
  const crc32 = view.getUint32(at + 16, true);
  return { member: { name, crc32, packedBytes, bytes, method, isEncrypted, at: start }, next };
}

/** Where the values of a large archive stand among the extra fields of a member; null where there are none. */
function largePart(view: DataView, from: number, to: number): { at: number; end: number } | null {
  let found: { at: number; end: number } | null = null;
  for (let at = from; at < to - 3; ) {
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > to) throw new ArchiveFault();
    if (found === null && view.getUint16(at, true) === EXTRA_64) found = { at: at + 4, end };
    at = end;
  }
  return found;
}

/** The values, in the order in which a large archive has them, each from where it stands. */
function largeValues(values: readonly number[], large: { at: number; end: number } | null, view: DataView): number[] {
  if (large === null) return [...values];
  let { at } = large;
  return values.map((value) => {
    if (value !== ELSEWHERE) return value;
    if (at + 8 > large.end) throw new ArchiveFault();
    at += 8;
    return uint64(view, at - 8);
  });
}

function uint64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

function packedBytesOf(archive: Uint8Array, { method, isEncrypted, at, packedBytes }: Member): Uint8Array {
  if (isEncrypted || (method !== STORED && method !== DEFLATED)) throw new ArchiveFault();
  const view = viewOf(archive);
  const from = bounded(() => {
    if (view.getUint32(at, true) !== LOCAL) throw new ArchiveFault();
    return at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  });
  if (from + packedBytes > archive.length) throw new ArchiveFault();
  return archive.subarray(from, from + packedBytes);
}
