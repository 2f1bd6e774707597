/** Writes the picture of each urgent notice (紧急通知图片) beside its sheet, for chats. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { urgentPicture } from '../../media/urgent-picture.ts';
import { planSheets, type Selection } from '../../sheets/plan.ts';
import { urgentNotices } from '../../views/common/urgent.ts';
import { makePictures, pictureFrame } from '../pictures/make-pictures.ts';
import type { PrintOptions } from './print-options.ts';

/** Returns how many there are. */
export async function writeUrgentPictures({
  publication,
  contentFolder,
  folder,
  selection,
}: Pick<PrintOptions, 'publication' | 'contentFolder' | 'folder'> & { selection: Selection }): Promise<number> {
  const frame = pictureFrame(publication);
  const notices = new Map(urgentNotices(publication).map((notice) => [notice.id, notice]));
  const wanted = [...planSheets(publication, { ...selection, names: ['urgent'] })].flatMap(({ sheets }) =>
    sheets.flatMap(({ file, sheet }) => {
      const notice = notices.get(sheet.shortTitle);
      if (notice === undefined) return [];
      const urgent = urgentPicture(publication, notice);
      return [{ file: file.replace(/\.pdf$/, '.png'), picture: { kind: 'urgent', urgent, frame } as const }];
    }),
  );
  await makePictures({
    publication,
    contentFolder,
    wanted,
    threads: 1,
    write: async (file, png) => {
      const full = path.join(folder, 'print', ...file.split('/'));
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, png);
    },
  });
  return wanted.length;
}
