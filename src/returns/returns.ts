/**
 * What goes back (退改): a marked workbook for each file with problems, a text for each firm that they concern, and the list
 * of who gets which. Bytes in, bytes out.
 */
import Papa from 'papaparse';
import { guardFormula } from '../domain/formula-guard.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { compareText } from '../domain/order.ts';
import type { Portal } from '../domain/portal.ts';
import { openOf, type Problem } from '../domain/problem.ts';
import { groupBy, type Register } from '../domain/register.ts';
import type { RawSheet } from '../intake/read/sheet.ts';
import { maskPath, maskPrivate } from '../privacy/mask.ts';
import { firmLetters, type Letter } from './firm-letters.ts';
import { type FileRead, filesThatGaveWay, type GaveWay } from './gave-way.ts';
import { countsOf, type MarkedFile, markedFile } from './marked-file.ts';
import { isOfTheOffice } from './of-the-office.ts';
import { safeFileName } from './safe-names.ts';

export interface ReturnInput {
  problems: readonly Problem[];
  register: Register;
  portal: Portal | null;
  asOf: IsoDate;
  /** By when firms are asked to answer; null to go by the settings. */
  by: IsoDate | null;
  /** The files that were read. */
  inputs: readonly FileRead[];
  read(path: string): Promise<Uint8Array>;
}

export interface Returned {
  /** Who gets what, as the list among the files has it. */
  rows: readonly IndexRow[];
  files: readonly { name: string; bytes: Uint8Array }[];
  workbooks: number;
  letters: number;
  /** Files with problems that can't be marked, and stand in the list alone. */
  listed: number;
}

/** The list of who gets what. */
export const INDEX = '退改清单.csv';
const INDEX_HEADERS = ['退给谁', '发什么', '必须改正', '请核对', '说明'];
const UTF8_MARK = '\ufeff';

/** A line of the list: who gets what, and how much there is to mend. */
export interface IndexRow {
  to: string;
  /** The file's name; in brackets why there is none. */
  what: string;
  errors: number;
  warnings: number;
  note: string;
  /** Of a file that doesn't go back: which one stands in its place. */
  gaveWayTo?: string;
}

/** Everything that goes back. */
export async function returnsOf(input: ReturnInput): Promise<Returned> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const index: IndexRow[] = [];
  const sheets = new Map<string, readonly RawSheet[]>();
  const taken = new Set([INDEX.toLowerCase()]);
  const listed: IndexRow[] = [];
  const gaveWay = filesThatGaveWay(input.problems, input.inputs);
  const held: IndexRow[] = [];
  for (const [file, own] of [...groupBy(openOf(input.problems), ({ file }) => file)].sort(([a], [b]) =>
    compareText(a, b),
  )) {
    const base = file.split('/').at(-1) ?? file;
    const stays = gaveWay.get(file);
    if (stays !== undefined) {
      held.push(heldRow(base, own, stays));
      continue;
    }
    const made = await marked(input, file, own);
    if (made === null) listed.push(...notMarked(file, base, own));
    else {
      sheets.set(file, made.sheets);
      taken.add(made.name.toLowerCase());
      files.push({ name: made.name, bytes: made.bytes });
      const counted = own.filter((one) => !isOfTheOffice(one));
      index.push({ to: `报来 ${base} 的人`, what: maskPath(made.name), ...countsOf(counted), note: made.note });
    }
  }
  const cells = (file: string, sheet: string | null, row: number): readonly string[] | null => {
    const found = sheets.get(file)?.find(({ name }) => (name === null ? null : maskPrivate(name, 'remark')) === sheet);
    return (
      found?.rows[row - 1]?.map((cell) =>
        cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''),
      ) ?? null
    );
  };
  const letters = firmLetters({
    ...input,
    problems: input.problems.filter((one) => !isOfTheOffice(one) && !gaveWay.has(one.file)),
    cells,
  });
  for (const letter of letters) {
    const name = safeFileName(letter.name, '.txt', taken);
    files.push({ name, bytes: text(letter.text) });
    index.push(letterRow(letter, name));
  }
  const rows = [...index, ...listed, ...held];
  files.push({ name: INDEX, bytes: text(indexText(rows)) });
  return {
    rows,
    files,
    workbooks: files.length - letters.length - 1,
    letters: letters.length,
    listed: new Set(listed.map(({ to }) => to)).size + held.length,
  };
}

/** A file of which problems name the path; null where it isn't there to be marked, or nobody but the office can mend it. */
async function marked(input: ReturnInput, file: string, problems: readonly Problem[]): Promise<MarkedFile | null> {
  // Paths with something private in them may look alike once it is hidden.
  const [path, other] = input.inputs.map((one) => one.path).filter((one) => maskPath(one) === file);
  if (path === undefined || other !== undefined || !/^tables\/.*\.(?:csv|xlsx)$/i.test(path)) return null;
  const own = problems.filter((one) => !isOfTheOffice(one));
  if (own.length === 0) return null;
  return markedFile(path, await input.read(path), own, {
    asOf: input.asOf,
    publisher: input.portal?.publisher ?? null,
  });
}

/** What can't be marked: whoever has to mend it finds every problem in the list. */
function notMarked(file: string, base: string, problems: readonly Problem[]): IndexRow[] {
  const isTable = file.startsWith('tables/');
  return problems.map((one) => ({
    to: isTable && !isOfTheOffice(one) ? `报来 ${base} 的人` : '自己改',
    what: isTable && !isOfTheOffice(one) ? '（打不开或标不了，照说明重新报）' : file,
    ...countsOf([one]),
    note: one.message,
  }));
}

/** A file that doesn't go back, since another one stands in its place. */
function heldRow(base: string, problems: readonly Problem[], { to, isSettled, note }: GaveWay): IndexRow {
  return { to: isSettled ? '不用退' : '自己先定', what: base, ...countsOf(problems), note, gaveWayTo: to };
}

const letterRow = ({ name, errors, warnings }: Letter, file: string): IndexRow => ({
  to: name,
  what: file,
  errors,
  warnings,
  note: '整段复制，用微信或短信发给企业。',
});

function indexText(rows: readonly IndexRow[]): string {
  const lines = rows.map(({ to, what, errors, warnings, note }) => [
    guardFormula(to),
    guardFormula(what),
    String(errors),
    String(warnings),
    guardFormula(note),
  ]);
  return `${Papa.unparse([INDEX_HEADERS, ...lines], { newline: '\r\n' })}\r\n`;
}

/** A text as the editors of every system open it. */
function text(words: string): Uint8Array {
  return new TextEncoder().encode(UTF8_MARK + words.replace(/\r?\n/g, '\r\n'));
}
