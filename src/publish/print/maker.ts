/**
 * What sets sheets, as a hash (制版): our templates and code, the typesetter, the fonts, and what stands on every sheet. A sheet
 * that says the same and was set by the same is the same file but for the day that it bears.
 */
import { createHash, type Hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { REPOSITORY } from '../../repository.ts';
import type { Fonts } from './fonts.ts';

const FOLDERS = ['look', 'paper', 'sheets'];
const FILES = ['domain/hangs-together.ts', 'publish/print/sheet-worker.ts'];
const JOINING = ['publish/print/join-packs.ts', 'publish/print/join-means.ts', 'publish/print/pack-worker.ts'];
const LIBRARIES = ['@myriaddreamin/typst-ts-node-compiler', 'qrcode'];
const LENGTH = 12;

/** `frame` is what every sheet says of its publication, without its day. */
export async function makerOf(
  { files, fallbacks }: Pick<Fonts, 'files' | 'fallbacks'>,
  frame: object,
): Promise<string> {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256').update(JSON.stringify([frame, fallbacks]));
  await addOwn(hash, FOLDERS, FILES);
  for (const name of LIBRARIES) hash.update(await readFile(require.resolve(`${name}/package.json`)));
  for (const font of files) hash.update(createHash('sha256').update(font).digest());
  return hash.digest('hex').slice(0, LENGTH);
}

/** What joins sheets to packs, as a hash. */
export async function joinerOf(): Promise<string> {
  const hash = createHash('sha256').update(process.versions.zlib ?? '');
  await addOwn(hash, ['paper/join'], JOINING);
  return hash.digest('hex').slice(0, LENGTH);
}

/** Files of ours, by what they say. */
async function addOwn(hash: Hash, folders: readonly string[], files: readonly string[]): Promise<void> {
  const source = path.join(REPOSITORY, 'src');
  const own = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(path.join(source, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    }),
  );
  for (const file of [...own.flat().sort(), ...files.map((name) => path.join(source, name))])
    hash.update(`${path.relative(source, file)}\0`).update(await readFile(file));
}
