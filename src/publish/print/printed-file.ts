/**
 * What the print index and `release.json` record about a printed file (印制清单的一行), and how a sheet is recognised in a
 * later print.
 */
import type { IsoDate } from '../../domain/iso-date.ts';
import type { SheetName } from '../../domain/sheet-names.ts';
import { contentHash } from '../../sheets/content-hash.ts';
import type { PlannedSheet } from '../../sheets/plan.ts';
import type { Place } from '../../sheets/sheet.ts';

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
  /** The release since which it hangs with this content; of a pack that since which the newest of its sheets does. */
  release: string;
  /** The as-of date of that release. */
  since: IsoDate;
  /** 内容编号, as it stands on the sheet; null for a pack. */
  id: string | null;
  /** What set it (`makerOf`). */
  maker: string;
  /** The first 公示期至 of what it says of somebody; null where it names nobody, and of a pack. */
  until: IsoDate | null;
  /** SHA-256 of what it says, without release and as-of date; null for a pack. */
  content: string | null;
}

/** What an earlier publication had printed, as its `release.json` says; one of an earlier version says less. */
export type EarlierSheet = Pick<PrintedFile, 'file' | 'sheet' | 'title' | 'estate' | 'division' | 'place' | 'content'> &
  Partial<Pick<PrintedFile, 'until' | 'release' | 'since'>>;

/** What `release.json` keeps of a printed sheet. */
export function toEarlier({ pages: _pages, firm: _firm, id: _id, maker: _maker, ...kept }: PrintedFile): EarlierSheet {
  return kept;
}

/** Since when a sheet hangs with its content: since it was first published so, as far as the earlier ones tell. */
export function sinceOf(
  content: string | null,
  before: EarlierSheet | undefined,
  release: { id: string; asOf: IsoDate },
): Pick<PrintedFile, 'release' | 'since'> {
  const { release: id, since } = before ?? {};
  return content !== null && before?.content === content && id !== undefined && since !== undefined
    ? { release: id, since }
    : { release: release.id, since: release.asOf };
}

export function entryOf({ file, sheet, estate, division }: PlannedSheet): Omit<
  EarlierSheet,
  'content' | 'until' | 'release' | 'since'
> & {
  sheet: SheetName;
  until: IsoDate | null;
} {
  const { name, title, place, until } = sheet;
  return { file, sheet: name, title, estate, division, place, until };
}

export const contentOf = ({ sheet }: PlannedSheet): string => contentHash(sheet);
