/**
 * Sheets that are taken over as they hang (沿用): what says the same as in the release before, and would be set by the same, isn't
 * set again. It keeps the day that it bears, so that what lies at `/print/` is what hangs on the board.
 */
import type { Publication } from '../../domain/publication.ts';
import { identity } from '../../sheets/hanging.ts';
import { give, sumIfThere } from '../cache/give.ts';
import type { Predecessor } from '../predecessor.ts';
import { type Lying, placeIn } from './kept-prints.ts';
import type { PrintedFile } from './printed-file.ts';

/** What the release before has printed. */
export interface Hanging {
  /** Its folder. */
  where: string;
  /** Sheets by what replaces them (`identity`); packs are none. */
  sheets: ReadonlyMap<string, PrintedFile>;
  /** SHA-256 of each file below `print/`. */
  sums: ReadonlyMap<string, string>;
}

/** Null where it has printed nothing, or what can't be read. */
export async function hangingIn({ where, manifest, read }: Predecessor): Promise<Hanging | null> {
  const index = await read('print/index.json');
  if (index === null) return null;
  let files: unknown;
  try {
    files = JSON.parse(new TextDecoder().decode(index));
  } catch {
    return null;
  }
  if (!Array.isArray(files)) return null;
  const sheets = (files as PrintedFile[]).filter(({ sheet, content }) => sheet !== null && content !== null);
  return {
    where,
    sheets: new Map(sheets.map((sheet) => [identity(sheet), sheet])),
    sums: new Map(manifest.outputs.map(({ path, sha256 }) => [path, sha256])),
  };
}

/** The same as pages ask for it; where all sheets are `carried` over, whatever they say. Earlier versions don't tell since when. */
export function hungOf({ sheets }: Hanging, carried: boolean): NonNullable<Publication['hung']> {
  return new Map(
    [...sheets].flatMap(([key, { content, since }]) =>
      since === undefined ? [] : [[key, { content: carried ? null : content, since }] as const],
    ),
  );
}

/** A sheet of this publication that may be taken over. */
export type Candidate = Pick<PrintedFile, 'file' | 'sheet' | 'estate' | 'division' | 'place' | 'title' | 'until'> & {
  content: string;
};

/** The line that a sheet has where it is taken over; null where it has to be set. */
export function carriedOver(hanging: Hanging | null, candidate: Candidate, maker: string): PrintedFile | null {
  const before = hanging?.sheets.get(identity(candidate));
  const isSame =
    before !== undefined &&
    before.content === candidate.content &&
    before.maker === maker &&
    before.file === candidate.file;
  return isSame ? { ...before, ...candidate } : null;
}

/** Gives the new release the file of such a line, which lies below `root` then; null where it isn't there or not whole. */
export function takeOver({ where, sums }: Hanging, root: string, line: PrintedFile): Lying | null {
  const from = placeIn(where, `print/${line.file}`);
  const found = sumIfThere(from);
  if (found === null || found.sha256 !== sums.get(`print/${line.file}`)) return null;
  give(from, placeIn(root, line.file));
  return { line, made: { pages: line.pages, ...found } };
}
