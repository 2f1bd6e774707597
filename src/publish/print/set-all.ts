/** Sets what has to be set (排版), each thing once, and reads back what is in the sample. */
import type { Publication } from '../../domain/publication.ts';
import type { Separator } from '../../paper/typesetter.ts';
import { MissingWords, WrongCode } from '../gates.ts';
import { helpersFor } from '../workers.ts';
import { sorted } from './check-codes.ts';
import { evenly, sheetsToRead } from './choose-sheets.ts';
import type { Fonts } from './fonts.ts';
import { type KeptPrints, type Lying, placeIn } from './kept-prints.ts';
import type { ToSet } from './look.ts';
import type { Checked } from './print-options.ts';
import { setDocuments } from './set-documents.ts';
import type { SheetTask } from './sheet-worker.ts';
import type { Spool } from './spool.ts';

export interface Setting {
  publication: Publication;
  fonts: Fonts;
  /** `print/` itself. */
  root: string;
  kept: KeptPrints;
  spool: Spool;
  /** A take-down list (撤下清单) has no content that would hang, and is read back always: there are few of them. */
  toSet: readonly ToSet[];
  /** Separators that packs need and that aren't there, by their key; `file` is where each goes. */
  separators: ReadonlyMap<string, { separator: Separator; file: string }>;
  verify: 'sample' | 'all';
  readsWords: boolean;
  tell: (done: number, total: number) => void;
}

export interface SetAll {
  /** By their files. */
  sheets: Map<string, Lying>;
  /** How many pages each separator has, by its key. */
  separators: Map<string, number>;
  words: Checked;
  codes: Checked;
}

/** Sheets are set in so many processes. */
const PROCESSES = 2;
/** A further process pays only from so many sheets on, since it needs half a second to start. */
const SHEETS_PER_PROCESS = 40;
/** How many sheets of a large run have their codes read back, the first and the last among them. */
const CODES_SAMPLE = 300;

type Job = SheetTask & ({ sheet: ToSet } | { sheet: null; key: string });

/** What comes of it stands in the order in which it is wanted, whichever process was quicker. */
export async function setAll(setting: Setting): Promise<SetAll> {
  const { publication, fonts, kept, toSet, separators, verify, readsWords, tell } = setting;
  const read = readsWords ? sheetsToRead(toSet, verify) : new Set<string>();
  const withCodes = toSet.filter(({ codes }) => codes.length > 0);
  const coded = new Set((verify === 'all' ? withCodes : evenly(withCodes, CODES_SAMPLE)).map(({ file }) => file));
  const made = new Map<string, Lying>();
  const pages: SetAll['separators'] = new Map();
  const [words, codes] = [
    { checked: 0, total: toSet.length },
    { checked: 0, total: toSet.reduce((sum, one) => sum + one.codes.length, 0) },
  ];
  const total = toSet.length + separators.size;
  let done = 0;
  await setDocuments(publication, fonts, {
    processes: helpersFor(total, { most: PROCESSES, each: SHEETS_PER_PROCESS }),
    jobs: jobsOf(setting, read, coded),
    take: async (job, { pages: count, codes: drawn, missing, wrong, bytes, sha256 }) => {
      tell(++done, total);
      if (job.sheet === null) {
        pages.set(job.key, count);
        kept.put('separator', job.key, job.path, { pages: count, bytes, sha256 }, false);
        return;
      }
      const { entry, key, codes: expected } = job.sheet;
      if (missing !== null) throw new MissingWords(entry.file, entry.title, missing);
      // Reading codes back can't reveal one that was never set, so all texts are compared as well.
      if (sorted(drawn.map(({ url }) => url)) !== sorted(expected)) throw new WrongCode(entry.file, 1, expected, []);
      if (wrong !== null) throw new WrongCode(entry.file, wrong.page, wrong.expected, wrong.read);
      if (job.isRead) words.checked += 1;
      if (job.areCodesRead) codes.checked += expected.length;
      const file = { pages: count, bytes, sha256 };
      kept.put('sheet', key, job.path, file, entry.until !== null);
      made.set(entry.file, { line: { ...entry, pages: count }, made: file });
    },
  });
  const sheets = new Map(toSet.flatMap(({ file }) => [[file, made.get(file) as Lying] as const]));
  return { sheets, separators: pages, words, codes };
}

function* jobsOf(
  { root, spool, toSet, separators, readsWords }: Setting,
  read: ReadonlySet<string>,
  coded: ReadonlySet<string>,
): Generator<Job> {
  for (const sheet of toSet)
    yield {
      ...{ sheet, document: spool.get(sheet.document), path: placeIn(root, sheet.file) },
      isRead: read.has(sheet.file) || (sheet.entry.content === null && readsWords),
      areCodesRead: coded.has(sheet.file),
    };
  for (const [key, { separator, file }] of separators)
    yield {
      ...{ sheet: null, key, document: JSON.stringify(separator), path: file },
      ...{ isRead: false, areCodesRead: false },
    };
}
