import { crc32 as systemsCrc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveFault, eachMember, type Member, unpackMember } from '../../src/intake/read/xlsx/archive.ts';
import { crc32 } from '../../src/intake/read/xlsx/crc32.ts';
import { zip } from '../support/zip.ts';

const TEXT = '小区编码,收费标准\n'.repeat(5000);
const ARCHIVE = zip([
  { name: 'long', content: TEXT },
  { name: 'empty', content: '' },
]);

function membersOf(archive: Uint8Array): Member[] {
  const members: Member[] = [];
  eachMember(archive, (member) => members.push(member));
  return members;
}

function unpacked(archive: Uint8Array, member: Member): string {
  const pieces: Uint8Array[] = [];
  unpackMember(archive, member, (bytes) => pieces.push(bytes.slice()));
  return Buffer.concat(pieces).toString('utf8');
}

/** The archive with some of its bytes changed: `from` is where the last record begins with `PK\x05\x06`. */
function changed(archive: Uint8Array, change: (view: DataView, end: number) => void): Uint8Array {
  const copy = archive.slice();
  change(new DataView(copy.buffer), copy.length - 22);
  return copy;
}

/** The last record of a large archive (ZIP64) in place of the usual one. */
function asLarge(archive: Uint8Array): Uint8Array {
  const usual = new DataView(archive.buffer, archive.length - 22);
  const large = Buffer.alloc(56 + 20 + 22);
  large.writeUInt32LE(0x06064b50, 0);
  large.writeUInt32LE(usual.getUint16(10, true), 32);
  large.writeUInt32LE(usual.getUint32(16, true), 48);
  large.writeUInt32LE(0x07064b50, 56);
  large.writeUInt32LE(archive.length - 22, 56 + 8);
  large.writeUInt32LE(0x06054b50, 76);
  large.fill(0xff, 80, 96);
  return new Uint8Array(Buffer.concat([archive.subarray(0, -22), large]));
}

describe('an archive', () => {
  it('gives each member as it was packed', () => {
    const [long, empty] = membersOf(ARCHIVE) as [Member, Member];
    expect(unpacked(ARCHIVE, long)).toBe(TEXT);
    expect(unpacked(ARCHIVE, empty)).toBe('');
    expect(crc32(new TextEncoder().encode(TEXT))).toBe(long.crc32);
  });

  it('of the large kind is read like any other', () => {
    const archive = asLarge(ARCHIVE);
    expect(membersOf(archive).map((member) => unpacked(archive, member))).toEqual([TEXT, '']);
  });

  it.each([
    ['cut off', ARCHIVE.subarray(0, -1)],
    ['followed by something', new Uint8Array([...ARCHIVE, 0])],
    ['without its directory', changed(ARCHIVE, (view, end) => view.setUint32(end + 16, 7, true))],
    ['whose directory lies beyond its end', changed(ARCHIVE, (view, end) => view.setUint32(end + 16, 1e9, true))],
    ['on several disks', changed(ARCHIVE, (view, end) => view.setUint16(end + 4, 1, true))],
    ['too short for one', new Uint8Array(10)],
  ])('%s is refused', (_, archive) => {
    expect(() => membersOf(archive)).toThrow(ArchiveFault);
  });

  it.each([
    ['of which nobody knows how it is packed', { method: 12 }],
    ['that is encrypted', { isEncrypted: true }],
    ['larger than it says', { bytes: 100 }],
    ['smaller than it says', { bytes: TEXT.length * 9 }],
    ['whose packed bytes are cut', { packedBytes: 20 }],
    ['that lies beyond the end', { at: 1_000_000 }],
  ])('a member %s is refused', (_, wrong) => {
    const [long] = membersOf(ARCHIVE) as [Member];
    expect(() => unpacked(ARCHIVE, { ...long, ...wrong })).toThrow(ArchiveFault);
  });

  it('never hides what went wrong with whoever takes its bytes', () => {
    const [long] = membersOf(ARCHIVE) as [Member];
    const full = new Error('no room');
    expect(() =>
      unpackMember(ARCHIVE, long, () => {
        throw full;
      }),
    ).toThrow(full);
  });
});

it('the checksum is that of every other program, in one piece or in many', () => {
  const bytes = new Uint8Array(1021).map((_, at) => (at * 151) % 256);
  for (const length of [0, 1, 2, 3, 4, 5, 7, 64, 1021]) {
    const some = bytes.subarray(0, length);
    expect(crc32(some)).toBe(systemsCrc32(some));
    expect(crc32(some.subarray(3), crc32(some.subarray(0, 3)))).toBe(systemsCrc32(some));
  }
});
