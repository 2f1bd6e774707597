/**
 * Puts packs together (整包合订) from sheets and separators that are set, in several threads: nothing is set a second time, so each
 * pack has exactly the pages of its sheets, which is asserted.
 */
import { fileURLToPath } from 'node:url';
import { groupBy } from '../../domain/register.ts';
import type { Separator } from '../../paper/typesetter.ts';
import { countyPacks, estatePack, firmPacks, type Pack, type PackedSubject } from '../../sheets/packs.ts';
import { WrongPack } from '../gates.ts';
import { helpersFor, shareWork } from '../workers.ts';
import { evenly } from './choose-sheets.ts';
import { type Made, placeIn } from './kept-prints.ts';
import type { PackAnswer, PackPiece, PackTask } from './pack-worker.ts';

const WORKER = fileURLToPath(new URL('./pack-worker.ts', import.meta.url));
/** A further thread pays only from so many packs on. */
const PACKS_PER_THREAD = 4;
const THREADS = 2;
/** How many packs are held against their sheets, and how many sheets of each, the first and the last among them. */
const SAMPLE = 100;
const READ_PER_PACK = 2;

/** Those of estates, then those of each county and its streets, then those of firms. */
export function packsOf(subjects: readonly PackedSubject[], month: string): Pack[] {
  const counties = groupBy(subjects, ({ county }) => county.code);
  const firms = groupBy(
    subjects.filter(({ street, sheets }) => street !== null && sheets.length > 0),
    ({ firm }) => firm?.code ?? null,
  );
  return [
    ...subjects.flatMap(estatePack),
    ...[...counties.values()].flatMap((members) => countyPacks(members, month)),
    ...[...firms.values()].flatMap((members) => firmPacks(members, month)),
  ];
}

/** Separators that packs need, each once: an estate's is the same in every pack. */
export function separatorsOf(packs: readonly Pack[]): Map<string, Separator> {
  const found = new Map<string, Separator>();
  for (const { members } of packs)
    for (const { separator } of members) if (separator !== null) found.set(textOf(separator), separator);
  return found;
}

/** A separator as it is handed to whoever sets it, which is what it is known by. */
export const textOf = ({ title, lines }: Separator): string => JSON.stringify({ title, lines });

/** What stands in a pack in its order: a separator by its text, or a sheet by its file. */
export interface Ply extends Omit<PackPiece, 'path' | 'pages'> {
  separator: string | null;
  file: string | null;
}

export function pliesOf({ members }: Pack): Ply[] {
  return members.flatMap(({ separator, sheets }): Ply[] => {
    const depth = separator === null ? 0 : 1;
    const own = sheets.map(({ file, isBound }): Ply => ({ separator: null, file, depth, onOdd: isBound }));
    return separator === null ? own : [{ separator: textOf(separator), file: null, depth: 0, onOdd: false }, ...own];
  });
}

export interface Joining {
  /** `print/` itself. */
  root: string;
  packs: readonly Pack[];
  /** How many pages each sheet has, by its file. */
  pages: ReadonlyMap<string, number>;
  /** Separators that are set, by their text. */
  separators: ReadonlyMap<string, Pick<PackPiece, 'path' | 'pages'>>;
  /** Which packs are held against their sheets. */
  verify: 'none' | 'sample' | 'all';
  tell: (done: number) => void;
}

export interface JoinedPacks {
  /** Of each pack. */
  made: Made[];
  /** How many packs were held against their sheets. */
  checked: number;
}

export async function joinPacks({ root, packs, pages, separators, verify, tell }: Joining): Promise<JoinedPacks> {
  const pieceOf = ({ separator, file, ...how }: Ply): PackPiece => {
    const set = separator === null ? undefined : separators.get(separator);
    if (set) return { ...set, ...how };
    return { path: placeIn(root, file ?? ''), pages: pages.get(file ?? '') ?? 0, ...how };
  };
  const tasks = packs.map((pack, at) => ({
    ...{ at, file: pack.file, path: placeIn(root, pack.file), title: pack.title },
    pieces: pliesOf(pack).map(pieceOf),
  }));
  const read = new Set(verify === 'none' ? [] : verify === 'all' ? tasks : evenly(tasks, SAMPLE));
  const made: Made[] = [];
  let done = 0;
  await shareWork<(typeof tasks)[number], PackAnswer>({
    helper: { file: WORKER, as: 'thread' },
    data: null,
    helpers: helpersFor(tasks.length, { most: THREADS, each: PACKS_PER_THREAD }),
    tasks,
    message: (task): PackTask => {
      const all = task.pieces.map((_, index) => index);
      const readBack = !read.has(task) ? [] : verify === 'all' ? all : evenly(all, READ_PER_PACK);
      return { path: task.path, title: task.title, pieces: task.pieces, readBack };
    },
    take: async ({ at, file }, { wrong, ...own }) => {
      made[at] = own;
      if (wrong !== null) throw new WrongPack(file, wrong.piece, wrong.why);
      tell(++done);
    },
  });
  return { made, checked: read.size };
}
