/**
 * Writes the share cards of a publication (分享图) below `cards/`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../../site.ts';
import { cardsOf } from '../../views/around/cards.ts';
import { cardPath } from '../../views/common/paths.ts';
import { makePictures, type PicturesReport, pictureFrame } from './make-pictures.ts';

/** One thread: pages are made at the same time by a process of their own. */
const THREADS = 1;

/** Puts every card where its page says that it is, below `folder`. */
export function writeCards(site: Site, folder: string): Promise<PicturesReport> {
  const frame = pictureFrame(site);
  return makePictures({
    publication: site,
    contentFolder: site.origin.folder,
    wanted: [...cardsOf(site)].map((card) => ({
      file: cardPath(card.page),
      picture: { kind: 'card', card, frame },
    })),
    threads: THREADS,
    write: async (file, png) => {
      const full = path.join(folder, ...file.split('/'));
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, png);
    },
  });
}
