/** What the benchmark writes down: figures of each run, and the limits that they are held against. */
import type { CheckPageResult } from './check-page.ts';
import type { PageScores } from './lighthouse.ts';
import type { RepublishResult } from './republish.ts';
import type { ScreenResult } from './screen.ts';
import type { SearchResult } from './search.ts';

/** A limit of a value: the most or, as for a score, the least that it may be. */
export type Limit = { what: string; value: number; unit: string } & ({ most: number } | { least: number });

export interface SizeResult {
  estates: number;
  rows: number;
  pages: number;
  parseMs: number;
  readMs: number;
  readPeakMb: number;
  /** Reading the same city with one header wrong. */
  wrong: { readMs: number; readPeakMb: number };
  /** All rules over the tables as they were read in the same run. */
  rules: { readMs: number; judgeMs: number; findings: number; beyondTablesMb: number };
  stagesMs: Record<string, number>;
  siteMs: number;
  sitePeakMb: number;
  yardstickMs: { astro: number; pagefind: number };
  yardstickPeakMb: number;
}

/** `compare` against a publication with so many sheets, beside `check` of the same folder. */
export interface CompareResult {
  sheets: number;
  checkMs: number;
  compareMs: number;
}

/** What a browser says of the smaller city's site; null where there is none. */
export interface BrowserResult {
  search: SearchResult | null;
  lighthouse: PageScores[] | null;
  checkPage: CheckPageResult | null;
}

/** Milliseconds of a sheet, or of several; Chromium's are those of one page or of two at once, whichever is less. */
export interface SheetCost {
  what: string;
  /** The time per sheet with two processes. */
  setMs: number;
  same: ChromiumCost;
  /** Its words alone, which are not the same sheet. */
  words: ChromiumCost;
}

export type ChromiumCost = Record<'oneMs' | 'twoMs' | 'times', number>;

/** What paper costs. */
export interface PrintResult {
  estates: number;
  pages: number;
  printMs: number;
  /** The same without reading words back. */
  unreadMs: number;
  /** How many times the processor's time of a print it takes to print and read words back. */
  readingTimes: number;
  printPeakMb: number;
  /** A sheet of each kind as a file of its own, and the five of an estate; null without a browser to compare with. */
  sheets: { each: SheetCost[]; together: SheetCost } | null;
  /** Bare Typst setting as many files of as many pages, in one process. */
  bareMs: number;
}

/** What screens cost to publish, and a box to show; null without a browser. */
export type ScreensResult = { estates: number; publishMs: number; publishPeakMb: number } & {
  screen: ScreenResult | null;
};

export interface Results {
  node: string;
  sizes: SizeResult[];
  browser: BrowserResult;
  print: PrintResult | null;
  screens: ScreensResult | null;
  compared: CompareResult | null;
  republished: RepublishResult | null;
  limits: Limit[];
}
