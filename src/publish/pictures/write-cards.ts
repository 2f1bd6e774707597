/**
 * Writes the share cards of a publication (分享图) below `cards/`: those that show what they showed before are taken from the
 * cache, the others are drawn.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '../../domain/manifest.ts';
import { namesSomebody, type Picture } from '../../media/picture.ts';
import type { Site } from '../../site.ts';
import { cardsOf } from '../../views/around/cards.ts';
import { cardPath } from '../../views/common/paths.ts';
import type { Counted } from '../cache/kinds.ts';
import { keyOf, type Store } from '../cache/store.ts';
import { placeOf } from '../files.ts';
import { makePictures, pictureFrame, readOwnFonts } from './make-pictures.ts';
import { painterVersion } from './picture-cache.ts';

/** One thread only, since another process makes the pages at the same time. */
const THREADS = 1;

export interface WrittenCards {
  /** As a manifest records them, as far as that is known. */
  files: Pick<OutputFile, 'path' | 'bytes' | 'sha256'>[];
  /** Those that name somebody. */
  naming: string[];
  counted: Counted;
}

/** Writes every card whose page is meant below `folder`, at the path that its page names. */
export async function writeCards(
  site: Site,
  folder: string,
  store: Store,
  isMeant: (page: string) => boolean = () => true,
): Promise<WrittenCards> {
  const { contentFolder } = site;
  const frame = pictureFrame(site);
  const painter = await painterVersion(await readOwnFonts(contentFolder, site.portal.printFonts));
  const files: WrittenCards['files'] = [];
  const naming: string[] = [];
  let reused = 0;
  const missing: { file: string; picture: Picture }[] = [];
  const keys = new Map<string, { key: string; names: boolean }>();
  for (const card of cardsOf(site, isMeant)) {
    const file = cardPath(card.page).slice(1);
    const picture: Picture = { kind: 'card', card, frame };
    const names = namesSomebody(picture);
    if (names) naming.push(file);
    const key = keyOf(painter, JSON.stringify(picture));
    const taken = store.take('card', key, () => placeOf(folder, file));
    if (taken === null) {
      missing.push({ file, picture });
      keys.set(file, { key, names });
    } else {
      reused += 1;
      for (const { bytes, sha256 } of taken.files) files.push({ path: file, bytes, sha256 });
    }
  }
  await makePictures({
    publication: site,
    contentFolder,
    wanted: missing,
    threads: THREADS,
    // They are kept here, with those that name somebody, who is forgotten there when he has to be.
    cacheFolder: null,
    write: async (file, png) => {
      const full = placeOf(folder, file);
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, png);
      const { key, names } = keys.get(file) as { key: string; names: boolean };
      const kept = store.put('card', key, { value: null, files: [{ name: 'card', path: full }], names });
      for (const { bytes, sha256 } of kept ?? []) files.push({ path: file, bytes, sha256 });
    },
  });
  return { files, naming, counted: { kind: 'card', made: missing.length, taken: reused } };
}
