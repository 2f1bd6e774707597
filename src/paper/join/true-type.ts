/**
 * Subsets of TrueType fonts (字体子集), taken apart into glyphs and put together again. Each document has a subset of its own
 * with the glyphs that it uses; of many documents together these are nearly the same glyphs.
 */

export interface Subset {
  /** Outline and measures of each glyph, as bytes. */
  glyphs: Glyph[];
  tables: ReadonlyMap<string, Buffer>;
}

export interface Glyph {
  outline: Buffer;
  /** Its width and left side, as they stand in `hmtx`. */
  measures: Buffer;
}

const HEAD = { box: 36, longPlaces: 50 };
const HHEA = { count: 34, widest: 10, leasts: [12, 14], extent: 16 };
const MAXP = { count: 4, first: 6 };
/** Tables that differ from subset to subset. */
const OWN = ['glyf', 'loca', 'hmtx', 'head', 'hhea', 'maxp'];

/** Null for what is no such font, or has glyphs that are made of others. */
export function readSubset(bytes: Uint8Array): Subset | null {
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (font.readUInt32BE(0) !== 0x00010000) return null;
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const at = 12 + 16 * index;
    const from = font.readUInt32BE(at + 8);
    tables.set(font.toString('latin1', at, at + 4), font.subarray(from, from + font.readUInt32BE(at + 12)));
  }
  const [glyf, loca, hmtx, head, hhea, maxp] = OWN.map((name) => tables.get(name));
  if (!glyf || !loca || !hmtx || !head || !hhea || !maxp) return null;
  const isLong = head.readInt16BE(HEAD.longPlaces) === 1;
  const place = (index: number): number => (isLong ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  const measured = hhea.readUInt16BE(HHEA.count);
  const glyphs: Glyph[] = [];
  for (let index = 0; index < maxp.readUInt16BE(MAXP.count); index++) {
    const outline = glyf.subarray(place(index), place(index + 1));
    if (outline.length > 1 && outline.readInt16BE(0) < 0) return null;
    // Behind the last with a width of its own there are only left sides.
    const measures =
      index < measured
        ? hmtx.subarray(4 * index, 4 * index + 4)
        : Buffer.concat([
            hmtx.subarray(4 * measured - 4, 4 * measured - 2),
            hmtx.subarray(2 * (measured + index)).subarray(0, 2),
          ]);
    glyphs.push({ outline, measures });
  }
  return { glyphs, tables };
}

/** What two subsets of one font have alike, as text. */
export function sameness({ tables }: Subset): string {
  const others = [...tables]
    .filter(([name]) => !OWN.includes(name))
    .map(([name, table]) => name + table.toString('latin1'));
  // Units of an em.
  return [tables.get('head')?.toString('latin1', 18, 20), ...others.sort()].join('');
}

/** One font of all subsets, with these glyphs. */
export function mergedFont(subsets: readonly Pick<Subset, 'tables'>[], glyphs: readonly Glyph[]): Buffer {
  const [first] = subsets as [Pick<Subset, 'tables'>];
  const all = (name: string): Buffer[] => subsets.map(({ tables }) => tables.get(name) as Buffer);
  const places = Buffer.alloc(4 * (glyphs.length + 1));
  const outlines: Buffer[] = [];
  let at = 0;
  for (const [index, { outline }] of glyphs.entries()) {
    // Each begins at an even place.
    const padded = outline.length % 2 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(1)]);
    outlines.push(padded);
    at += padded.length;
    places.writeUInt32BE(at, 4 * (index + 1));
  }
  return fontOf(
    new Map([
      ...first.tables,
      ['glyf', Buffer.concat(outlines)],
      ['loca', places],
      ['hmtx', Buffer.concat(glyphs.map(({ measures }) => measures))],
      ['head', headOf(all('head'))],
      ['hhea', hheaOf(all('hhea'), glyphs.length)],
      ['maxp', maxpOf(all('maxp'), glyphs.length)],
    ]),
  );
}

/** At a place the least or the greatest of all tables. */
function put(table: Buffer, at: number, all: readonly Buffer[], pick: (...numbers: number[]) => number): void {
  table.writeInt16BE(pick(...all.map((one) => one.readInt16BE(at))), at);
}

function headOf(all: readonly Buffer[]): Buffer {
  const head = Buffer.from(all[0] as Buffer);
  for (const [nth, pick] of [Math.min, Math.min, Math.max, Math.max].entries())
    put(head, HEAD.box + 2 * nth, all, pick);
  head.writeInt16BE(1, HEAD.longPlaces);
  return head;
}

function hheaOf(all: readonly Buffer[], count: number): Buffer {
  const hhea = Buffer.from(all[0] as Buffer);
  hhea.writeUInt16BE(count, HHEA.count);
  for (const at of [HHEA.widest, HHEA.extent]) put(hhea, at, all, Math.max);
  for (const at of HHEA.leasts) put(hhea, at, all, Math.min);
  return hhea;
}

function maxpOf(all: readonly Buffer[], count: number): Buffer {
  const maxp = Buffer.from(all[0] as Buffer);
  for (let at = MAXP.first; at < maxp.length; at += 2) put(maxp, at, all, Math.max);
  maxp.writeUInt16BE(count, MAXP.count);
  return maxp;
}

/** Tables with their directory and sums, as every TrueType file has them. */
function fontOf(tables: ReadonlyMap<string, Buffer>): Buffer {
  const named = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const directory = Buffer.alloc(12 + 16 * named.length);
  const power = Math.floor(Math.log2(named.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(named.length, 4);
  directory.writeUInt16BE(16 * 2 ** power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(16 * named.length - 16 * 2 ** power, 10);
  const parts: Buffer[] = [directory];
  let at = directory.length;
  for (const [index, [name, table]] of named.entries()) {
    const entry = 12 + 16 * index;
    directory.write(name, entry, 'latin1');
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(table.length, entry + 12);
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)]);
    directory.writeUInt32BE(sumOf(padded), entry + 4);
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat(parts);
}

/** Of words of four bytes. */
function sumOf(padded: Buffer): number {
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
