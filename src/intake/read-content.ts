/**
 * A content folder as a whole: settings, profiles, tables, notices. Reports every problem in one run.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile } from '../domain/profile.ts';
import type { Notice, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { PrivacySearch } from '../privacy/allowing.ts';
import { findPrivate } from '../privacy/detect.ts';
import { hidden, leaksOf, profileTexts, publishedSettings } from '../privacy/gate.ts';
import { kindsInWords, maskedParts, maskPath, maskPrivate, nameWithoutEnding } from '../privacy/mask.ts';
import { checkAgainstProfiles } from './against-profiles.ts';
import type { TableTotals } from './collected.ts';
import { leftBehind, tableNamed } from './file-names.ts';
import { readNotice } from './notices.ts';
import { type PortalRead, readPortal } from './portal.ts';
import { ProblemLog } from './problem-log.ts';
import { type Place, problem } from './problems.ts';
import { type LinkedProfile, linkProblems } from './profile-links.ts';
import { readProfile } from './profiles.ts';
import { readTables, type TablesRead } from './read-tables.ts';
import { bytesOf, reportLeftBehind, type TableFile } from './sources.ts';

/** The files of a content folder; `shippedProfile` gives a profile of the repository by its code. */
export interface ContentFiles {
  /** The day that tells what is still to come. */
  asOf: IsoDate;
  /**
   * Every file of the folder and of those below it that are read, paths with forward slashes, in any order. A folder
   * ends with a slash: one that can't be listed, or that stands where files do.
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
}

/** Reads everything. `progress` is told each file as its turn comes. */
export async function readContent(
  content: ContentFiles,
  progress: (path: string) => void = () => {},
): Promise<Content> {
  const problems = new ProblemLog();
  const byPath = new Map(content.files.map((file) => [file.path, file]));
  const text = async (file: TableFile): Promise<string | null> => {
    const bytes = await bytesOf(file, problems);
    if (bytes === null) return null;
    const { text: decoded, damaged } = decodeText(bytes);
    if (damaged) problems.push(problem('encoding-damaged', { file: file.path }, null));
    return decoded;
  };

  // Progress names a file as the report does: with private parts of its name masked.
  const told = (path: string): void => progress(maskPath(path));

  let portal: Portal | null = null;
  let settings: PortalRead | null = null;
  const portalFile = byPath.get('portal.yaml');
  if (portalFile) {
    const source = await text(portalFile);
    settings = source === null ? null : readPortal(source);
    portal = settings?.portal ?? null;
    if (settings !== null) problems.push(...settings.problems);
  }
  reportTopFiles(content.files, portalFile !== undefined, problems);

  const privacy = new PrivacySearch(portal?.privacyAllow ?? []);

  const profiles = new Map<string, Profile>();
  const linked = new Map<string, LinkedProfile>();
  const wanted: { code: string; asked: Place }[] = Object.values(portal?.profiles ?? {}).map((code) => ({
    code,
    asked: { file: 'portal.yaml', column: 'profiles' },
  }));
  const looked = new Set<string>();
  const closed = byPath.get('jurisdictions/');
  if (closed) await bytesOf(closed, problems);
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const { code, asked } = next;
    if (looked.has(code)) continue;
    looked.add(code);
    const path = `jurisdictions/${code}.yaml`;
    const own = byPath.get(path);
    // If the office's own profile can't be read, the shipped one of that code must not take its place: it may differ.
    const misnamed = own || closed ? [] : profilesLike(code, content.files);
    for (const { path: file } of misnamed) problems.push(problem('profile-misnamed', { file }, null, { hint: path }));
    if (misnamed.length > 0 || closed) continue;
    const source = own ? await text(own) : await content.shippedProfile(code);
    if (source === null && own) continue;
    if (source === null) {
      problems.push(
        problem('profile-missing', asked, code, { hint: `在 jurisdictions 文件夹里放一个 ${code}.yaml。` }),
      );
      continue;
    }
    const { profile, problems: found, lineOf } = readProfile(source, path);
    problems.push(...found);
    if (!profile) continue;
    // Profiles that come with the software are checked in its tests and not again for every office.
    const leaks = own ? searchTexts(profileTexts(profile), path, lineOf, privacy, problems) : false;
    profiles.set(code, leaks ? hidden(profile) : profile);
    linked.set(code, { profile, file: path, lineOf });
    if (profile.inherits !== null) {
      const asked = { file: path, row: lineOf(['inherits']), column: 'inherits' };
      wanted.push({ code: profile.inherits, asked });
    }
  }
  problems.push(...linkProblems(linked));

  const tables = await readTables(
    content.files.filter(({ path }) => path.startsWith('tables/')),
    {
      asOf: content.asOf,
      acceptedCodes: portal?.acceptedCodes ?? [],
      feeUnits: [...profiles.values()].flatMap((profile) => profile.feeUnits),
      gradeWords: [...profiles.values()].flatMap(({ grades }) => [...grades.scale, ...grades.assessments]),
      // Without settings nothing is published anyway; warnings about regions would only hide that error.
      demo: portal?.demo ?? true,
      privacy,
    },
    told,
  );
  for (const p of tables.problems) problems.push(p);

  const isWhole = (id: TableId): boolean => tables.register.present.has(id) && !tables.unsure.has(id);
  if (portal && tables.register.present.has('division')) {
    if (isWhole('division')) reportOutside(portal, tables, problems);
    // Settings may use the former code of a division, as tables may.
    const present = (code: string): string => tables.lookup.byCode(['division'], code)?.found ?? code;
    portal = {
      ...portal,
      divisions: [...new Set(portal.divisions.map(present))],
      profiles: Object.fromEntries(Object.entries(portal.profiles).map(([code, profile]) => [present(code), profile])),
    };
  }

  // A code of portal.yaml that no division has would publish nothing without a word.
  if (portal && isWhole('division')) {
    const written = [
      ...portal.divisions.map((code) => ['divisions', code] as const),
      ...Object.keys(portal.profiles).map((code) => ['profiles', code] as const),
    ];
    for (const [column, code] of written) {
      if (tables.lookup.byCode(['division'], code)) continue;
      problems.push(
        problem('reference-unknown', { file: 'portal.yaml', column }, code, {
          header: '行政区划',
          hint: tables.lookup.near(['division'], code),
        }),
      );
    }
  }

  if (portal && tables.register.present.has('estate')) {
    const column = 'kiosk.estates';
    const kioskEstates = Object.entries(portal.kioskEstates).flatMap(([code, settings]) => {
      const known = tables.lookup.byCode(['estate'], code);
      if (known) return [[known.found, settings] as const];
      if (!isWhole('estate')) return [];
      const hint = tables.lookup.near(['estate'], code);
      problems.push(problem('setting-estate-unknown', { file: 'portal.yaml', column }, code, { header: column, hint }));
      return [];
    });
    portal = { ...portal, kioskEstates: Object.fromEntries(kioskEstates) };
  }

  if (portal) problems.push(...checkAgainstProfiles(tables.register, profiles, portal.profiles));

  const notices: Notice[] = [];
  const canAim = isWhole('division') && isWhole('estate');
  for (const file of content.files
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
    const source = await text(file);
    if (source === null) continue;
    const read = readNotice(source, file.path, tables.lookup, privacy);
    problems.push(...read.problems.filter(({ code }) => canAim || code !== 'notice-target-unknown'));
    if (read.notice) notices.push(read.notice);
  }
  const register = searchRegister(tables, privacy, problems);
  searchFileNames(content.files, privacy, problems);
  if (portal && settings?.portal) {
    const { lineOf } = settings;
    if (searchTexts(publishedSettings(settings.portal), 'portal.yaml', lineOf, privacy, problems))
      portal = hidden(portal);
    reportAllowed(settings.portal.privacyAllow, lineOf, privacy, problems);
  }
  const { unsure, totals } = tables;
  return { portal, profiles, register, notices, problems: problems.all(), unsure, totals };
}

/** Files beside the settings that are meant for another place or another name. */
function reportTopFiles(files: readonly TableFile[], hasSettings: boolean, problems: ProblemLog): void {
  const top = files.map(({ path }) => path).filter((path) => !path.includes('/') && path !== 'portal.yaml');
  const settings = top.filter((path) => /^portal\.ya?ml(?:\.txt)?$/i.test(path));
  if (hasSettings) for (const file of settings) problems.push(problem('settings-ignored', { file }, null));
  else {
    const [like] = settings;
    const remedy = like === undefined ? undefined : `有一个 ${like}，改名为 portal.yaml。`;
    problems.push(problem('portal-missing', { file: 'portal.yaml' }, null, { remedy }));
  }
  for (const file of top) {
    const [, stem, ending] = /^(.*)\.([^.]*)$/.exec(file) ?? [];
    if (leftBehind(file) !== null || stem === undefined || !/^(?:csv|xlsx?|et)$/i.test(ending ?? '')) continue;
    if (/^codes\.csv$/i.test(file)) continue;
    problems.push(problem(tableNamed(stem) ? 'file-misplaced' : 'file-aside', { file }, null));
  }
}

/** The office's files that are meant as a profile and are not called `<code>.yaml`. */
function profilesLike(code: string, files: readonly TableFile[]): TableFile[] {
  return files.filter(({ path }) => {
    const base = path.startsWith('jurisdictions/') ? path.slice('jurisdictions/'.length) : '';
    const rest = base.slice(code.length);
    return base.startsWith(code) && (/^(?!\d).*\.ya?ml/i.test(rest) || rest === '' || rest === '/');
  });
}

/** Pictures that a notice may show lie beside it. */
const PICTURE = /\.(?:png|jpe?g|webp|gif|svg)$/i;

/** Settings and notices are UTF-8, or what an old editor makes of Chinese: GB18030. */
export function decodeText(bytes: Uint8Array): { text: string; damaged: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), damaged: false };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), damaged: false };
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes);
    return { text, damaged: text.includes('\ufffd') };
  }
}

/** Names divisions that a slip in 上级代码 has cut off from what is published. */
function reportOutside(portal: Portal, tables: TablesRead, problems: ProblemLog): void {
  const { register, lookup } = tables;
  const tree = new DivisionTree(register.records.division);
  const tops = portal.divisions.map((code) => lookup.byCode(['division'], code)?.found ?? code);
  for (const { code, parent, source } of register.records.division) {
    if (parent === null || tree.get(parent)) continue;
    if (tops.some((top) => tree.isWithin(code, top) || tree.isWithin(top, code))) continue;
    const sheet = register.sheets[sourceSheetIndex(source)];
    if (!sheet) continue;
    const place = { file: sheet.file, sheet: sheet.sheet, row: sourceRow(source), column: '上级代码' };
    problems.push(problem('division-outside', place, parent, { hint: lookup.near(['division'], parent) }));
  }
}

/**
 * Names what is private in the register and takes it out: reports to staff repeat what is in it. Names of files and
 * sheets are hidden for the same reason.
 */
function searchRegister({ register, totals }: TablesRead, privacy: PrivacySearch, problems: ProblemLog): Register {
  const leaking = new Set<object>();
  for (const { table, record, file, sheet, row, column, kinds, masked } of leaksOf(register, privacy)) {
    problems.push(problem('private-value', { file, sheet, row, column }, masked, { hint: kinds }));
    const ofTable = totals.find((one) => one.table === table);
    if (ofTable === undefined || leaking.has(record)) continue;
    leaking.add(record);
    ofTable.records--;
    ofTable.faulty++;
  }
  for (const { file, sheet } of register.sheets) {
    const finds = sheet === null ? [] : privacy.find(sheet, 'remark');
    if (sheet === null || finds.length === 0) continue;
    problems.push(problem('private-value', { file, sheet }, maskedParts(sheet, finds), { hint: kindsInWords(finds) }));
  }
  const sheets = register.sheets.map(({ file, sheet, columns }) => ({
    columns,
    file: maskPath(file),
    sheet: sheet === null ? null : maskPrivate(sheet, 'remark'),
  }));
  if (leaking.size === 0) return { ...register, sheets };
  const kept = Object.entries(register.records).map(([id, records]) => [
    id,
    (records as readonly object[]).filter((record) => !leaking.has(record)),
  ]);
  return { ...register, sheets, records: Object.fromEntries(kept) as Register['records'] };
}

/** A file's name is published too: a notice's as its address, a table's as the source of its rows. */
function searchFileNames(files: readonly TableFile[], privacy: PrivacySearch, problems: ProblemLog): void {
  for (const { path } of files) {
    const name = path.split('/').slice(1).join('/');
    const stem = nameWithoutEnding(name);
    const finds = privacy.pass(name, privacy.find(stem, 'remark'));
    if (finds.length === 0) continue;
    problems.push(
      problem('private-file-name', { file: path }, maskedParts(stem, finds), { hint: kindsInWords(finds) }),
    );
  }
}

/** Names what is private in settings or a profile; whether anything is. */
function searchTexts(
  texts: ReturnType<typeof publishedSettings>,
  file: string,
  lineOf: PortalRead['lineOf'],
  privacy: PrivacySearch,
  problems: ProblemLog,
): boolean {
  let leaks = false;
  for (const { path, text, search } of texts) {
    const finds = privacy.find(text, search);
    if (finds.length === 0) continue;
    leaks = true;
    const place = { file, row: lineOf(path), column: path.join('.') };
    problems.push(problem('private-value', place, maskedParts(text, finds), { hint: kindsInWords(finds) }));
  }
  return leaks;
}

/** Lists what `privacy.allow` lets pass, so that nobody forgets it, and what it lets pass in vain. */
function reportAllowed(
  allow: readonly string[],
  lineOf: PortalRead['lineOf'],
  privacy: PrivacySearch,
  problems: ProblemLog,
): void {
  const column = 'privacy.allow';
  for (const [index, text] of allow.entries()) {
    const place = { file: 'portal.yaml', row: lineOf(['privacy', 'allow', index]), column };
    const never = findPrivate(text, 'remark').filter(({ always }) => always);
    if (never.length > 0) {
      problems.push(problem('private-allow-never', place, maskedParts(text, never), { hint: kindsInWords(never) }));
    } else {
      const code = privacy.met.has(text.trim()) ? 'private-allowed' : 'private-allow-unused';
      problems.push(problem(code, place, text));
    }
  }
}
