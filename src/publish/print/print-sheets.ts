/**
 * Prints sheets into a folder (印制): single files, packs, the index, and the gates that read words and codes back. A sheet is set
 * once; packs are joined from what is set. What hangs as it would be printed, and what was made before, is taken.
 *
 * Nothing is set before each character is known to be in a font. Words and codes are read off the finished files; a word that
 * is missing or a code with a wrong text is an error, after which the caller must delete the folder.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Separator } from '../../paper/typesetter.ts';
import { identity } from '../../sheets/hanging.ts';
import type { Pack } from '../../sheets/packs.ts';
import { fileNamePart } from '../../sheets/plan.ts';
import { type HangingSheet, takeDownSheets } from '../../sheets/take-down.ts';
import { liesIn } from '../../views/common/directory.ts';
import { indexesOf } from '../../views/common/indexes.ts';
import type { Sum } from '../cache/give.ts';
import { NO_STORE } from '../cache/store.ts';
import { UnprintableCharacters } from '../gates.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { joinPacks, packsOf, pliesOf, separatorsOf } from './join-packs.ts';
import { type KeptPrints, keptPrints, type Lying, type Made, placeIn } from './kept-prints.ts';
import { type Looked, lookAtAll, type Means, place } from './look.ts';
import { joinerOf, makerOf } from './maker.ts';
import type { PrintOptions, PrintReport } from './print-options.ts';
import type { PrintedFile } from './printed-file.ts';
import { setAll } from './set-all.ts';
import { frameOf } from './set-documents.ts';
import { Spool } from './spool.ts';

/** Where separators wait until the packs are joined, and sheets until they are set, below `print/`; gone when it is done. */
const WAITING = '.waiting';

/** Looks at all sheets, then sets what has to be set. */
export async function printSheets(options: PrintOptions): Promise<PrintReport> {
  const looked = await lookAtSheets(options);
  try {
    return await setLooked(looked);
  } finally {
    await leave(looked);
  }
}

/** All sheets, looked at and not set yet. Whoever has asked for them leaves them (`leave`), whether they were set or not. */
export interface LookedSheets {
  means: Means;
  looked: Looked;
  packs: readonly Pack[];
  /** Packs that were made before of the same sheets. */
  ready: Map<Pack, Made>;
  fonts: Fonts;
  waiting: string;
}

/** Looks at all sheets: takes those that are there already, has the others wait. Throws `UnprintableCharacters`. */
export async function lookAtSheets(options: PrintOptions): Promise<LookedSheets> {
  const { publication, folder, verify, store = NO_STORE } = options;
  const fonts = await loadFonts(options.contentFolder, publication.portal.printFonts);
  const maker = await makerOf(fonts, { ...frameOf(publication), asOf: null, asOfSeconds: null });
  const kept = keptPrints(store, { maker, joiner: `${maker}${await joinerOf()}`, takes: verify !== 'all' });
  const root = path.join(folder, 'print');
  const waiting = path.join(root, WAITING);
  await mkdir(waiting, { recursive: true });
  const spool = new Spool(path.join(waiting, 'sheets'));
  const means = { options, root, maker, kept, spool, covered: fonts.covered };
  try {
    const looked = await lookAtAll(means);
    const { isMeant = () => true } = options;
    const packs = packsOf(looked.subjects, publication.release.asOf.slice(0, 7)).filter(isMeant);
    const ready = readyPacks(kept, root, packs, new Map([...looked.carried, ...looked.taken]));
    return { means, looked, packs, ready, fonts, waiting };
  } catch (cause) {
    await leave({ means, waiting });
    throw cause;
  }
}

/** Takes away what waits. */
export async function leave({ means, waiting }: Pick<LookedSheets, 'means' | 'waiting'>): Promise<void> {
  means.spool.remove();
  await rm(waiting, { recursive: true, force: true });
}

/** Sets what has to be set, and puts packs together. */
export async function setLooked({ means, looked, packs, ready, fonts, waiting }: LookedSheets): Promise<PrintReport> {
  const { root, kept, spool, options } = means;
  const { publication, since, verify, readsWords = true, progress = () => {} } = options;
  const { carried, taken } = looked;
  const lists = placeLists(means, looked);
  const there = new Map([...carried, ...taken]);
  const toJoin = packs.filter((pack) => !ready.has(pack));
  const separators = placeSeparators(kept, waiting, toJoin);
  const set = await setAll({
    ...{ publication, fonts, root, kept, spool, toSet: looked.toSet, verify, readsWords },
    separators: separators.toSet,
    tell: (done, of) => progress('sheets', done, of),
  });
  const all = new Map([...there, ...set.sheets]);
  const joined = await joinPacks({
    ...{ packs: toJoin, root, verify: readsWords ? verify : 'none' },
    pages: new Map([...all].map(([file, { made }]) => [file, made.pages])),
    separators: separators.placed(set.separators),
    tell: (done) => progress('packs', done, toJoin.length),
  });
  for (const [at, pack] of toJoin.entries()) {
    const made = joined.made[at] as Made;
    ready.set(pack, made);
    const key = packKey(kept, pack, all);
    if (key !== null) kept.put('pack', key, placeIn(root, pack.file), made, namesSomebody(pack, all));
  }
  const entries = [...looked.wanted, ...lists].flatMap((file) => all.get(file) ?? []);
  const packed = packs.map((pack) => ({
    line: packEntry(pack, all, ready.get(pack) as Made),
    made: ready.get(pack) as Made,
  }));
  const lying = [...entries, ...packed];
  const sets = { made: set.sheets.size, taken: carried.size + taken.size };
  return {
    files: lying.map(({ line }) => line),
    sums: new Map([...lying.map(sumOf), ...(await writeIndex(root, lying))]),
    carried: carried.size,
    taken: { sheets: taken.size, packs: packs.length - toJoin.length },
    counted: [
      { kind: 'sheet', ...sets },
      { kind: 'pack', made: toJoin.length, taken: packs.length - toJoin.length },
    ],
    unchanged: since === null ? 0 : looked.staying.size,
    ...{ codes: set.codes, words: set.words, packs: { checked: joined.checked, total: toJoin.length } },
  };
}

const sumOf = ({ line, made: { bytes, sha256 } }: Lying): [string, Sum] => [line.file, { bytes, sha256 }];

async function writeIndex(root: string, lying: readonly Lying[]): Promise<[string, Sum][]> {
  const text = `${JSON.stringify(
    lying.map(({ line }) => line),
    null,
    1,
  )}\n`;
  await writeFile(path.join(root, 'index.json'), text);
  return [['index.json', { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') }]];
}

/** The lists of what comes down, after all sheets. Returns their files. */
function placeLists(means: Means, looked: Looked): string[] {
  const { publication } = means.options;
  const missing = new Set<string>();
  const files = takeDownSheets(hanging(means.options, looked), publication.release.asOf).map((sheet) => {
    const { title, until, shortTitle, period } = sheet;
    const { code, name } = sheet.subject;
    const file = `${code}/${fileNamePart(name)}-${shortTitle}-${period}.pdf`;
    const of = { sheet: 'checklist', estate: null, division: code, place: null } as const;
    place(means, sheet, { ...of, file, title, until, content: null }, missing, looked);
    return file;
  });
  if (missing.size > 0) throw new UnprintableCharacters(missing);
  return files;
}

/** Packs of which all sheets lie there already, and that were made of them before. */
function readyPacks(
  kept: KeptPrints,
  root: string,
  packs: readonly Pack[],
  there: ReadonlyMap<string, Lying>,
): Map<Pack, Made> {
  const ready = new Map<Pack, Made>();
  for (const pack of packs) {
    const key = packKey(kept, pack, there);
    const made = key === null ? null : kept.take('pack', key, placeIn(root, pack.file));
    if (made !== null) ready.set(pack, made);
  }
  return ready;
}

/** Null where not all of its sheets are known. */
function packKey(kept: KeptPrints, pack: Pack, lying: ReadonlyMap<string, Lying>): string | null {
  const pieces: [string, number, boolean][] = [];
  for (const { separator, file, depth, onOdd } of pliesOf(pack)) {
    const of = separator ?? lying.get(file ?? '')?.made.sha256;
    if (of === undefined) return null;
    pieces.push([of, depth, onOdd]);
  }
  return kept.packKey(pack.title, pieces);
}

/** The separators of packs that are put together: those that were made before, and those that have to be set. */
function placeSeparators(kept: KeptPrints, folder: string, packs: readonly Pack[]) {
  const files = new Map<string, { key: string; file: string; pages: number | null }>();
  const toSet = new Map<string, { separator: Separator; file: string }>();
  for (const [text, separator] of separatorsOf(packs)) {
    const file = path.join(folder, `${files.size}.pdf`);
    const key = kept.separatorKey(text);
    const made = kept.take('separator', key, file);
    files.set(text, { key, file, pages: made?.pages ?? null });
    if (made === null) toSet.set(key, { separator, file });
  }
  const placed = (set: ReadonlyMap<string, number>): Map<string, { path: string; pages: number }> =>
    new Map(
      [...files].map(([text, { key, file, pages }]) => [text, { path: file, pages: pages ?? set.get(key) ?? 0 }]),
    );
  return { toSet, placed };
}

/** A pack holds since the newest of its sheets does. */
function packEntry(pack: Pack, lying: ReadonlyMap<string, Lying>, { pages }: Made): PrintedFile {
  const { file, title, division, estate, firm } = pack;
  const held = linesOf(pack, lying);
  const newest = held.reduce((one, other) => (other.since > one.since ? other : one));
  const { release, since, maker } = newest;
  const none = { sheet: null, place: null, until: null, content: null, id: null };
  return { file, title, estate, division, firm, ...none, pages, release, since, maker };
}

const namesSomebody = (pack: Pack, lying: ReadonlyMap<string, Lying>): boolean =>
  linesOf(pack, lying).some(({ until }) => until !== null);

const linesOf = ({ members }: Pack, lying: ReadonlyMap<string, Lying>): PrintedFile[] =>
  members.flatMap(({ sheets }) => sheets.flatMap(({ file }) => lying.get(file)?.line ?? []));

/** Sheets of an earlier print that are of the kinds and places printed now and do not remain. */
function hanging(
  { publication, selection, since, hangs = [] }: PrintOptions,
  { staying, renewed }: Looked,
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
    const { title, place: at, until = null } = sheet;
    const isReplaced = renewed.has(key);
    return [{ county: { code: county.code, name: county.name }, subject, title, place: at, until, isReplaced }];
  });
}
