/**
 * All that a release is made of (发布内容), kept beside it: what a process renders pages from, and what endings are published
 * from where the tables of today can't be. It holds what is published and nothing else, and goes when its release goes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import type { Site } from '../site.ts';
import { madeOfFile, type ReleaseName } from './release-folder.ts';

/** Fast and small enough; it is read once in a blue moon. */
const LEVEL = 1;

export async function writeSite(file: string, site: Site): Promise<void> {
  await writeFile(file, serialize(site));
}

export async function readSite(file: string): Promise<Site> {
  return deserialize(await readFile(file)) as Site;
}

export async function keepMadeOf(out: string, release: ReleaseName, site: Site): Promise<void> {
  await writeFile(madeOfFile(out, release), await promisify(gzip)(serialize(site), { level: LEVEL }));
}

/** What a release was made of; null where it isn't there, is damaged, or is of another version, whose values may mean other things. */
export async function madeOf(out: string, release: ReleaseName, version: string): Promise<Site | null> {
  try {
    const site = deserialize(await promisify(gunzip)(await readFile(madeOfFile(out, release)))) as Site;
    return site.release.version === version ? site : null;
  } catch {
    return null;
  }
}
