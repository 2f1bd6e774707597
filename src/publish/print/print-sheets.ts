/**
 * Prints sheets into a folder (印制): single files, packs, the index, and the gates that read words and codes back.
 *
 * Nothing is written before each character is known to be in a font. Words and codes are read off the finished
 * files; a word that is missing or a code with a wrong text is an error, after which the caller must delete the folder.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Publication } from '../../domain/publication.ts';
import { missingFrom } from '../../paper/coverage.ts';
import type { Document } from '../../paper/typesetter.ts';
import { contentHash, contentId } from '../../sheets/content-hash.ts';
import { identity } from '../../sheets/hanging.ts';
import { countyPacks, estatePack, firmPacks, type Pack } from '../../sheets/packs.ts';
import { fileNamePart, type PlannedSubject, planSheets, type Selection } from '../../sheets/plan.ts';
import { codesOf, type Sheet } from '../../sheets/sheet.ts';
import { type HangingSheet, takeDownSheets } from '../../sheets/take-down.ts';
import { isLongSheet } from '../../sheets/words.ts';
import { liesIn } from '../../views/common/directory.ts';
import { indexesOf } from '../../views/common/indexes.ts';
import { MissingWords, UnprintableCharacters, WrongCode } from '../gates.ts';
import { helpersFor } from '../workers.ts';
import { carriedOver, type Hanging, takeOver } from './carry-sheets.ts';
import { checkCodes, type Proof, proofsOf, sorted } from './check-codes.ts';
import { evenly, type Planned, sheetsToRead } from './choose-sheets.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { makerOf } from './maker.ts';
import { contentOf, type EarlierSheet, entryOf, type PrintedFile, sinceOf } from './printed-file.ts';
import { frameOf, setDocuments } from './set-documents.ts';
import type { SheetTask } from './sheet-worker.ts';

export interface PrintOptions {
  publication: Publication;
  /** The content folder, for the fonts that portal.yaml names. */
  contentFolder: string;
  /** `print/` is made in it. */
  folder: string;
  selection: Selection;
  /** An earlier print; only sheets that differ from it are printed. Null for everything. */
  since: readonly EarlierSheet[] | null;
  /** What the release before has printed: sheets that would be the same are taken over. */
  before?: Hanging | null;
  /** Sheets that hang and may have to come down, where everything is printed. */
  hangs?: readonly EarlierSheet[];
  verify: 'sample' | 'all';
  /** Whether words are read back; not only where the benchmark asks what that costs. */
  readsWords?: boolean;
  progress?: (stage: PrintStage, done: number, total: number) => void;
}

export type PrintStage = 'plan' | 'sheets' | 'packs' | 'codes';

export interface PrintReport {
  files: PrintedFile[];
  /** How many sheets were taken over as they hang. */
  carried: number;
  /** Sheets left out because nothing on them has changed. */
  unchanged: number;
  codes: { checked: number; total: number };
  /** Sheets whose words were read back, in files of their own and in packs. */
  words: { checked: number; total: number };
}

/** Single sheets are set in so many processes; packs in one, since each takes hundreds of megabytes. */
const PROCESSES = 2;
/** A further process pays only from so many sheets on, since it needs half a second to start. */
const SHEETS_PER_PROCESS = 40;
/** Sheets of a pack that are read back: each is set like its own file, which has been looked at. */
const READ_PER_PACK = 2;

export async function printSheets(options: PrintOptions): Promise<PrintReport> {
  const { publication, folder, selection, since, progress = () => {} } = options;
  const fonts = await loadFonts(options.contentFolder, publication.portal.printFonts);

  // All sheets are looked at before the first is set: which have changed, and whether any character can't be printed.
  const missing = new Set<string>();
  const wanted = new Map<string, string>();
  const earlier = new Map((since ?? options.hangs ?? []).map((sheet) => [identity(sheet), sheet]));
  /** Keys of sheets that already hang and remain. */
  const staying = new Set<string>();
  const renewed = new Set<string>();
  const toRead: Planned[] = [];
  const { before = null } = options;
  const maker = await makerOf(fonts, { ...frameOf(publication), asOf: null, asOfSeconds: null });
  const same: PrintedFile[] = [];
  for (const { sheets } of planSheets(publication, selection))
    for (const planned of sheets) {
      const content = contentOf(planned);
      const key = identity(entryOf(planned));
      if (earlier.get(key)?.content === content) {
        staying.add(key);
        if (since !== null) continue;
      }
      renewed.add(key);
      for (const character of missingFrom(JSON.stringify(planned.sheet), fonts.covered)) missing.add(character);
      wanted.set(planned.file, content);
      const line = carriedOver(before, { ...entryOf(planned), content }, maker);
      if (line !== null) same.push(line);
      toRead.push({ file: planned.file, name: planned.sheet.name, isLong: isLongSheet(planned.sheet) });
      progress('plan', wanted.size, wanted.size);
    }
  if (missing.size > 0) throw new UnprintableCharacters(missing);

  const root = path.join(folder, 'print');
  await mkdir(root, { recursive: true });
  const carried = before === null ? new Map<string, PrintedFile>() : await takeOver(before, folder, same);
  const unread = toRead.filter(({ file }) => !carried.has(file));
  const context: Context = {
    ...{ options, root, fonts, maker, wanted, carried },
    read: options.readsWords === false ? new Set() : sheetsToRead(unread, options.verify),
    scales: new Map([...carried.values()].map(({ file, scale = 1 }) => [file, scale])),
  };
  const comesDown = hanging(options, staying, renewed);
  const processes = helpersFor(wanted.size - carried.size, { most: PROCESSES, each: SHEETS_PER_PROCESS });
  const singles = await setJobs(context, singleJobs(context, comesDown), processes, (done) =>
    progress('sheets', carried.size + done, wanted.size),
  );
  for (const { entry, scale } of singles) if (scale !== 1) context.scales.set(entry.file, scale);
  const perEstate = await setJobs(context, estatePackJobs(context), processes, (done) => progress('packs', done, 0));
  const several = await setJobs(context, packJobs(context), 1, (done) => progress('packs', perEstate.length + done, 0));
  const packs = [...perEstate, ...several];

  const made = new Map(singles.map(({ entry }) => [entry.file, entry]));
  const sheets = [...wanted.keys()].flatMap((file) => carried.get(file) ?? made.get(file) ?? []);
  const lists = [...made.values()].filter(({ file }) => !wanted.has(file));
  const files = [...sheets, ...lists, ...packs.map(({ entry }) => entry)];
  const codes = await checkCodes(
    root,
    singles.flatMap(({ proofs }) => proofs),
    packs.map(({ proofs }) => proofs),
    options.verify,
    (checked, of) => progress('codes', checked, of),
  );
  await writeFile(path.join(root, 'index.json'), `${JSON.stringify(files, null, 1)}\n`);
  const words = {
    checked: [...singles, ...packs].reduce((sum, { readBack }) => sum + readBack.length, 0),
    total: [...singles, ...packs].reduce((sum, { sheets }) => sum + sheets, 0),
  };
  return { files, carried: carried.size, unchanged: since === null ? 0 : staying.size, codes, words };
}

interface Context {
  options: PrintOptions;
  /** `print/` itself. */
  root: string;
  fonts: Fonts;
  /** What sets them. */
  maker: string;
  /** Sheets that are taken over, by their files. */
  carried: ReadonlyMap<string, PrintedFile>;
  /** The files to print, with the hash of their content. */
  wanted: ReadonlyMap<string, string>;
  /** Those of them that are read back. */
  read: ReadonlySet<string>;
  /** Files that are set smaller, so that a pack sets them alike. */
  scales: Map<string, number>;
}

/** What is known of a file before anything earlier is asked. */
type NewEntry = Omit<PrintedFile, 'pages' | 'release' | 'since' | 'id' | 'maker' | 'scale'>;

/** A file to be set, with everything for its line of the index that is known before. */
interface Job extends SheetTask {
  entry: Omit<PrintedFile, 'pages' | 'scale'>;
}

interface PrintedJob {
  entry: PrintedFile;
  scale: number;
  proofs: Proof[];
  readBack: readonly number[];
  /** How many it holds. */
  sheets: number;
}

/** Sets and writes them; what comes of it stands in the order of the jobs, whichever process was quicker. */
async function setJobs(
  { options, fonts }: Context,
  jobs: Iterable<Job>,
  processes: number,
  tell: (done: number) => void,
): Promise<PrintedJob[]> {
  const printed: PrintedJob[] = [];
  let done = 0;
  await setDocuments(options.publication, fonts, {
    processes,
    jobs: numbered(jobs),
    take: async ({ at, entry, document, readBack }, { pages, scale, codes, missing }) => {
      if (missing !== null) throw new MissingWords(entry.file, missing.title, missing.words);
      const proofs = proofsOf(entry.file, codes);
      const expected = document.sheets.flatMap((sheet) => codesOf(sheet).map(({ url }) => url));
      // Reading codes back can't reveal one that was never set, so all texts are compared as well.
      if (sorted(proofs.flatMap((proof) => proof.expected)) !== sorted(expected))
        throw new WrongCode(entry.file, 1, expected, []);
      const line = { ...entry, pages, ...(scale !== 1 && { scale }) };
      printed[at] = { entry: line, scale, proofs, readBack, sheets: document.sheets.length };
      tell(++done);
    },
  });
  return printed;
}

function* numbered<T extends object>(list: Iterable<T>): Generator<T & { at: number }> {
  let at = 0;
  for (const one of list) yield { ...one, at: at++ };
}

/** Each sheet as a file of its own, in posting order; then what comes down. */
function* singleJobs(context: Context, comesDown: readonly HangingSheet[]): Generator<Job> {
  const { publication, selection } = context.options;
  const job = (entry: Omit<NewEntry, 'firm'>, sheet: Sheet): Job =>
    jobOf(
      context,
      { ...entry, firm: null },
      { title: sheet.title, sheets: [sheet], chapters: [], scales: null },
      // A take-down list (撤下清单) is in no plan; there are few of them.
      context.read.has(entry.file) || entry.content === null ? [0] : [],
    );
  for (const planned of planSheets(publication, selection))
    for (const one of wantedOf(context, planned).sheets)
      if (!context.carried.has(one.file))
        yield job({ ...entryOf(one), content: context.wanted.get(one.file) as string }, one.sheet);
  for (const sheet of takeDownSheets(comesDown, publication.release.asOf)) {
    const { code, name } = sheet.subject;
    const file = `${code}/${fileNamePart(name)}-${sheet.shortTitle}-${sheet.period}.pdf`;
    const { title, until } = sheet;
    yield job(
      { file, sheet: 'checklist', title, estate: null, division: code, place: null, until, content: null },
      sheet,
    );
  }
}

/** All of an estate's sheets as one file, estate by estate. */
function* estatePackJobs(context: Context): Generator<Job> {
  const { publication, selection } = context.options;
  for (const planned of planSheets(publication, selection))
    for (const pack of estatePack(wantedOf(context, planned))) yield packJob(context, pack);
}

/** Packs, county by county, so that no more than one county's sheets are in memory; then those of firms. */
function* packJobs(context: Context): Generator<Job> {
  const { publication, selection } = context.options;
  const month = publication.release.asOf.slice(0, 7);
  const job = (pack: Pack): Job => packJob(context, pack);
  const firms = new Map<string, Set<string>>();
  let county: PlannedSubject[] = [];
  for (const planned of planSheets(publication, selection)) {
    const subject = wantedOf(context, planned);
    if (county[0] !== undefined && county[0].county.code !== subject.county.code) {
      yield* countyPacks(county, month).map(job);
      county = [];
    }
    county.push(subject);
    const { firm } = subject;
    for (const { estate } of subject.sheets)
      if (firm && estate !== null) firms.set(firm.code, (firms.get(firm.code) ?? new Set()).add(estate));
  }
  yield* countyPacks(county, month).map(job);
  for (const estates of firms.values()) {
    if (estates.size < 2) continue;
    const served = [...planSheets(publication, { ...selection, estates })];
    yield* firmPacks(
      served.map((planned) => wantedOf(context, planned)),
      month,
    ).map(job);
  }
}

function packJob(context: Context, { file, title, division, estate, firm, sheets, chapters }: Pack): Job {
  const entry = { file, sheet: null, title, estate, division, firm, place: null, until: null, content: null };
  const scales = sheets.map((planned) => context.scales.get(planned.file) ?? 1);
  const all = sheets.map((_, index) => index);
  const readBack = context.read.size === 0 ? [] : context.options.verify === 'all' ? all : evenly(all, READ_PER_PACK);
  return jobOf(context, entry, { title, sheets: sheets.map(({ sheet }) => sheet), chapters, scales }, readBack);
}

function jobOf(
  { options, root, maker }: Context,
  entry: NewEntry,
  document: Document,
  readBack: readonly number[],
): Job {
  const since = sinceOf(entry.content, options.before?.sheets.get(identity(entry)), options.publication.release);
  const [sheet] = document.sheets;
  const id = entry.sheet === null || sheet === undefined ? null : contentId(entry.content ?? contentHash(sheet));
  const whole = { ...entry, ...since, id, maker };
  return { entry: whole, document, path: path.join(root, ...entry.file.split('/')), readBack };
}

const wantedOf = ({ wanted }: Context, subject: PlannedSubject): PlannedSubject => ({
  ...subject,
  sheets: subject.sheets.filter(({ file }) => wanted.has(file)),
});

/** Sheets of an earlier print that are of the kinds and places printed now and do not remain. */
function hanging(
  { publication, selection, since, hangs = [] }: PrintOptions,
  staying: ReadonlySet<string>,
  renewed: ReadonlySet<string>,
): HangingSheet[] {
  const { tree, estates } = indexesOf(publication);
  return (since ?? hangs).flatMap((sheet): HangingSheet[] => {
    const key = identity(sheet);
    // A take-down list is not put up, so it never comes down.
    if (sheet.content === null || sheet.sheet === null || sheet.division === null || staying.has(key)) return [];
    const estate = estates.get(sheet.estate ?? '');
    const isMeant =
      selection.names.includes(sheet.sheet) &&
      (selection.estates === null || (sheet.estate !== null && selection.estates.has(sheet.estate))) &&
      (selection.division === null ||
        (estate ? liesIn(tree, estate, selection.division) : tree.isWithin(sheet.division, selection.division)));
    const county = tree.get(sheet.division);
    if (!isMeant || !county) return [];
    const subject = sheet.estate === null ? county.name : (estate?.name ?? sheet.estate);
    const { title, place, until = null } = sheet;
    const isReplaced = renewed.has(key);
    return [{ county: { code: county.code, name: county.name }, subject, title, place, until, isReplaced }];
  });
}
