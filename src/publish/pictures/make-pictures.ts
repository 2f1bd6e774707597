/**
 * Makes pictures (出图): takes those in the cache from there, and draws and checks the others in threads. What names somebody
 * by a listing is not kept in it: it belongs to no publication, so nobody would know when to forget it.
 *
 * Nothing is drawn before every character is known to be in a font, and every code is read from the finished picture.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingFrom } from '../../domain/glyphs.ts';
import type { Publication } from '../../domain/publication.ts';
import { codesIn, namesSomebody, type Picture } from '../../media/picture.ts';
import type { PictureFrame } from '../../media/share-card.ts';
import { DEMO } from '../../wording/labels.ts';
import { UnprintableCharacters, WrongCode } from '../gates.ts';
import { loadFonts } from '../print/fonts.ts';
import { helpersFor, shareWork } from '../workers.ts';
import { openCache, PICTURE_CACHE } from './picture-cache.ts';
import type { DrawnPicture, WorkerFonts } from './picture-worker.ts';

export interface WantedPicture {
  /** Where it goes, as `write` understands it. */
  file: string;
  picture: Picture;
}

/** `key` is its place in the cache; null for one that is not kept. */
type Wanted = WantedPicture & { key: string | null };

export interface PicturesOptions {
  publication: Publication;
  /** For the fonts that portal.yaml names. */
  contentFolder: string;
  wanted: readonly WantedPicture[];
  write(file: string, png: Uint8Array): Promise<void>;
  /** At most so many at once; fewer where there are fewer processors or little to draw. */
  threads: number;
  /** Null where nothing is taken from a cache or kept there; by default that of the repository. */
  cacheFolder?: string | null;
  progress?: (done: number, total: number) => void;
}

export interface PicturesReport {
  /** How many were drawn; the others were there already. */
  drawn: number;
  total: number;
  /** Codes on all of them; each has been read off the finished picture. */
  codes: number;
}

/** A further thread pays only from so many pictures on, since it needs a second to start. */
const PICTURES_PER_THREAD = 40;
const WORKER = fileURLToPath(new URL('./picture-worker.ts', import.meta.url));

export async function makePictures(options: PicturesOptions): Promise<PicturesReport> {
  const { publication, contentFolder, wanted, write, cacheFolder = PICTURE_CACHE, progress = () => {} } = options;
  const { printFonts } = publication.portal;
  const cache =
    cacheFolder === null ? null : await openCache(cacheFolder, await readOwnFonts(contentFolder, printFonts));
  const total = wanted.length;
  const codes = wanted.reduce((sum, { picture }) => sum + codesIn(picture).length, 0);
  let done = 0;
  const hand = async (file: string, png: Uint8Array): Promise<void> => {
    await write(file, png);
    done += 1;
    progress(done, total);
  };
  const missing: Wanted[] = [];
  for (const one of wanted) {
    const key = cache === null || namesSomebody(one.picture) ? null : cache.keyOf(one.picture);
    const kept = key === null ? null : ((await cache?.get(key)) ?? null);
    if (kept === null) missing.push({ ...one, key });
    else await hand(one.file, kept);
  }
  if (missing.length === 0) return { drawn: 0, total, codes };

  const fonts = await loadFonts(contentFolder, printFonts);
  const without = new Set(missing.flatMap(({ picture }) => missingFrom(JSON.stringify(picture), fonts.covered)));
  if (without.size > 0) throw new UnprintableCharacters(without);

  const data: WorkerFonts = { files: fonts.files };
  await shareWork<Wanted, DrawnPicture>({
    helper: { file: WORKER, as: 'thread' },
    data,
    helpers: helpersFor(missing.length, { most: options.threads, each: PICTURES_PER_THREAD }),
    tasks: missing,
    message: ({ picture }) => picture,
    take: async ({ file, key, picture }, { png, read }) => {
      const expected = codesIn(picture);
      if (read.join('\n') !== expected.join('\n')) throw new WrongCode(file, 1, expected, read);
      if (key !== null) await cache?.put(key, png);
      await hand(file, png);
    },
  });
  await cache?.prune();
  return { drawn: missing.length, total, codes };
}

/** The fonts of the content folder that portal.yaml names. */
export const readOwnFonts = (contentFolder: string, printFonts: readonly string[]): Promise<Buffer[]> =>
  Promise.all(printFonts.map((file) => readFile(path.join(contentFolder, ...file.split('/')))));

/** What every picture of a publication says of its site. */
export function pictureFrame({ portal }: Publication): PictureFrame {
  return {
    siteName: portal.name,
    publisher: portal.publisher,
    demo: portal.demo ? DEMO : null,
  };
}
