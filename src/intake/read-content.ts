/**
 * A content folder as a whole: settings, profiles, tables, notices. Reports every problem in one run.
 */
import { DivisionTree } from '../domain/division-tree.ts';
import type { Portal } from '../domain/portal.ts';
import type { Problem } from '../domain/problem.ts';
import type { Profile } from '../domain/profile.ts';
import type { Notice } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { checkAgainstProfiles } from './against-profiles.ts';
import type { TableTotals } from './collected.ts';
import { readNotice } from './notices.ts';
import { readPortal } from './portal.ts';
import { type Place, problem } from './problems.ts';
import { type LinkedProfile, linkProblems } from './profile-links.ts';
import { readProfile } from './profiles.ts';
import { readTables, type TablesRead } from './read-tables.ts';
import type { TableFile } from './sources.ts';

/** The files of a content folder; `shippedProfile` gives a profile of the repository by its code. */
export interface ContentFiles {
  /** Every file below the folder, paths with forward slashes, in any order. */
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
  totals: readonly TableTotals[];
}

/** Reads everything. `progress` is told each file as its turn comes. */
export async function readContent(
  content: ContentFiles,
  progress: (path: string) => void = () => {},
): Promise<Content> {
  const problems: Problem[] = [];
  const byPath = new Map(content.files.map((file) => [file.path, file]));
  const text = async (file: TableFile): Promise<string> => {
    const { text: decoded, damaged } = decodeText(await file.read());
    if (damaged) problems.push(problem('encoding-damaged', { file: file.path }, null));
    return decoded;
  };

  let portal: Portal | null = null;
  const portalFile = byPath.get('portal.yaml');
  if (portalFile) {
    const read = readPortal(await text(portalFile));
    portal = read.portal;
    problems.push(...read.problems);
  } else {
    problems.push(problem('portal-missing', { file: 'portal.yaml' }, null));
  }

  const profiles = new Map<string, Profile>();
  const linked = new Map<string, LinkedProfile>();
  const wanted: { code: string; asked: Place }[] = Object.values(portal?.profiles ?? {}).map((code) => ({
    code,
    asked: { file: 'portal.yaml', column: 'profiles' },
  }));
  const looked = new Set<string>();
  for (let next = wanted.shift(); next !== undefined; next = wanted.shift()) {
    const { code, asked } = next;
    if (looked.has(code)) continue;
    looked.add(code);
    const path = `jurisdictions/${code}.yaml`;
    const own = byPath.get(path);
    const source = own ? await text(own) : await content.shippedProfile(code);
    if (source === null) {
      problems.push(
        problem('profile-missing', asked, code, { hint: `在 jurisdictions 文件夹里放一个 ${code}.yaml。` }),
      );
      continue;
    }
    const { profile, problems: found, lineOf } = readProfile(source, path);
    problems.push(...found);
    if (!profile) continue;
    profiles.set(code, profile);
    linked.set(code, { profile, file: path, lineOf });
    if (profile.inherits !== null) {
      const asked = { file: path, row: lineOf(['inherits']), column: 'inherits' };
      wanted.push({ code: profile.inherits, asked });
    }
  }
  problems.push(...linkProblems(linked));

  const tables = await readTables(
    content.files.filter((file) => file.path.startsWith('tables/')),
    {
      acceptedCodes: portal?.acceptedCodes ?? [],
      feeUnits: [...profiles.values()].flatMap((profile) => profile.feeUnits),
      assessments: [...profiles.values()].flatMap((profile) => profile.grades.assessments),
      // Without settings nothing is published, and doubts about regions would only hide what matters.
      demo: portal?.demo ?? true,
    },
    progress,
  );
  for (const p of tables.problems) problems.push(p);

  if (portal && tables.register.present.has('division')) {
    reportOutside(portal, tables, problems);
    // Former codes of divisions mean the present ones here as everywhere.
    const present = (code: string): string => tables.lookup.byCode(['division'], code)?.found ?? code;
    portal = {
      ...portal,
      divisions: [...new Set(portal.divisions.map(present))],
      profiles: Object.fromEntries(Object.entries(portal.profiles).map(([code, profile]) => [present(code), profile])),
    };
  }

  // A code of portal.yaml that no division has would publish nothing without a word.
  if (portal && tables.register.present.has('division')) {
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
      const hint = tables.lookup.near(['estate'], code);
      problems.push(problem('setting-estate-unknown', { file: 'portal.yaml', column }, code, { header: column, hint }));
      return [];
    });
    portal = { ...portal, kioskEstates: Object.fromEntries(kioskEstates) };
  }

  if (portal) problems.push(...checkAgainstProfiles(tables.register, profiles, portal.profiles));

  const notices: Notice[] = [];
  for (const file of content.files
    .filter((f) => /^notices\/[^/]+\.md$/i.test(f.path) && !/\/README/i.test(f.path))
    .sort((a, b) => (a.path < b.path ? -1 : 1))) {
    progress(file.path);
    const read = readNotice(await text(file), file.path, tables.lookup);
    for (const p of read.problems) problems.push(p);
    if (read.notice) notices.push(read.notice);
  }
  return { portal, profiles, register: tables.register, notices, problems, totals: tables.totals };
}

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
function reportOutside(portal: Portal, tables: TablesRead, problems: Problem[]): void {
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
