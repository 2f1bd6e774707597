/**
 * Pictures that were drawn before (图片缓存), below the repository's `.cache/`, by what they show and what drew them.
 *
 * It holds only pictures that name nobody by a listing; what earlier versions kept besides is deleted when it is opened.
 *
 * Each file begins with the SHA-256 of the picture behind it: what is damaged is drawn again. A cache that can't be
 * written is no reason to stop; one that grows loses what was used longest ago.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Picture } from '../../media/picture.ts';
import { REPOSITORY } from '../../repository.ts';

export interface PictureCache {
  keyOf(picture: Picture): string;
  /** The picture of a key; null where it is not there or is damaged. */
  get(key: string): Promise<Buffer | null>;
  put(key: string, png: Uint8Array): Promise<void>;
  /** Takes out what was used longest ago, until it is small enough. */
  prune(): Promise<void>;
}

export const PICTURE_CACHE = path.join(REPOSITORY, '.cache', 'pictures');
const BYTES_MAX = 600_000_000;
const DIGEST_BYTES = 32;
/** Below it lie pictures that name nobody. */
const UNNAMED = 'unnamed';
/** Folders in which earlier versions kept all pictures. */
const EARLIER = /^[0-9a-f]{2}$/;

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Opens the cache. `fallbacks` are the font files of the content folder, on which the look of words depends. */
export async function openCache(folder: string, fallbacks: readonly Uint8Array[]): Promise<PictureCache> {
  const painter = await painterVersion(fallbacks);
  await removeEarlier(folder);
  const fileOf = (key: string): string => path.join(folder, UNNAMED, key.slice(0, 2), key);
  return {
    keyOf: (picture) => createHash('sha256').update(painter).update(JSON.stringify(picture)).digest('hex'),
    async get(key) {
      const file = fileOf(key);
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null) return null;
      const png = bytes.subarray(DIGEST_BYTES);
      if (!digest(png).equals(bytes.subarray(0, DIGEST_BYTES))) return null;
      const now = new Date();
      await utimes(file, now, now).catch(() => {});
      return png;
    },
    async put(key, png) {
      const file = fileOf(key);
      const begun = `${file}.${randomUUID()}`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(begun, Buffer.concat([digest(png), png]));
        await rename(begun, file);
      } catch {
        await rm(begun, { force: true }).catch(() => {});
      }
    },
    prune: () => prune(path.join(folder, UNNAMED), BYTES_MAX),
  };
}

/** Deletes what versions have kept that didn't look whether a picture names somebody. */
async function removeEarlier(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (EARLIER.test(name)) await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {});
}

/** Takes the longest unused files out of a folder until the rest is small enough. */
export async function prune(folder: string, bytesMax: number): Promise<void> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = [];
  for (const entry of names) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found = await stat(file).catch(() => null);
    if (found) files.push({ file, bytes: found.size, usedAt: found.mtimeMs });
  }
  files.sort((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  for (const one of files) {
    bytes += one.bytes;
    if (bytes > bytesMax) await rm(one.file, { force: true }).catch(() => {});
  }
}

const PAINTERS = [
  'satori',
  '@resvg/resvg-js',
  'qrcode',
  '@expo-google-fonts/noto-sans-sc',
  '@expo-google-fonts/noto-serif-sc',
];

/** What draws, as a hash: our own code, the libraries and the fonts. */
export async function painterVersion(fallbacks: readonly Uint8Array[]): Promise<Buffer> {
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256');
  const media = path.join(REPOSITORY, 'src', 'media');
  const own = (await readdir(media)).sort().map((name) => path.join(media, name));
  for (const file of [...own, ...['look/look.ts', 'paper/qr-svg.ts'].map((name) => path.join(REPOSITORY, 'src', name))])
    hash.update(`${path.basename(file)}\0`).update(digest(await readFile(file)));
  for (const name of PAINTERS) {
    const manifest = await readFile(require.resolve(`${name}/package.json`), 'utf8');
    hash.update(`${name}@${(JSON.parse(manifest) as { version: string }).version}\0`);
  }
  for (const font of fallbacks) hash.update(digest(font));
  return hash.digest();
}
