/**
 * Writes notices as pictures (图片版公示) on demand, one per estate and format, for screens and chats.
 *
 * They bear the names of the printed notices and stand in the same order.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Publication } from '../../domain/publication.ts';
import { estateNotice } from '../../media/estate-notice.ts';
import type { NoticeFormat } from '../../media/notice-picture.ts';
import { planSheets, type Selection } from '../../sheets/plan.ts';
import { makePictures, type PicturesReport, pictureFrame, type WantedPicture } from '../pictures/make-pictures.ts';

export interface PrintPicturesOptions {
  publication: Publication;
  /** The content folder, for the fonts that portal.yaml names. */
  contentFolder: string;
  /** `pictures/` is made in it. */
  folder: string;
  selection: Pick<Selection, 'estates' | 'division'>;
  formats: readonly NoticeFormat[];
  /** Where an estate's pictures go, below `folder`; left out for all of them together. */
  folderOf?: (estate: string) => string;
  cacheFolder?: string;
  progress?: (done: number, total: number) => void;
}

/** 竖屏, 横屏, A4: what stands behind a file's name. */
const FORMAT_NAMES: Record<NoticeFormat, string> = { portrait: '竖屏', landscape: '横屏', a4: 'A4' };
const THREADS = 4;

export async function writePictures(options: PrintPicturesOptions): Promise<PicturesReport> {
  const { publication, contentFolder, folder, selection, formats, cacheFolder, progress } = options;
  const frame = pictureFrame(publication);
  const wanted: WantedPicture[] = [];
  for (const { sheets } of planSheets(publication, { ...selection, names: ['notice'] }))
    for (const { file, estate } of sheets) {
      if (estate === null) continue;
      for (const format of formats) {
        // The A4 picture is printed or passed on, so its code says the board; the others are shown on a screen.
        const notice = estateNotice(publication, estate, format === 'a4' ? 'board' : 'screen');
        const own = options.folderOf?.(estate);
        wanted.push({
          file: path.posix.join(own ?? '', 'pictures', file.replace(/\.pdf$/, `-${FORMAT_NAMES[format]}.png`)),
          picture: { kind: 'notice', notice, format, frame },
        });
      }
    }
  return makePictures({
    publication,
    contentFolder,
    wanted,
    threads: THREADS,
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    ...(progress === undefined ? {} : { progress }),
    write: async (file, png) => {
      const full = path.join(folder, ...file.split('/'));
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, png);
    },
  });
}
