/**
 * A part of a publication as it lies on the disk (一份分片): a folder of its own kind, with a marker and a manifest, and no release.
 *
 * What is of the site, and screens, lie in it as they will be published; sheets and packs lie in a cache, by what they say, from
 * which whoever joins the parts takes what is right. The first part also brings the publication itself, and what all pages load.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { IsoDate } from '../../domain/iso-date.ts';
import { PARTS } from '../../domain/portal.ts';
import type { OwnKind } from '../own-folder.ts';

export const SHARD_KIND: OwnKind = { name: 'shard', earlierFiles: async () => null };

/** What lies in the folder. */
export const SHARD_FILE = 'shard.json';
export const PUBLICATION = 'publication';
/** Files as they will be published. */
export const FILES = 'files';
/** The cache. */
export const KEPT = 'kept';
/** Fonts that portal.yaml names, at their paths in the content folder. */
export const CONTENT = 'content';

const file = z.object({
  path: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  part: z.enum(PARTS),
  /** As a release records it. */
  names: z.literal(true).optional(),
  /** A page that is searched, and for which no part has made the index; its county, null where it is about none. */
  searched: z.object({ county: z.string().nullable() }).optional(),
});
const Manifest = z.object({
  form: z.literal(2),
  shard: z.number().int().positive(),
  of: z.number().int().positive(),
  release: z.object({ id: z.string(), version: z.string(), asOf: z.string().transform((day) => day as IsoDate) }),
  parts: z.array(z.enum(PARTS)),
  /** See `programHash`. */
  program: z.string(),
  files: z.array(file),
  /** How many of them are pages and what stands among these. */
  pages: z.number(),
  /** Screens: the id of each, by the code in its address. */
  screens: z.record(z.string(), z.string()),
  /** The rare characters of all screens of the publication; null where screens are not published. */
  rare: z.array(z.string()).nullable(),
  /** What the first part was compared with, so that no loss goes unnoticed; null where nothing was published before. */
  compared: z.object({ release: z.string(), number: z.number().nullable() }).nullable(),
  /** Why something that was lost may be lost. */
  accepted: z.string().nullable(),
});
export type ShardManifest = z.infer<typeof Manifest>;
export type ShardFile = z.infer<typeof file>;

export async function writeShardManifest(folder: string, manifest: ShardManifest): Promise<void> {
  await writeFile(path.join(folder, SHARD_FILE), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
}

/** Null where there is none, or it can't be read. */
export async function shardManifestIn(folder: string): Promise<ShardManifest | null> {
  try {
    return Manifest.parse(JSON.parse(await readFile(path.join(folder, SHARD_FILE), 'utf8')));
  } catch {
    return null;
  }
}
