/**
 * Writes the share cards of a publication (分享图) below `cards/`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../../site.ts';
import { type CardView, cardsOf } from '../../views/around/cards.ts';
import { cardPath } from '../../views/common/paths.ts';
import { makePictures, type PicturesReport, pictureFrame } from './make-pictures.ts';

/** One thread only, since another process makes the pages at the same time. */
const THREADS = 1;

/** Writes every card that is meant below `folder`, at the path that its page names. */
export function writeCards(
  site: Site,
  folder: string,
  isMeant: (card: CardView) => boolean = () => true,
): Promise<PicturesReport> {
  const frame = pictureFrame(site);
  return makePictures({
    publication: site,
    contentFolder: site.contentFolder,
    wanted: [...cardsOf(site)].filter(isMeant).map((card) => ({
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
