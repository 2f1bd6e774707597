/** The folder of notices (公告文件夹): each file is a notice, or named as none. */
import type { Notice } from '../domain/records.ts';
import type { PrivacySearch } from '../privacy/allowing.ts';
import { textOf } from './decoded.ts';
import type { Lookup } from './lookup.ts';
import { readNotice } from './notices.ts';
import type { ProblemLog } from './problem-log.ts';
import { problem } from './problems.ts';
import { bytesOf, reportLeftBehind, type TableFile } from './sources.ts';

/** Pictures may lie beside the notices and are not reported. */
const PICTURE = /\.(?:png|jpe?g|webp|gif|svg)$/i;

/** For whom notices may be. */
export interface NoticeAim {
  lookup: Lookup;
  /** Whether all that a notice may be for is known, so that what is not known is wrong. */
  canAim: boolean;
}

export async function readNotices(
  files: readonly TableFile[],
  { lookup, canAim }: NoticeAim,
  privacy: PrivacySearch,
  problems: ProblemLog,
  told: (path: string) => void,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const file of files
    .filter(({ path }) => /^notices\//.test(path) && !/\/README/i.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const base = file.path.slice('notices/'.length);
    if (base === '') await bytesOf(file, problems);
    if (base === '' || reportLeftBehind(base, { file: file.path }, problems)) continue;
    if (base.endsWith('/')) problems.push(problem('folder-ignored', { file: file.path }, null));
    else if (!/\.md$/i.test(base)) {
      if (!PICTURE.test(base)) problems.push(problem('notice-ignored', { file: file.path }, null));
    }
    if (!/\.md$/i.test(base)) continue;
    told(file.path);
    const source = await textOf(file, problems);
    if (source === null) continue;
    const read = readNotice(source, file.path, lookup, privacy);
    problems.push(...read.problems.filter(({ code }) => canAim || !code.startsWith('notice-target-')));
    if (read.notice) notices.push(read.notice);
  }
  return notices;
}
