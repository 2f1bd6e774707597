/**
 * Looks at all sheets before the first is set (核对内容): which have changed, which are there already, and whether any character
 * can't be printed. Each sheet is made once; what has to be set waits on the disk.
 */
import { setImmediate } from 'node:timers/promises';
import { missingFrom } from '../../domain/glyphs.ts';
import { contentHash, contentId } from '../../sheets/content-hash.ts';
import { identity } from '../../sheets/hanging.ts';
import { type PackedSubject, packedOf } from '../../sheets/packs.ts';
import { type PlannedSubject, planSheets } from '../../sheets/plan.ts';
import { codesOf, type Sheet } from '../../sheets/sheet.ts';
import { isLongSheet } from '../../sheets/words.ts';
import { UnprintableCharacters } from '../gates.ts';
import { carriedOver, takeOver } from './carry-sheets.ts';
import type { Planned } from './choose-sheets.ts';
import { type KeptPrints, type Lying, placeIn } from './kept-prints.ts';
import type { PrintOptions } from './print-options.ts';
import { contentOf, entryOf, type PrintedFile, sinceOf } from './printed-file.ts';
import type { Spool, Waiting } from './spool.ts';

/** What is known of a sheet before anything earlier is asked. */
export type NewEntry = Omit<PrintedFile, 'firm' | 'pages' | 'release' | 'since' | 'id' | 'maker'>;

/** A sheet that has to be set. */
export interface ToSet extends Planned {
  /** Its line of the index but for how many pages it comes to. */
  entry: Omit<PrintedFile, 'pages'>;
  key: string;
  document: Waiting;
  /** What its codes must say. */
  codes: string[];
}

/** What there is to print, as it is known before the first sheet is set. */
export interface Looked {
  /** The files to print, in posting order. */
  wanted: Set<string>;
  subjects: PackedSubject[];
  /** Sheets that are taken over as they hang. */
  carried: Map<string, Lying>;
  /** Sheets that were made before. */
  taken: Map<string, Lying>;
  toSet: ToSet[];
  /** Keys of sheets that already hang and remain. */
  staying: Set<string>;
  renewed: Set<string>;
}

export interface Means {
  options: PrintOptions;
  /** `print/` itself. */
  root: string;
  maker: string;
  kept: KeptPrints;
  spool: Spool;
  /** The characters that fonts have. */
  covered: Parameters<typeof missingFrom>[1];
}

export async function lookAtAll(means: Means): Promise<Looked> {
  const { options, root, maker } = means;
  const { publication, selection, since, before = null, progress = () => {}, lookedAt = () => {} } = options;
  const missing = new Set<string>();
  const earlier = new Map((since ?? options.hangs ?? []).map((sheet) => [identity(sheet), sheet]));
  const looked: Looked = {
    wanted: new Set(),
    subjects: [],
    carried: new Map(),
    taken: new Map(),
    toSet: [],
    staying: new Set(),
    renewed: new Set(),
  };
  for (const subject of planSheets(publication, selection)) {
    for (const planned of subject.sheets) {
      const content = contentOf(planned);
      const entry = { ...entryOf(planned), content };
      const key = identity(entry);
      if (earlier.get(key)?.content === content) {
        looked.staying.add(key);
        if (since !== null) continue;
      }
      looked.renewed.add(key);
      looked.wanted.add(planned.file);
      const line = carriedOver(before, entry, maker);
      const carried = line && before && takeOver(before, root, line);
      if (carried) looked.carried.set(planned.file, carried);
      else place(means, planned.sheet, entry, missing, looked);
      progress('plan', looked.wanted.size, looked.wanted.size);
    }
    looked.subjects.push(packedOf(wantedOf(looked.wanted, subject)));
    const [estate = null] = subject.sheets.map((one) => one.estate);
    if (estate !== null) lookedAt(estate);
    // Other parts may be made meanwhile.
    await setImmediate();
  }
  if (missing.size > 0) throw new UnprintableCharacters(missing);
  return looked;
}

/** Takes a sheet as it was made before, or has it wait to be set. Characters that it can't be set with are added to `missing`. */
export function place(
  { options, root, maker, kept, spool, covered }: Means,
  sheet: Sheet,
  entry: NewEntry,
  missing: Set<string>,
  { taken, toSet }: Pick<Looked, 'taken' | 'toSet'>,
): void {
  const { release } = options.publication;
  const document = JSON.stringify({ title: sheet.title, sheet });
  for (const character of missingFrom(document, covered)) missing.add(character);
  const since = sinceOf(entry.content, options.before?.sheets.get(identity(entry)), release);
  const id = contentId(entry.content ?? contentHash(sheet));
  const whole = { ...entry, firm: null, ...since, id, maker };
  const key = kept.sheetKey(document, release.asOf);
  const made = kept.take('sheet', key, placeIn(root, entry.file));
  if (made !== null) {
    taken.set(entry.file, { line: { ...whole, pages: made.pages }, made });
    return;
  }
  const codes = codesOf(sheet).map(({ url }) => url);
  const { file } = entry;
  toSet.push({
    ...{ file, name: sheet.name, isLong: isLongSheet(sheet), codes },
    ...{ entry: whole, key, document: spool.put(document) },
  });
}

const wantedOf = (wanted: ReadonlySet<string>, subject: PlannedSubject): PlannedSubject => ({
  ...subject,
  sheets: subject.sheets.filter(({ file }) => wanted.has(file)),
});
