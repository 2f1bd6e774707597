/**
 * A content folder as a whole: settings, profiles, tables, notices. Reports every problem in one run.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile } from '../domain/profile.ts';
import type { Notice, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { PrivacySearch } from '../privacy/allowing.ts';
import { hidden, publishedSettings } from '../privacy/gate.ts';
import { maskPath } from '../privacy/mask.ts';
import { TABLES } from '../tables/catalogue.ts';
import { overlongTerms } from './accusation-terms.ts';
import { checkAgainstProfiles } from './against-profiles.ts';
import { heldAgainstAgreed } from './agreed.ts';
import { AGREED_FILE, readAgreed } from './agreed-file.ts';
import { CODES_FILE, type CodesFile, readCodes } from './codes-file.ts';
import type { TableTotals } from './collected.ts';
import { CORRECTIONS_FILE, readCorrections } from './corrections-file.ts';
import { textOf } from './decoded.ts';
import { leftBehind, meantFolder, tableNamed } from './file-names.ts';
import type { Widening } from './mapping/propose-column.ts';
import { readMappings } from './mapping/read-mappings.ts';
import { fileOfMapping, widenedFile } from './mapping/write-mapping.ts';
import { termsOff } from './panels-off.ts';
import { type PortalRead, readPortal } from './portal.ts';
import { reportAllowed, searchFileNames, searchRegister, searchTexts } from './private-texts.ts';
import { ProblemLog } from './problem-log.ts';
import { problem } from './problems.ts';
import { readNotices } from './read-notices.ts';
import { readProfiles } from './read-profiles.ts';
import { isReadWhole, readTables, type TablesRead } from './read-tables.ts';
import { notYetReal } from './real-settings.ts';
import { settled } from './settled-settings.ts';
import type { SheetSeen } from './sheets-seen.ts';
import type { TableFile } from './sources.ts';
import type { FileToKeep } from './to-keep.ts';
import { managedAllTheSame } from './unmanaged-estates.ts';

/** The files of a content folder; `shippedProfile` gives a profile of the repository by its code. */
export interface ContentFiles {
  /** The as-of date, after which a day lies in the future. */
  asOf: IsoDate;
  /**
   * Every file of the folder and of those below it that are read, paths with forward slashes, in any order. A path that
   * ends with a slash is a folder, which can't be listed or stands where a file should.
   */
  files: readonly TableFile[];
  shippedProfile(code: string): Promise<string | null>;
}

export interface Content {
  /** Null where portal.yaml is missing or unusable. */
  portal: Portal | null;
  /** By code, ancestors included. */
  profiles: ReadonlyMap<string, Profile>;
  register: Register;
  notices: readonly Notice[];
  problems: readonly Problem[];
  /** Tables that are there and were not read whole. */
  unsure: ReadonlySet<TableId>;
  totals: readonly TableTotals[];
  /** How the office's own layouts are read. */
  mappings: readonly Mapping[];
  /** Files of the folder that it would be well to write, for `check --keep`. */
  toKeep: readonly FileToKeep[];
  /** Every sheet of `tables/` that was found, and how it is read. */
  seen: readonly SheetSeen[];
}

/** Reads everything. `progress` is called with each file's path before it is read. */
export async function readContent(
  content: ContentFiles,
  progress: (path: string) => void = () => {},
): Promise<Content> {
  const problems = new ProblemLog();
  // Paths are reported with private parts of their names masked, as in the problems.
  const told = (path: string): void => progress(maskPath(path));

  const settings = await readSettings(content.files, problems);
  const written = settings?.portal ?? null;
  const privacy = new PrivacySearch(written?.privacyAllow ?? []);
  const profiles = await readProfiles(content, written, privacy, problems);
  const mappings = await readMappings(content.files, problems);
  const codes = await codesOf(content, privacy, problems, told);
  const corrected = content.files.find(({ path }) => path.toLowerCase() === CORRECTIONS_FILE);
  const corrections = corrected === undefined ? [] : await readCorrections(corrected, problems);
  const saidOf = content.files.find(({ path }) => path.toLowerCase() === AGREED_FILE);
  const agreed = saidOf === undefined ? [] : await readAgreed(saidOf, problems);
  const tables = await readTables(
    content.files.filter(({ path }) => path.startsWith('tables/')),
    {
      asOf: content.asOf,
      acceptedCodes: written?.acceptedCodes ?? [],
      dataDates: written?.dataDates ?? {},
      dataDateRows: settings?.dataDateRows ?? {},
      feeUnits: [...profiles.values()].flatMap((profile) => profile.feeUnits),
      gradeWords: [...profiles.values()].flatMap(({ grades }) => [...grades.scale, ...grades.assessments]),
      // Without settings nothing is published anyway; warnings about regions would only hide that error.
      demo: written?.demo ?? true,
      mappings,
      mappingFiles: content.files.map(({ path }) => path).filter((path) => path.startsWith('mappings/')),
      corrections,
      divisions: written?.divisions ?? [],
      codes,
      privacy,
    },
    told,
  );
  // Where the folder has another name, or is none of content, that is the cause, and has been told.
  const isMisnamed = content.files.some(({ path }) => meantFolder(path) === 'tables');
  const hasSettings = content.files.some(({ path }) => path === 'portal.yaml');
  for (const p of tables.problems) if ((!isMisnamed && hasSettings) || p.code !== 'tables-none') problems.push(p);

  if (settings !== null) problems.push(...unusedDates(settings, tables), ...termsOff(settings.panelsOff, content.asOf));

  let portal = written === null ? null : settled(written, tables, problems);
  if (portal) problems.push(...checkAgainstProfiles(tables.register, profiles, portal.profiles));
  problems.push(...managedAllTheSame(tables.register, content.asOf));
  const canAim = isReadWhole(tables, 'division') && isReadWhole(tables, 'estate');
  const aim = { lookup: tables.lookup, canAim };
  const notices = await readNotices(content.files, aim, privacy, problems, told);
  if (portal) problems.push(...overlongTerms(tables.register, notices, portal.accusations.months));
  const register = searchRegister(tables, privacy, problems);
  searchFileNames(content.files, privacy, problems);
  if (portal && settings?.portal) {
    const { lineOf } = settings;
    problems.push(...notYetReal({ portal: settings.portal, lineOf, register: tables.register, notices, profiles }));
    if (searchTexts(publishedSettings(settings.portal), 'portal.yaml', lineOf, privacy, problems))
      portal = hidden(portal);
    reportAllowed(settings.portal.privacyAllow, lineOf, privacy, problems);
  }
  const { unsure, totals, seen } = tables;
  const widened = await widenedFiles(tables.widenings, content.files);
  const toKeep = [...tables.proposed.map(fileOfMapping), ...widened, ...tables.toKeep];
  const all = heldAgainstAgreed(problems.all(), agreed, tables.register);
  return { portal, profiles, register, notices, problems: all, unsure, totals, mappings, toKeep, seen };
}

/** The files of mappings to which columns could be added. What is wrong with them has been told. */
async function widenedFiles(widenings: readonly Widening[], files: readonly TableFile[]): Promise<FileToKeep[]> {
  const made: FileToKeep[] = [];
  for (const [path, added] of Map.groupBy(widenings, ({ file }) => file)) {
    const file = files.find((one) => one.path === path);
    const text = file === undefined ? null : await textOf(file, new ProblemLog());
    const wider = text === null ? null : widenedFile(path, text, added);
    if (wider !== null) made.push(wider);
  }
  return made;
}

/** `codes.csv`, which is read before the tables; null where there is none. */
async function codesOf(
  { files, asOf }: ContentFiles,
  privacy: PrivacySearch,
  problems: ProblemLog,
  told: (path: string) => void,
): Promise<CodesFile | null> {
  const file = files.find(({ path }) => path.toLowerCase() === CODES_FILE);
  if (file === undefined) return null;
  told(file.path);
  return readCodes(file, { asOf, privacy }, problems);
}

/** Days of tables that are not there. */
function unusedDates({ portal, dataDateRows }: PortalRead, { register, unsure }: TablesRead): Problem[] {
  return TABLES.flatMap(({ id, name }) => {
    const day = portal?.dataDates[id];
    if (day === undefined || register.present.has(id) || unsure.has(id)) return [];
    const place = { file: 'portal.yaml', row: dataDateRows[id], column: `data_dates.${name}` };
    return [problem('data-date-unused', place, day, { header: name })];
  });
}

/** `portal.yaml`; null where there is none, or none that can be read. */
async function readSettings(files: readonly TableFile[], problems: ProblemLog): Promise<PortalRead | null> {
  const file = files.find(({ path }) => path === 'portal.yaml');
  const source = file ? await textOf(file, problems) : null;
  const settings = source === null ? null : readPortal(source);
  if (settings !== null) problems.push(...settings.problems);
  reportTopFiles(files, file !== undefined, problems);
  return settings;
}

/** Files beside the settings that are meant for another place or another name. */
function reportTopFiles(files: readonly TableFile[], hasSettings: boolean, problems: ProblemLog): void {
  const top = files.map(({ path }) => path).filter((path) => !path.includes('/') && path !== 'portal.yaml');
  const settings = top.filter((path) => /^portal\.ya?ml(?:\.txt)?$/i.test(path));
  if (hasSettings) for (const file of settings) problems.push(problem('settings-ignored', { file }, null));
  else {
    const [like] = settings;
    const isBare = !files.some(({ path }) => path.startsWith('tables/') || meantFolder(path) === 'tables');
    const remedy =
      like !== undefined
        ? `有一个 ${like}，改名为 portal.yaml。`
        : isBare
          ? '也没有一张表，不像内容文件夹。核对 --content 后面的路径；新建一个用 npm run new。'
          : undefined;
    problems.push(problem('portal-missing', { file: 'portal.yaml' }, null, { remedy }));
  }
  for (const { path: file } of files) {
    const hint = meantFolder(file);
    if (hint !== null) problems.push(problem('folder-misnamed', { file }, null, { hint }));
  }
  for (const file of top.filter((one) => /^agreed\.(?:yml|ya?ml\.txt|txt)$/i.test(one)))
    problems.push(problem('agreed-wrong', { file }, null, { hint: `名字要是 ${AGREED_FILE}，没有读。` }));
  for (const file of top) {
    const [, stem, ending] = /^(.*)\.([^.]*)$/.exec(file) ?? [];
    if (leftBehind(file) !== null || stem === undefined || !/^(?:csv|xlsx?|et)$/i.test(ending ?? '')) continue;
    if (/^(?:codes|corrections)\.csv$/i.test(file)) continue;
    problems.push(problem(tableNamed(stem) ? 'file-misplaced' : 'file-aside', { file }, null));
  }
}
