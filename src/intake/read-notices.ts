/** The folder of notices (公告文件夹): each file is a notice, or named as none. */
import type { Notice } from '../domain/records.ts';
import type { Records } from '../domain/register.ts';
import { PrivacySearch } from '../privacy/allowing.ts';
import { textOf } from './decoded.ts';
import { DOCX_LIMITS } from './docx/read-docx.ts';
import { Lookup } from './lookup.ts';
import { readDocxNotice, readNotice } from './notices.ts';
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
    else if (!/\.(?:md|docx)$/i.test(base)) {
      const [, old] = /\.(doc|dot|wps|wpt|rtf|odt)$/i.exec(base) ?? [];
      if (old !== undefined)
        problems.push(problem('notice-other-format', { file: file.path }, null, { hint: old.toLowerCase() }));
      else if (!PICTURE.test(base)) problems.push(problem('notice-ignored', { file: file.path }, null));
    }
    if (!/\.(?:md|docx)$/i.test(base)) continue;
    told(file.path);
    const read = await readFile(file, { file: file.path, lookup, privacy }, problems);
    if (read === null) continue;
    problems.push(...read.problems.filter(({ code }) => canAim || !code.startsWith('notice-target-')));
    if (read.notice) notices.push(read.notice);
  }
  return notices;
}

/** One notice, whichever way it was written; null where the file can't be had, which is reported. */
async function readFile(
  file: TableFile,
  reading: Parameters<typeof readDocxNotice>[1],
  problems: ProblemLog,
): Promise<Awaited<ReturnType<typeof readDocxNotice>> | null> {
  if (!/\.docx$/i.test(file.path)) {
    const source = await textOf(file, problems);
    return source === null ? null : readNotice(source, reading.file, reading.lookup, reading.privacy);
  }
  if (file.bytes > DOCX_LIMITS.fileMegabytes * 1_000_000) {
    problems.push(problem('file-too-large', { file: file.path }, null, { limit: DOCX_LIMITS.fileMegabytes }));
    return null;
  }
  const bytes = await bytesOf(file, problems);
  return bytes === null ? null : readDocxNotice(bytes, reading);
}

/** Notices for the places of a register, whatever its tables say by now. */
export function readNoticesFor(
  files: readonly TableFile[],
  records: Places,
  allow: readonly string[],
  problems: ProblemLog,
): Promise<Notice[]> {
  const aim = { lookup: lookupOf(records), canAim: true };
  return readNotices(files, aim, new PrivacySearch(allow), problems, () => {});
}

type Places = Pick<Records, 'division' | 'estate'>;

/** Divisions and estates that a notice may be for. */
export function lookupOf({ division: divisions, estate: estates }: Places): Lookup {
  const lookup = new Lookup();
  for (const { code, name, parent, formerCodes } of divisions)
    lookup.add('division', { code, name, formerName: null, formerCodes, division: parent, street: null });
  for (const { code, name, formerName, formerCodes, division, street } of estates)
    lookup.add('estate', { code, name, formerName, formerCodes, division, street });
  lookup.markPresent('division');
  lookup.markPresent('estate');
  return lookup;
}
