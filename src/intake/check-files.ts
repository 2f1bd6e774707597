/**
 * Tables that somebody looks at before sending them (报送前自查): the same intake as the command's, over what the sender has
 * and what the portal publishes. It runs in a page's worker as it runs under Node.js.
 *
 * What is found is what `check` would say of these files in a content folder that holds the published tables, and nothing
 * is said of those. An absent table is no error, so a single file can be looked at by itself.
 */
import type { CheckGrounds } from '../domain/check-grounds.ts';
import { missingIn, unpackedPoints } from '../domain/glyphs.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { PanelsOff } from '../domain/panels-off.ts';
import type { Problem } from '../domain/problem.ts';
import { publicRegister } from '../domain/publication.ts';
import type { RecordsByTable, TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { type SourceRef, sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { PrivacySearch } from '../privacy/allowing.ts';
import { maskPath } from '../privacy/mask.ts';
import { overlongTerms } from './accusation-terms.ts';
import { checkAgainstProfiles } from './against-profiles.ts';
import type { TableTotals } from './collected.ts';
import { searchFileNames, searchRegister } from './private-texts.ts';
import { ProblemLog } from './problem-log.ts';
import { readTables } from './read-tables.ts';
import { reportOutside } from './settled-settings.ts';
import type { TableFile } from './sources.ts';
import { managedAllTheSame } from './unmanaged-estates.ts';
import { glyphProblem, unprintableInTables } from './unprintable.ts';

/** A copy of a workbook in which problems are marked at their cells (标记副本); null for one that can't be marked. */
export type MarkCopy = (workbook: Uint8Array, problems: readonly Problem[]) => Promise<Uint8Array | null>;

export interface FilesToCheck {
  /** The sender's, each below `tables/`. */
  files: readonly TableFile[];
  /** Null where nothing of the site could be had: then no code is held against what is published. */
  grounds: CheckGrounds | null;
  /** The characters that the site's fonts have, packed; null where that isn't known. */
  characters: string | null;
  /** Published tables, as they are downloaded. Each is left out where the sender's files hold the table themselves. */
  published: readonly TableFile[];
  /** The as-of date, after which a day lies in the future. */
  asOf: IsoDate;
  /** Makes the copies that go back; null for none. */
  markCopy: MarkCopy | null;
}

/** A sheet that was read as a table. */
export interface SheetChecked extends Pick<SourceSheet, 'file' | 'sheet' | 'table'> {
  /** How many rows became records, those left out that hold something private. */
  records: number;
}

export interface FilesChecked {
  /** Paths of the files in the order in which they were given; private parts of their names are masked. */
  files: readonly string[];
  sheets: readonly SheetChecked[];
  problems: readonly Problem[];
  /** By path, the marked copies of workbooks with problems that could be read. */
  copies: Readonly<Record<string, Uint8Array>>;
  /** How many rows of each table that the files hold became what. */
  totals: readonly TableTotals[];
  /** By table, the records of these files, each with its place in `places`. */
  records: Partial<{ [K in TableId]: readonly RecordsByTable[K][] }>;
  /** Unpacks the sources of the records. */
  places: readonly SourceSheet[];
}

/** Checks the files. Never throws for what is in them. `progress` is told each file before its first byte is read. */
export async function checkFiles(
  { files, grounds, characters, published, asOf, markCopy }: FilesToCheck,
  progress: (file: number) => void = () => {},
): Promise<FilesChecked> {
  const problems = new ProblemLog();
  const privacy = new PrivacySearch(grounds?.allowed ?? []);
  const given = files.map((file, index) => ({
    ...file,
    read: () => {
      progress(index);
      return file.read();
    },
  }));
  const tables = await readTables([...given, ...published.map((file) => ({ ...file, standsIn: true }))], {
    asOf,
    acceptedCodes: grounds?.acceptedCodes ?? [],
    dataDates: grounds?.dataDates ?? {},
    feeUnits: grounds?.feeUnits ?? [],
    gradeWords: grounds?.gradeWords ?? [],
    demo: grounds?.demo ?? false,
    mappings: grounds?.mappings ?? [],
    // Those of the office are of files that it was sent before.
    corrections: [],
    divisions: grounds?.divisions ?? [],
    privacy,
  });
  problems.push(...tables.problems);
  if (grounds !== null) {
    reportOutside(grounds.divisions, tables, problems);
    problems.push(
      ...checkAgainstProfiles(tables.register, new Map(Object.entries(grounds.profiles)), grounds.assigned),
    );
  }
  problems.push(...managedAllTheSame(tables.register, asOf));
  if (grounds !== null) problems.push(...overlongTerms(tables.register, [], grounds.accusationMonths));
  const register = searchRegister(tables, privacy, problems);
  const { records, sheets } = register;
  searchFileNames(files, privacy, problems);
  // As the command tells them: behind all others, each text by itself.
  const unprinted = grounds === null ? [] : withoutGlyph(register, grounds, characters, asOf);

  const paths = files.map(({ path }) => maskPath(path));
  const own = new Set(paths);
  const isOwn = (source: SourceRef): boolean => own.has(sheets[sourceSheetIndex(source)]?.file ?? '');
  const counts = new Map<number, number>();
  const kept = Object.entries(records).flatMap(([table, rows]) => {
    const ofFiles = (rows as readonly { source: SourceRef }[]).filter(({ source }) => isOwn(source));
    for (const { source } of ofFiles) {
      const index = sourceSheetIndex(source);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return ofFiles.length === 0 ? [] : [[table, ofFiles]];
  });
  const read = sheets.flatMap(({ file, sheet, table }, index) =>
    own.has(file) ? { file, sheet, table, records: counts.get(index) ?? 0 } : [],
  );
  // A table that the files hold is read from them alone.
  const held = new Set(read.map(({ table }) => table));
  const found = [...problems.all(), ...unprinted].filter(({ file }) => own.has(file));
  return {
    files: paths,
    sheets: read,
    problems: found,
    copies: markCopy === null ? {} : await markedCopies(files, read, found, markCopy),
    totals: tables.totals.filter(({ table }) => held.has(table)),
    records: Object.fromEntries(kept) as FilesChecked['records'],
    places: sheets,
  };
}

/** Texts that would be published and that no font can print (缺字). */
function withoutGlyph(read: Register, grounds: CheckGrounds, characters: string | null, asOf: IsoDate): Problem[] {
  if (characters === null) return [];
  const rules = Object.values(grounds.profiles).flatMap((profile) => profile.rules);
  const { register } = publicRegister(read, {
    asOf,
    audience: 'public',
    listMonths: grounds.listMonths,
    accusationMonths: grounds.accusationMonths,
    rules: new Set(rules.filter(({ enabled }) => enabled).map(({ id }) => id)),
    divisions: grounds.divisions,
    off: new PanelsOff(grounds.panelsOff, read.records, asOf),
  });
  const isMissing = missingIn([unpackedPoints(characters)]);
  return unprintableInTables(register, isMissing).map((one) => glyphProblem(one, register, isMissing));
}

/** Copies of the workbooks of which a sheet was read and of which there is something to say. */
async function markedCopies(
  files: readonly TableFile[],
  sheets: readonly SheetChecked[],
  problems: readonly Problem[],
  markCopy: MarkCopy,
): Promise<Record<string, Uint8Array>> {
  const copies: Record<string, Uint8Array> = {};
  for (const file of files) {
    const path = maskPath(file.path);
    const own = problems.filter((problem) => problem.file === path);
    if (own.length === 0 || !/\.xlsx$/i.test(path) || !sheets.some((sheet) => sheet.file === path)) continue;
    const copy = await markCopy(await file.read(), own);
    if (copy !== null) copies[path] = copy;
  }
  return copies;
}
