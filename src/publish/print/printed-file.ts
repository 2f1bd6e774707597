/**
 * What the print index and `release.json` record about a printed file (印制清单的一行), and how a sheet is recognised in a
 * later print.
 */
import { hash } from 'node:crypto';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { SheetName } from '../../domain/sheet-names.ts';
import { contentText } from '../../sheets/content-hash.ts';
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
  release: string;
  /** The first 公示期至 of what it says of somebody; null where it names nobody, and of a pack. */
  until: IsoDate | null;
  /** SHA-256 of what it says, without release and as-of date; null for a pack. */
  content: string | null;
}

/** What an earlier publication had printed, as its `release.json` says; one of an earlier version has no `until`. */
export type EarlierSheet = Pick<PrintedFile, 'file' | 'sheet' | 'title' | 'estate' | 'division' | 'place' | 'content'> &
  Partial<Pick<PrintedFile, 'until'>>;

/** What `release.json` keeps of a printed sheet. */
export function toEarlier({ file, sheet, title, estate, division, place, until, content }: PrintedFile): EarlierSheet {
  return { file, sheet, title, estate, division, place, until, content };
}

export function entryOf({
  file,
  sheet,
  estate,
  division,
}: PlannedSheet): Omit<EarlierSheet, 'content' | 'until'> & { sheet: SheetName; until: IsoDate | null } {
  const { name, title, place, until } = sheet;
  return { file, sheet: name, title, estate, division, place, until };
}

/** Sheets with the same key replace one another: the same kind, at the same place of the same estate or county. */
export function identity({
  sheet,
  estate,
  division,
  place,
}: Pick<EarlierSheet, 'sheet' | 'estate' | 'division' | 'place'>): string {
  return JSON.stringify([sheet, estate, division, place]);
}

export function contentOf({ sheet }: PlannedSheet): string {
  return hash('sha256', contentText(sheet));
}
