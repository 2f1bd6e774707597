/**
 * All that a release is made of (发布内容), kept beside it: what a process renders pages from, and what endings are published
 * from where the tables of today can't be. It holds what is published and nothing else, and goes when its release goes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import type { Part } from '../domain/portal.ts';
import type { Site } from '../site.ts';
import { madeOfFile, type ReleaseName } from './release-folder.ts';

/** What some parts of a release are made of: a part that was carried over is of an earlier publication than the others. */
export interface MadeOf {
  parts: readonly Part[];
  site: Site;
}

/** Fast and small enough; it is read once in a blue moon. */
const LEVEL = 1;

export async function writeSite(file: string, site: Site): Promise<void> {
  await writeFile(file, serialize(site));
}

export async function readSite(file: string): Promise<Site> {
  return deserialize(await readFile(file)) as Site;
}

/** Keeps it on the disk before the release is put in place: whoever finds the release finds it whole. */
export async function keepMadeOf(out: string, release: ReleaseName, made: readonly MadeOf[]): Promise<void> {
  const bytes = await promisify(gzip)(serialize(made), { level: LEVEL });
  await writeFile(madeOfFile(out, release), bytes, { flush: true });
}

/**
 * What each part of a release was made of, the newest first; null where it isn't there, is damaged, or is of another
 * version, whose values may mean other things.
 */
export async function madeOf(out: string, release: ReleaseName, version: string): Promise<MadeOf[] | null> {
  try {
    const made: unknown = deserialize(await promisify(gunzip)(await readFile(madeOfFile(out, release))));
    return Array.isArray(made) && made.length > 0 && made.every((one) => isOfVersion(one, version)) ? made : null;
  } catch {
    return null;
  }
}

function isOfVersion(one: Partial<MadeOf> | null, version: string): one is MadeOf {
  return Array.isArray(one?.parts) && one.site?.release?.version === version;
}
