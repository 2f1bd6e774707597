/**
 * Urgent notices beside what is published (紧急通知): nothing else of the content folder is read, so that tables which are being
 * mended keep none of them from going out, and nothing half done goes out with one.
 *
 * They are as the folder has them: a new one is added, a changed one takes the place of the former, and one whose file is gone
 * is gone. One that can't be read stays as it is published. For whom a notice is follows from the estates that are published.
 */
import { listContent } from '../content-folder.ts';
import { missingFrom } from '../domain/glyphs.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { compareText } from '../domain/order.ts';
import type { Problem } from '../domain/problem.ts';
import { publicNotices } from '../domain/publication.ts';
import type { Notice } from '../domain/records.ts';
import type { InputFile } from '../domain/register.ts';
import { ProblemLog } from '../intake/problem-log.ts';
import { problem } from '../intake/problems.ts';
import { readNoticesFor } from '../intake/read-notices.ts';
import { characterInWords } from '../intake/unprintable.ts';
import { type Site, sha256 } from '../site.ts';
import { indexesOf } from '../views/common/indexes.ts';
import { scopeText } from '../views/common/urgent.ts';
import type { MadeOf } from './made-of.ts';
import { OutputError } from './output-error.ts';
import { loadFonts } from './print/fonts.ts';

export interface UrgentChange {
  /** What each part is made of then, the newest first. */
  made: MadeOf[];
  /** The id that follows. */
  id: string;
  /** Urgent notices that are new or other than what is published. */
  sent: Notice[];
  /** Published ones that are gone. */
  gone: Notice[];
  /** Whether sheets that are printed can stay: they say nothing of somebody that is withdrawn by this. */
  mayCarryPrint: boolean;
}

/** Urgent notices of a folder as they would be published on a day, and what is wrong with notices there. */
export interface UrgentRead {
  shown: Notice[];
  /** Files of notices that lie there, readable or not. */
  present: ReadonlySet<string>;
  /** Files of urgent notices that were read without an error, those that hold no more included. */
  told: ReadonlySet<string>;
  inputs: ReadonlyMap<string, InputFile>;
  problems: Problem[];
}

/** Throws `OutputError` where the folder can't be listed, or is none of content: its notices would all be taken for gone. */
export async function readUrgent(folder: string, site: Site, today: IsoDate): Promise<UrgentRead> {
  const listed = (await listContent(folder)) ?? [];
  const files = listed.filter(({ path }) => path.startsWith('notices/'));
  if (listed.length === 0 || files.some(({ path }) => path === 'notices/'))
    throw new OutputError(`${folder} 里的 notices 文件夹打不开，没有发。核对文件夹在不在、能不能读。`);
  const settings = listed.find(({ path }) => path === 'portal.yaml');
  const isContent = await settings?.read().then(
    () => true,
    () => false,
  );
  if (isContent !== true)
    throw new OutputError(
      `${folder} 里没有能读的网站设置（portal.yaml），不像内容文件夹，紧急通知没有动。核对 --content 后面的路径。`,
    );
  const inputs = new Map<string, InputFile>();
  const counted = files.map((file) => ({
    ...file,
    read: async () => {
      const bytes = await file.read();
      inputs.set(file.path, { path: file.path, sha256: sha256(bytes), bytes: bytes.length });
      return bytes;
    },
  }));
  const log = new ProblemLog();
  const read = await readNoticesFor(counted, site.register.records, site.portal.privacyAllow, log);
  const fonts = await loadFonts(site.contentFolder, site.portal.printFonts);
  for (const notice of read.filter(({ urgent }) => urgent)) {
    const without = missingFrom(JSON.stringify(notice), fonts.covered);
    const hint = without.map(characterInWords).join('、');
    if (without.length > 0) log.push(problem('character-without-glyph', { file: notice.file }, notice.title, { hint }));
  }
  const problems = log.all();
  const faulty = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file));
  const urgent = read.filter((one) => one.urgent && !faulty.has(one.file));
  const holding = urgent.filter(({ until }) => until === null || today <= until);
  const { notices: shown } = publicNotices(holding, site.register, {
    asOf: today,
    listMonths: site.portal.retention.listMonths,
    accusationMonths: site.portal.accusations.months,
    audience: 'public',
    rules: new Set(),
    divisions: site.portal.divisions,
  });
  const present = new Set(files.map(({ path }) => path));
  return { shown, present, told: new Set(urgent.map(({ file }) => file)), inputs, problems };
}

/** What is published with the urgent notices as they are in the folder; null where that is how it is. */
export function withUrgent(made: readonly MadeOf[], read: UrgentRead): UrgentChange | null {
  const each = made.map((one) => ({ ...one, ...noticesOf(one.site, read) }));
  // Sheets that were printed before say what they said.
  const shown = each.filter(({ parts }) => parts.join() !== 'print');
  const sent = byFile(shown.flatMap((one) => one.sent));
  const gone = byFile(shown.flatMap((one) => one.gone)).filter(({ file }) => !sent.some((one) => one.file === file));
  if (sent.length + gone.length === 0) return null;
  const id = sha256(JSON.stringify([made.map(({ site }) => site.release.id), sent, gone])).slice(0, 12);
  const mayCarryPrint = !each.some(({ replaced }) => replaced.some(({ accuses }) => accuses));
  const added = sent.flatMap(({ file }) => read.inputs.get(file) ?? []);
  const changed = each.flatMap(({ parts, site, notices, replaced }): MadeOf[] => {
    const own = parts.filter((part) => !mayCarryPrint || part !== 'print');
    if (own.length === 0) return [];
    const { noticesPrinted = site.notices, ...before } = site;
    const leaves = (path: string): boolean => [...replaced, ...sent].some(({ file }) => file === path);
    const inputs = [...site.inputs.filter(({ path }) => !leaves(path)), ...added];
    const told = mayCarryPrint ? { noticesPrinted } : {};
    return [
      {
        parts: own,
        site: {
          ...before,
          ...told,
          notices,
          inputs: inputs.sort((a, b) => compareText(a.path, b.path)),
          release: { ...site.release, id },
        },
      },
    ];
  });
  const still = made.flatMap(({ parts, site }): MadeOf[] =>
    mayCarryPrint && parts.includes('print') ? [{ parts: ['print'], site }] : [],
  );
  return { made: [...changed, ...still], id, sent, gone, mayCarryPrint };
}

interface NoticesOf {
  notices: Notice[];
  sent: Notice[];
  gone: Notice[];
  /** Published ones that are not as they were. */
  replaced: Notice[];
}

function noticesOf(site: Site, { shown, present, told }: UrgentRead): NoticesOf {
  const isAgain = (notice: Notice): boolean => shown.some(({ file }) => file === notice.file);
  const ends = (notice: Notice): boolean =>
    isAgain(notice) || (notice.urgent && (!present.has(notice.file) || told.has(notice.file)));
  const key = (notice: Notice): string => JSON.stringify(notice);
  const published = new Set(site.notices.map(key));
  const now = new Set(shown.map(key));
  const left = site.notices.filter(ends);
  return {
    notices: [...site.notices.filter((one) => !ends(one)), ...shown].sort((a, b) => compareText(a.file, b.file)),
    sent: shown.filter((one) => !published.has(key(one))),
    gone: left.filter((one) => !isAgain(one)),
    replaced: left.filter((one) => !now.has(key(one))),
  };
}

const byFile = (notices: readonly Notice[]): Notice[] => [...new Map(notices.map((one) => [one.file, one])).values()];

/** For whom a notice is, in words. */
export const scopeOf = (site: Site, notice: Notice): string => scopeText(indexesOf(site), notice);
