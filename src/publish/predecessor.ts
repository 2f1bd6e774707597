/**
 * The publication before this one (上一版): the live release of `--out`, or what `--after` names on a machine that has none.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type EarlierManifest, readManifest } from '../domain/manifest.ts';
import { OutputError } from './output-error.ts';
import type { EarlierSheet } from './print/printed-file.ts';

export interface Predecessor {
  /** Where it lies, as a person would say it: a folder, a file or an address. */
  where: string;
  /** With what it had printed, where it had. */
  manifest: EarlierManifest & { readonly sheets?: readonly EarlierSheet[] };
  /** One of its files by its path in the release; null where it can't be had. */
  read(file: string): Promise<Uint8Array | null>;
}

/** What is published in a folder; null where nothing is. */
export async function publishedIn(folder: string): Promise<Predecessor | null> {
  const read = (file: string) => readFile(path.join(folder, ...file.split('/'))).catch(() => null);
  const manifest = manifestOf(await read('data/release.json'));
  return manifest === null ? null : { where: folder, manifest, read };
}

/** Why there is nothing at a place: it can't be had, or is no manifest, or not a whole one. */
export type NothingThere = 'missing' | 'no-manifest';

/**
 * The publication whose `release.json` lies at a place, a file or an address. Its other files are looked for where they lie
 * beside it.
 */
export async function manifestAt(
  written: string,
  fileOf: (written: string) => string,
): Promise<Predecessor | NothingThere> {
  const isAddress = /^https?:\/\//i.test(written);
  const top = isAddress ? new URL('..', written).href : path.dirname(path.dirname(path.resolve(fileOf(written))));
  const read = isAddress
    ? (file: string) => fetched(new URL(file, top).href)
    : (file: string) => readFile(path.join(top, ...file.split('/'))).catch(() => null);
  const found = isAddress ? await fetched(written) : await readFile(fileOf(written)).catch(() => null);
  if (found === null) return 'missing';
  const manifest = manifestOf(found);
  return manifest === null ? 'no-manifest' : { where: written, manifest, read };
}

/** What `--after` names. Throws `OutputError` where it can't be had or is no manifest. */
export async function publishedAt(written: string, fileOf: (written: string) => string): Promise<Predecessor> {
  const found = await manifestAt(written, fileOf);
  if (found === 'missing')
    throw new OutputError(
      `--after 写的「${written}」取不到。写上一次发布的 data/release.json，可以是文件，也可以是网址；第一次发布就不写。`,
    );
  if (found === 'no-manifest')
    throw new OutputError(`--after 写的「${written}」不是发布清单，或没有下载完整。写上一次发布的 data/release.json。`);
  return found;
}

async function fetched(address: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(address, { redirect: 'follow', cache: 'no-store', signal: AbortSignal.timeout(30_000) });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

const manifestOf = (bytes: Uint8Array | null): EarlierManifest | null =>
  bytes === null ? null : readManifest(new TextDecoder().decode(bytes));
