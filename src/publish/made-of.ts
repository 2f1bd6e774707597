/**
 * All that a release is made of (发布内容), kept beside it: what a process renders pages from, and what endings are published
 * from where the tables of today can't be. It holds what is published and nothing else, and goes when its release goes.
 *
 * It is written and read piece by piece, since a province as one value would need its memory twice.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { deserialize, serialize } from 'node:v8';
import { createGunzip, createGzip } from 'node:zlib';
import type { Finding } from '../domain/finding.ts';
import type { Part } from '../domain/portal.ts';
import type { TableId } from '../domain/records.ts';
import type { Records } from '../domain/register.ts';
import { SharedTexts } from '../domain/shared-texts.ts';
import type { Site } from '../site.ts';
import { madeOfFile, type ReleaseName } from './release-folder.ts';
import { type PackedRows, packRows, ROWS_AT_ONCE, unpackRows } from './rows-packed.ts';

/** What some parts of a release are made of: a part that was carried over is of an earlier publication than the others. */
export interface MadeOf {
  parts: readonly Part[];
  site: Site;
}

/** Fast and small enough; it is read once in a blue moon. */
const LEVEL = 1;

type List = TableId | 'findings';

/** A publication without its rows, the rows that follow, the end. */
type Piece =
  | { is: 'begins'; made: MadeOf; tables: readonly TableId[] }
  | { is: 'rows'; list: List; rows: PackedRows }
  | { is: 'ends' };

export async function writeSite(file: string, site: Site): Promise<void> {
  await pipeline(bytesOf([{ parts: site.parts, site }]), createWriteStream(file));
}

/** Throws where the file is not whole. */
export async function readSite(file: string): Promise<Site> {
  const [first] = await pipeline(createReadStream(file, { highWaterMark: READ_AT_ONCE }), joined);
  if (first === undefined) throw new Error(`no publication in ${file}`);
  return first.site;
}

/** Keeps it on the disk before the release is put in place: whoever finds the release finds it whole. */
export async function keepMadeOf(out: string, release: ReleaseName, made: readonly MadeOf[]): Promise<void> {
  const file = createWriteStream(madeOfFile(out, release), { flush: true });
  await pipeline(bytesOf(made), createGzip({ level: LEVEL }), file);
}

/**
 * What each part of a release was made of, the newest first; null where it isn't there, is damaged, or is of another
 * version, whose values may mean other things.
 */
export async function madeOf(out: string, release: ReleaseName, version: string): Promise<MadeOf[] | null> {
  try {
    const made = await pipeline(createReadStream(madeOfFile(out, release)), createGunzip(), joined);
    return made.length > 0 && made.every((one) => isOfVersion(one, version)) ? made : null;
  } catch {
    return null;
  }
}

function isOfVersion(one: Partial<MadeOf> | null, version: string): one is MadeOf {
  return Array.isArray(one?.parts) && one.site?.release?.version === version;
}

/** Each piece stands behind its length. */
const LENGTH_BYTES = 4;
const READ_AT_ONCE = 1 << 20;

function bytesOf(made: readonly MadeOf[]): Readable {
  return Readable.from(allBytes(made), { highWaterMark: 1 });
}

function* allBytes(made: readonly MadeOf[]): Generator<Buffer> {
  for (const piece of piecesOf(made)) {
    const bytes = serialize(piece);
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32LE(bytes.length);
    yield length;
    yield bytes;
  }
}

function* piecesOf(made: readonly MadeOf[]): Generator<Piece> {
  for (const { parts, site } of made) {
    const { register, findings } = site;
    const tables = Object.keys(register.records) as TableId[];
    const records = {} as Records;
    yield {
      is: 'begins',
      made: { parts, site: { ...site, register: { ...register, records }, findings: [] } },
      tables,
    };
    for (const table of tables) yield* rowsOf(table, register.records[table]);
    yield* rowsOf('findings', findings);
  }
  yield { is: 'ends' };
}

function* rowsOf(list: List, rows: readonly object[]): Generator<Piece> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE) as readonly Readonly<Record<string, unknown>>[];
    yield { is: 'rows', list, rows: packRows(some) };
  }
}

async function joined(source: AsyncIterable<Buffer>): Promise<MadeOf[]> {
  const made: MadeOf[] = [];
  const shared = new SharedTexts();
  let lists: Partial<Record<List, object[]>> = {};
  let hasEnded = false;
  for await (const bytes of piecesIn(source)) {
    const piece = deserialize(bytes) as Piece;
    if (piece.is === 'ends') hasEnded = true;
    else if (piece.is === 'begins') {
      const { parts, site } = piece.made;
      const findings: Finding[] = [];
      const records = Object.fromEntries(piece.tables.map((table) => [table, []])) as unknown as Records;
      lists = { ...(records as unknown as Record<TableId, object[]>), findings };
      made.push({ parts, site: { ...site, register: { ...site.register, records }, findings } });
    } else for (const row of unpackRows(piece.rows, shared)) lists[piece.list]?.push(row);
  }
  if (!hasEnded) throw new Error('a publication breaks off');
  return made;
}

/** Cuts what comes into the pieces that were written. */
async function* piecesIn(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  let wanted: number | null = null;
  for await (const chunk of source) {
    held.push(chunk);
    bytes += chunk.length;
    while (bytes >= (wanted ?? LENGTH_BYTES)) {
      const all: Buffer = held.length === 1 ? (held[0] as Buffer) : Buffer.concat(held);
      const end: number = wanted ?? LENGTH_BYTES;
      const piece = all.subarray(0, end);
      held = [all.subarray(end)];
      bytes -= end;
      if (wanted === null) wanted = piece.readUInt32LE();
      else {
        wanted = null;
        yield piece;
      }
    }
  }
}
