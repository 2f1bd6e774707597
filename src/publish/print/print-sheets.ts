/**
 * Prints sheets into a folder (印制): single files, packs, the index, and then the gate that reads every code back.
 *
 * Nothing is written before each character is known to be in a font. Codes are read off the finished files; one that
 * says anything else than it must is an error, and whoever called must throw the folder away.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Publication } from '../../domain/publication.ts';
import { groupBy } from '../../domain/register.ts';
import type { SheetName } from '../../domain/sheet-names.ts';
import { missingFrom } from '../../paper/coverage.ts';
import { createCodeReader } from '../../paper/read-codes.ts';
import type { Document, SetDocument } from '../../paper/typesetter.ts';
import { placesOf, type Unprintable } from '../../paper/unprintable.ts';
import { contentText } from '../../sheets/content-hash.ts';
import { countyPacks, firmPacks, type Pack } from '../../sheets/packs.ts';
import { fileNamePart, type PlannedSheet, type PlannedSubject, planSheets, type Selection } from '../../sheets/plan.ts';
import { codesOf, type Place, type Sheet } from '../../sheets/sheet.ts';
import { type HangingSheet, takeDownSheets } from '../../sheets/take-down.ts';
import { indexesOf } from '../../views/indexes.ts';
import { day } from '../../wording/format.ts';
import { helpersFor } from '../workers.ts';
import { readDecoder } from './decoder.ts';
import { loadFonts } from './fonts.ts';
import { setDocuments } from './set-documents.ts';

/** A line of `print/index.json`. */
export interface PrintedFile {
  /** Below `print/`. */
  file: string;
  /** Null for a pack (整包). */
  sheet: SheetName | null;
  title: string;
  estate: string | null;
  /** Of the county. */
  division: string | null;
  /** Of a firm's pack. */
  firm: string | null;
  place: Place | null;
  pages: number;
  release: string;
  /** SHA-256 of what it says, without release and as-of date; null for a pack. */
  content: string | null;
}

/** What an earlier publication had printed, as its `release.json` says. */
export type EarlierSheet = Pick<PrintedFile, 'file' | 'sheet' | 'title' | 'estate' | 'division' | 'place' | 'content'>;

/** What `release.json` keeps of a printed sheet. */
export function toEarlier({ file, sheet, title, estate, division, place, content }: PrintedFile): EarlierSheet {
  return { file, sheet, title, estate, division, place, content };
}

export interface PrintOptions {
  publication: Publication;
  /** The content folder, for the fonts that portal.yaml names. */
  contentFolder: string;
  /** `print/` is made in it. */
  folder: string;
  selection: Selection;
  /** Prints only what differs from these; null for everything. */
  since: readonly EarlierSheet[] | null;
  verify: 'sample' | 'all';
  progress?: (stage: PrintStage, done: number, total: number) => void;
}

export type PrintStage = 'plan' | 'sheets' | 'packs' | 'codes';

export interface PrintReport {
  files: PrintedFile[];
  /** Sheets left out because nothing on them has changed. */
  unchanged: number;
  codes: { checked: number; total: number };
}

/** A character that no font has. */
export class UnprintableCharacters extends Error {
  readonly places: readonly Unprintable[];

  constructor(places: readonly Unprintable[]) {
    super('characters without a glyph');
    this.places = places;
  }
}

/** A code on a finished sheet says something else than it must. */
export class WrongCode extends Error {
  readonly file: string;

  constructor(file: string, page: number, expected: readonly string[], read: readonly string[]) {
    super(`${file}, page ${page}: expected ${expected.join(' ') || 'no code'}, read ${read.join(' ') || 'none'}`);
    this.file = file;
  }
}

/** More would set faster and hold more: each has its own fonts, and may hold a pack of hundreds of pages. */
const PROCESSES = 2;
/** A second one needs half a second to get ready. */
const SHEETS_PER_PROCESS = 40;

/** What is checked of a run of hundreds, besides the first and the last of it. */
const SAMPLE = 300;
const SAMPLE_PER_PACK = 6;

export async function printSheets(options: PrintOptions): Promise<PrintReport> {
  const { publication, folder, selection, since, progress = () => {} } = options;
  const fonts = await loadFonts(options.contentFolder, publication.portal.printFonts);
  const asOf = day(publication.release.asOf);

  // Once through all of it before anything is set: what changed, and what could not be printed.
  const missing = new Set<string>();
  const wanted = new Map<string, string>();
  const earlier = new Map((since ?? []).map((sheet) => [identity(sheet), sheet]));
  /** What hangs already and stays. */
  const staying = new Set<string>();
  const renewed = new Set<string>();
  for (const { sheets } of planSheets(publication, selection))
    for (const planned of sheets) {
      const content = contentOf(planned, asOf);
      const key = identity(entryOf(planned));
      if (since !== null && earlier.get(key)?.content === content) {
        staying.add(key);
        continue;
      }
      renewed.add(key);
      for (const character of missingFrom(JSON.stringify(planned.sheet), fonts.covered)) missing.add(character);
      wanted.set(planned.file, content);
      progress('plan', wanted.size, wanted.size);
    }
  if (missing.size > 0) throw new UnprintableCharacters(placesOf([...missing], publication));

  const root = path.join(folder, 'print');
  const printed: { entry: PrintedFile; proofs: Proof[] }[] = [];
  const told = { sheets: 0, packs: 0 };
  await mkdir(root, { recursive: true });
  await setDocuments(publication, fonts, {
    processes: helpersFor(wanted.size, { most: PROCESSES, each: SHEETS_PER_PROCESS }),
    jobs: jobsOf(options, wanted, hanging(options, staying, renewed)),
    take: async ({ at, entry, document }, set) => {
      const { file } = entry;
      const full = path.join(root, ...file.split('/'));
      await mkdir(path.dirname(full), { recursive: true });
      await writeFile(full, set.pdf);
      const proofs = proofsOf(file, set);
      const expected = document.sheets.flatMap((sheet) => codesOf(sheet).map(({ url }) => url));
      // A code that was left out on the way to paper is a code that nobody would miss.
      if (sorted(proofs.flatMap((proof) => proof.expected)) !== sorted(expected))
        throw new WrongCode(file, 1, expected, []);
      printed[at] = { entry: { ...entry, pages: set.pages }, proofs };
      if (entry.sheet === null) progress('packs', ++told.packs, 0);
      else progress('sheets', ++told.sheets, wanted.size);
    },
  });

  const files = printed.map(({ entry }) => entry);
  const singles = printed.filter(({ entry }) => entry.sheet !== null).flatMap(({ proofs }) => proofs);
  const packs = printed.filter(({ entry }) => entry.sheet === null).map(({ proofs }) => proofs);
  const codes = await checkCodes(root, singles, packs, options);
  await writeFile(path.join(root, 'index.json'), `${JSON.stringify(files, null, 1)}\n`);
  return { files, unchanged: staying.size, codes };
}

/** A file to be set, and its place in the index. */
interface Job {
  at: number;
  entry: Omit<PrintedFile, 'pages'>;
  document: Document;
}

/** All files in the order of the index: county by county, so that no more than one county's sheets are in memory. */
function* jobsOf(
  { publication, selection }: PrintOptions,
  wanted: ReadonlyMap<string, string>,
  comesDown: readonly HangingSheet[],
): Generator<Job> {
  const { release } = publication;
  const month = release.asOf.slice(0, 7);
  let at = 0;
  const job = (entry: Omit<Job['entry'], 'release'>, document: Document): Job => ({
    at: at++,
    entry: { ...entry, release: release.id },
    document,
  });
  const single = (sheet: Sheet): Document => ({ title: sheet.title, sheets: [sheet], chapters: [] });
  const ofPack = (pack: Pack): Job => {
    const { file, title, division, firm } = pack;
    return job({ file, sheet: null, title, estate: null, division, firm, place: null, content: null }, pack);
  };
  const isWanted = (subject: PlannedSubject): PlannedSubject => ({
    ...subject,
    sheets: subject.sheets.filter(({ file }) => wanted.has(file)),
  });

  const firms = new Map<string, Set<string>>();
  let county: PlannedSubject[] = [];
  for (const planned of planSheets(publication, selection)) {
    const subject = isWanted(planned);
    if (county[0] !== undefined && county[0].county.code !== subject.county.code) {
      yield* countyPacks(county, month).map(ofPack);
      county = [];
    }
    const { firm } = subject;
    for (const one of subject.sheets) {
      yield job({ ...entryOf(one), firm: null, content: wanted.get(one.file) as string }, single(one.sheet));
      if (firm && one.estate !== null) firms.set(firm.code, (firms.get(firm.code) ?? new Set()).add(one.estate));
    }
    county.push(subject);
  }
  yield* countyPacks(county, month).map(ofPack);
  for (const sheet of takeDownSheets(comesDown, release.asOf)) {
    const { code, name } = sheet.subject;
    const file = `${code}/${fileNamePart(name)}-${sheet.shortTitle}-${sheet.period}.pdf`;
    const place = { estate: null, division: code, firm: null, place: null };
    yield job({ file, sheet: 'checklist', title: sheet.title, ...place, content: null }, single(sheet));
  }
  for (const estates of firms.values())
    if (estates.size > 1)
      yield* firmPacks([...planSheets(publication, { ...selection, estates })].map(isWanted), month).map(ofPack);
}

/** A page with codes and what they must say. */
interface Proof {
  file: string;
  page: number;
  expected: string[];
}

function proofsOf(file: string, { codes }: SetDocument): Proof[] {
  return [...groupBy(codes, ({ page }) => page)].map(([page, on]) => ({
    file,
    page,
    expected: on.map(({ url }) => url),
  }));
}

const sorted = (texts: readonly string[]): string => [...texts].sort().join('\n');

/** Reads codes off the finished files and compares. Throws for the first that is wrong. */
async function checkCodes(
  root: string,
  singles: readonly Proof[],
  packs: readonly (readonly Proof[])[],
  { verify, progress = () => {} }: Pick<PrintOptions, 'verify' | 'progress'>,
): Promise<PrintReport['codes']> {
  const all = [singles, ...packs];
  const count = (proofs: readonly Proof[]): number => proofs.reduce((sum, { expected }) => sum + expected.length, 0);
  const total = all.reduce((sum, proofs) => sum + count(proofs), 0);
  const chosen = all.flatMap((proofs, index) =>
    verify === 'all' ? proofs : evenly(proofs, index === 0 ? SAMPLE : SAMPLE_PER_PACK),
  );
  if (chosen.length === 0) return { checked: 0, total };
  const reader = await createCodeReader(await readDecoder());
  let checked = 0;
  try {
    for (const [file, proofs] of groupBy(chosen, (proof) => proof.file)) {
      const pdf = await readFile(path.join(root, ...file.split('/')));
      const read = await reader.read(
        pdf,
        proofs.map(({ page }) => page),
      );
      for (const [index, { page, expected }] of proofs.entries()) {
        const texts = read[index]?.texts ?? [];
        if (sorted(texts) !== sorted(expected)) throw new WrongCode(file, page, expected, texts);
        checked += expected.length;
        progress('codes', checked, count(chosen));
      }
    }
  } finally {
    reader.close();
  }
  return { checked, total };
}

/** At most so many of a list, at even distances, the first and the last among them. */
function evenly<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.round((index * (list.length - 1)) / (most - 1))] as T);
}

/** What hangs from the earlier print and is of the kinds and places printed now, unless it stays. */
function hanging(
  { publication, selection, since }: PrintOptions,
  staying: ReadonlySet<string>,
  renewed: ReadonlySet<string>,
): HangingSheet[] {
  const { tree, estates } = indexesOf(publication);
  return (since ?? []).flatMap((sheet): HangingSheet[] => {
    const key = identity(sheet);
    // A take-down list hangs nowhere itself.
    if (sheet.content === null || sheet.sheet === null || sheet.division === null || staying.has(key)) return [];
    const isMeant =
      selection.names.includes(sheet.sheet) &&
      (selection.estates === null || (sheet.estate !== null && selection.estates.has(sheet.estate))) &&
      (selection.division === null ||
        tree.isWithin(estates.get(sheet.estate ?? '')?.division ?? sheet.division, selection.division));
    const county = tree.get(sheet.division);
    if (!isMeant || !county) return [];
    const subject = sheet.estate === null ? county.name : (estates.get(sheet.estate)?.name ?? sheet.estate);
    const { title, place } = sheet;
    return [{ county: { code: county.code, name: county.name }, subject, title, place, isReplaced: renewed.has(key) }];
  });
}

function entryOf({
  file,
  sheet,
  estate,
  division,
}: PlannedSheet): Omit<EarlierSheet, 'content'> & { sheet: SheetName } {
  return { file, sheet: sheet.name, title: sheet.title, estate, division, place: sheet.place };
}

/** One place on one board: a sheet of this kind is replaced by the next of its kind. */
function identity({
  sheet,
  estate,
  division,
  place,
}: Pick<EarlierSheet, 'sheet' | 'estate' | 'division' | 'place'>): string {
  return JSON.stringify([sheet, estate, division, place]);
}

function contentOf({ sheet }: PlannedSheet, asOf: string): string {
  return createHash('sha256').update(contentText(sheet, asOf)).digest('hex');
}
