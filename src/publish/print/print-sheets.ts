/**
 * Prints sheets into a folder (印制): single files, packs, the index, and the gates that read words and codes back. A sheet is set
 * once; packs are joined from what is set.
 *
 * Nothing is written before each character is known to be in a font. Words and codes are read off the finished
 * files; a word that is missing or a code with a wrong text is an error, after which the caller must delete the folder.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { missingFrom } from '../../domain/glyphs.ts';
import type { Publication } from '../../domain/publication.ts';
import type { Document, Separator } from '../../paper/typesetter.ts';
import { contentHash, contentId } from '../../sheets/content-hash.ts';
import { identity } from '../../sheets/hanging.ts';
import { type Pack, type PackedSubject, packedOf } from '../../sheets/packs.ts';
import { fileNamePart, type PlannedSubject, planSheets, type Selection } from '../../sheets/plan.ts';
import { codesOf, type Sheet } from '../../sheets/sheet.ts';
import { type HangingSheet, takeDownSheets } from '../../sheets/take-down.ts';
import { isLongSheet } from '../../sheets/words.ts';
import { liesIn } from '../../views/common/directory.ts';
import { indexesOf } from '../../views/common/indexes.ts';
import type { Store } from '../cache/store.ts';
import { MissingWords, UnprintableCharacters, WrongCode } from '../gates.ts';
import { helpersFor } from '../workers.ts';
import { carriedOver, type Hanging, takeOver } from './carry-sheets.ts';
import { checkCodes, type Proof, proofsOf, sorted } from './check-codes.ts';
import { type Planned, sheetsToRead } from './choose-sheets.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { joinPacks, packsOf, separatorsOf } from './join-packs.ts';
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
  /** Where what was made before lies. */
  store?: Store;
  /** Which packs are put together; all unless given. */
  isMeant?: (pack: Pack) => boolean;
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
  /** Sheets whose words were read back. */
  words: { checked: number; total: number };
  /** Packs that were held against their sheets. */
  packs: { checked: number; total: number };
}

/** Sheets are set in so many processes. */
const PROCESSES = 2;
/** A further process pays only from so many sheets on, since it needs half a second to start. */
const SHEETS_PER_PROCESS = 40;
/** Where separators wait until the packs are joined, below `print/`; gone when it is done. */
const SEPARATORS = '.separators';

export async function printSheets(options: PrintOptions): Promise<PrintReport> {
  const { publication, folder, since, before = null, progress = () => {} } = options;
  const fonts = await loadFonts(options.contentFolder, publication.portal.printFonts);

  const maker = await makerOf(fonts, { ...frameOf(publication), asOf: null, asOfSeconds: null });
  const { wanted, subjects, toRead, same, staying, renewed } = lookAtAll(options, fonts, maker);

  const root = path.join(folder, 'print');
  await mkdir(root, { recursive: true });
  const carried = before === null ? new Map<string, PrintedFile>() : await takeOver(before, folder, same);
  const unread = toRead.filter(({ file }) => !carried.has(file));
  const context: Context = {
    ...{ options, root, fonts, maker, wanted, carried },
    read: options.readsWords === false ? new Set() : sheetsToRead(unread, options.verify),
  };
  const comesDown = hanging(options, staying, renewed);
  const packs = packsOf(subjects, publication.release.asOf.slice(0, 7)).filter(options.isMeant ?? (() => true));
  const separators = separatorsOf(packs);
  const total = wanted.size - carried.size + separators.size;
  const { singles, pieces } = await setAll(
    context,
    { comesDown, separators },
    helpersFor(total, { most: PROCESSES, each: SHEETS_PER_PROCESS }),
    (done) => progress('sheets', done, total),
  );
  const made = new Map(singles.map(({ entry }) => [entry.file, entry]));
  const sheets = [...wanted.keys()].flatMap((file) => carried.get(file) ?? made.get(file) ?? []);
  const lists = [...made.values()].filter(({ file }) => !wanted.has(file));
  const joined = await joinPacks({
    packs,
    root,
    pages: new Map(sheets.map(({ file, pages }) => [file, pages])),
    separators: pieces,
    verify: options.readsWords === false ? 'none' : options.verify,
    tell: (done) => progress('packs', done, packs.length),
  });
  await rm(path.join(root, SEPARATORS), { recursive: true, force: true });
  const lines = new Map(sheets.map((line) => [line.file, line]));
  const files = [...[...sheets, ...lists], ...packs.map((pack, at) => packEntry(pack, lines, joined.pages[at] ?? 0))];
  const codes = await checkCodes(
    root,
    singles.flatMap(({ proofs }) => proofs),
    options.verify,
    (checked, of) => progress('codes', checked, of),
  );
  await writeFile(path.join(root, 'index.json'), `${JSON.stringify(files, null, 1)}\n`);
  return {
    files,
    carried: carried.size,
    unchanged: since === null ? 0 : staying.size,
    codes,
    words: { checked: singles.filter(({ isRead }) => isRead).length, total: singles.length },
    packs: { checked: joined.checked, total: packs.length },
  };
}

/** What there is to print, as it is known before the first sheet is set. */
interface Looked {
  /** The files to print, with the hash of their content. */
  wanted: Map<string, string>;
  subjects: PackedSubject[];
  toRead: Planned[];
  /** Lines of sheets that hang already as they would be printed. */
  same: PrintedFile[];
  /** Keys of sheets that already hang and remain. */
  staying: Set<string>;
  renewed: Set<string>;
}

/** All sheets are looked at before the first is set: which have changed, and whether any character can't be printed. */
function lookAtAll(options: PrintOptions, fonts: Fonts, maker: string): Looked {
  const { publication, selection, since, before = null, progress = () => {} } = options;
  const missing = new Set<string>();
  const earlier = new Map((since ?? options.hangs ?? []).map((sheet) => [identity(sheet), sheet]));
  const looked: Looked = {
    wanted: new Map(),
    subjects: [],
    toRead: [],
    same: [],
    staying: new Set(),
    renewed: new Set(),
  };
  const { wanted } = looked;
  for (const subject of planSheets(publication, selection)) {
    for (const planned of subject.sheets) {
      const content = contentOf(planned);
      const key = identity(entryOf(planned));
      if (earlier.get(key)?.content === content) {
        looked.staying.add(key);
        if (since !== null) continue;
      }
      looked.renewed.add(key);
      for (const character of missingFrom(JSON.stringify(planned.sheet), fonts.covered)) missing.add(character);
      wanted.set(planned.file, content);
      const line = carriedOver(before, { ...entryOf(planned), content }, maker);
      if (line !== null) looked.same.push(line);
      looked.toRead.push({ file: planned.file, name: planned.sheet.name, isLong: isLongSheet(planned.sheet) });
      progress('plan', wanted.size, wanted.size);
    }
    looked.subjects.push(packedOf(wantedOf(wanted, subject)));
  }
  if (missing.size > 0) throw new UnprintableCharacters(missing);
  return looked;
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
}

/** What is known of a sheet before anything earlier is asked. */
type NewEntry = Omit<PrintedFile, 'firm' | 'pages' | 'release' | 'since' | 'id' | 'maker'>;

/** A sheet to be set, with everything for its line of the index that is known before; or a separator. */
type Job = SheetTask & ({ entry: Omit<PrintedFile, 'pages'>; document: Document } | { entry: null; key: string });

interface PrintedSheet {
  entry: PrintedFile;
  proofs: Proof[];
  isRead: boolean;
}

/** What is set, each thing once. */
interface SetAll {
  /** In posting order. */
  singles: PrintedSheet[];
  /** Separators by their key. */
  pieces: Map<string, { path: string; pages: number }>;
}

interface Wanted {
  comesDown: readonly HangingSheet[];
  separators: ReadonlyMap<string, Separator>;
}

/** Sets and writes them; what comes of it stands in the order of the jobs, whichever process was quicker. */
async function setAll(
  context: Context,
  wanted: Wanted,
  processes: number,
  tell: (done: number) => void,
): Promise<SetAll> {
  const singles: PrintedSheet[] = [];
  const pieces: SetAll['pieces'] = new Map();
  let done = 0;
  await setDocuments(context.options.publication, context.fonts, {
    processes,
    jobs: numbered(jobsOf(context, wanted)),
    take: async (job, { pages, codes, missing }) => {
      tell(++done);
      if (job.entry === null) {
        pieces.set(job.key, { path: job.path, pages });
        return;
      }
      const { at, entry, document, isRead } = job;
      if (missing !== null) throw new MissingWords(entry.file, document.title, missing);
      const proofs = proofsOf(entry.file, codes);
      const expected = codesOf(document.sheet).map(({ url }) => url);
      // Reading codes back can't reveal one that was never set, so all texts are compared as well.
      if (sorted(proofs.flatMap((proof) => proof.expected)) !== sorted(expected))
        throw new WrongCode(entry.file, 1, expected, []);
      singles[at] = { entry: { ...entry, pages }, proofs, isRead };
    },
  });
  return { singles, pieces };
}

function* numbered<T extends object>(list: Iterable<T>): Generator<T & { at: number }> {
  let at = 0;
  for (const one of list) yield { ...one, at: at++ };
}

/** Each sheet as a file of its own, in posting order; then what comes down; then separators. */
function* jobsOf(context: Context, { comesDown, separators }: Wanted): Generator<Job> {
  const { publication, selection } = context.options;
  for (const planned of planSheets(publication, selection))
    for (const one of wantedOf(context.wanted, planned).sheets)
      if (!context.carried.has(one.file))
        yield sheetJob(context, { ...entryOf(one), content: context.wanted.get(one.file) as string }, one.sheet);
  for (const sheet of takeDownSheets(comesDown, publication.release.asOf)) {
    const { code, name } = sheet.subject;
    const file = `${code}/${fileNamePart(name)}-${sheet.shortTitle}-${sheet.period}.pdf`;
    const { title, until } = sheet;
    yield sheetJob(
      context,
      { file, sheet: 'checklist', title, estate: null, division: code, place: null, until, content: null },
      sheet,
    );
  }
  let number = 0;
  for (const [key, separator] of separators) {
    const at = path.join(context.root, SEPARATORS, `${++number}.pdf`);
    yield { entry: null, key, document: separator, path: at, isRead: false };
  }
}

function sheetJob({ options, root, read, maker }: Context, entry: NewEntry, sheet: Sheet): Job {
  const since = sinceOf(entry.content, options.before?.sheets.get(identity(entry)), options.publication.release);
  const id = contentId(entry.content ?? contentHash(sheet));
  return {
    entry: { ...entry, firm: null, ...since, id, maker },
    document: { title: sheet.title, sheet },
    path: path.join(root, ...entry.file.split('/')),
    // A take-down list (撤下清单) is in no plan; there are few of them.
    isRead: read.has(entry.file) || entry.content === null,
  };
}

/** A pack holds since the newest of its sheets does. */
function packEntry(pack: Pack, lines: ReadonlyMap<string, PrintedFile>, pages: number): PrintedFile {
  const { file, title, division, estate, firm, members } = pack;
  const held = members.flatMap(({ sheets }) => sheets.flatMap(({ file: one }) => lines.get(one) ?? []));
  const newest = held.reduce((one, other) => (other.since > one.since ? other : one));
  const { release, since, maker } = newest;
  const none = { sheet: null, place: null, until: null, content: null, id: null };
  return { file, title, estate, division, firm, ...none, pages, release, since, maker };
}

const wantedOf = (wanted: Context['wanted'], subject: PlannedSubject): PlannedSubject => ({
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
