/** What is asked of printing, and what comes of it (印制的要求与结果). */
import type { Publication } from '../../domain/publication.ts';
import type { Pack } from '../../sheets/packs.ts';
import type { Selection } from '../../sheets/plan.ts';
import type { Sum } from '../cache/give.ts';
import type { Counted } from '../cache/kinds.ts';
import type { Store } from '../cache/store.ts';
import type { Hanging } from './carry-sheets.ts';
import type { EarlierSheet, PrintedFile } from './printed-file.ts';

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
  /** Where it is `all`, nothing is taken from there: everything is set and read back. */
  verify: 'sample' | 'all';
  /** Whether words are read back; not only where the benchmark asks what that costs. */
  readsWords?: boolean;
  progress?: (stage: PrintStage, done: number, total: number) => void;
  /** Told of each estate when its sheets were made: what they are made of is at hand then, for whoever makes more of it. */
  lookedAt?: (estate: string) => void;
}

export type PrintStage = 'plan' | 'sheets' | 'packs';

/** Of so many, so many were looked at. */
export interface Checked {
  checked: number;
  total: number;
}

export interface PrintReport {
  files: PrintedFile[];
  /** Of each file, and of the index, by its path below `print/`. */
  sums: ReadonlyMap<string, Sum>;
  /** How many sheets were taken over as they hang. */
  carried: number;
  /** How many sheets, and packs, were taken as they were made before, and not read back again. */
  taken: { sheets: number; packs: number };
  counted: readonly Counted[];
  /** Sheets left out because nothing on them has changed. */
  unchanged: number;
  /** On sheets that were set. */
  codes: Checked;
  /** Sheets that were set, and those of them whose words were read back. */
  words: Checked;
  /** Packs that were put together, and those of them that were held against their sheets. */
  packs: Checked;
}
