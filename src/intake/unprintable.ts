/**
 * Where a text stands that no font can print (缺字), so that a clerk finds it: table, row and column, or setting.
 */
import { codePointName } from '../domain/glyphs.ts';
import type { Problem } from '../domain/problem.ts';
import type { Publication } from '../domain/publication.ts';
import type { Register } from '../domain/register.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { problem } from './problems.ts';

/** The parts of a publication that contain texts. */
export type Texts = Pick<Publication, 'register' | 'notices' | 'portal' | 'profiles'>;

/** A text with a character that can't be printed. */
export interface Unprintable {
  text: string;
  /** Path inside the content folder; `sheet` null for what is no sheet of a workbook. */
  file: string;
  sheet: string | null;
  /** Null outside of tables, where the text itself is searched for its line. */
  row: number | null;
  /** From 0. */
  columnIndex: number | null;
  /** The header, or the key of a setting; null for the body of a notice and for the name of a file or a sheet. */
  column: string | null;
  /** Codes of the estates, firms or divisions that the text is about; empty where it is about all. */
  subjects: readonly string[];
}

const NOWHERE = { sheet: null, row: null, columnIndex: null, subjects: [] };

/** Every text of tables that `isUnprintable` finds; each file's and sheet's own name is one. */
export function unprintableInTables(register: Register, isUnprintable: (text: string) => boolean): Unprintable[] {
  const found: Unprintable[] = [];
  const named = new Set<SourceSheet>();
  for (const table of TABLES) {
    const columns = columnList(table);
    for (const record of register.records[table.id] as unknown as readonly Record<string, unknown>[]) {
      const source = record.source as SourceRef;
      const sheet = register.sheets[sourceSheetIndex(source)] as SourceSheet;
      named.add(sheet);
      for (const [field, { header }] of columns) {
        const text = record[field];
        if (typeof text !== 'string' || !isUnprintable(text)) continue;
        const columnIndex = sheet.columns[field] ?? null;
        const subjects = subjectOf(record);
        found.push({ ...sheet, text, row: sourceRow(source), columnIndex, column: header, subjects });
      }
    }
  }
  // Names of files and of worksheets are printed too, as the source of figures.
  for (const { file, sheet } of named)
    for (const text of [file, sheet ?? ''])
      if (isUnprintable(text)) found.push({ ...NOWHERE, file, sheet, text, column: null });
  return found;
}

/** Every text of a publication that `isUnprintable` finds. */
export function unprintableTexts(texts: Texts, isUnprintable: (text: string) => boolean): Unprintable[] {
  const { register, notices, portal, profiles } = texts;
  const found = unprintableInTables(register, isUnprintable);
  for (const { file, title, kind, publisher, document, body, targets } of notices)
    for (const [column, text] of [
      ['title', title],
      ['type', kind],
      ['publisher', publisher],
      ['doc', document ?? ''],
      [null, body],
    ] as const)
      if (isUnprintable(text)) found.push({ ...NOWHERE, file, text, column, subjects: targets });
  // All other settings are shown on web pages alone, which use the fonts of the reader's device.
  const { name, publisher, base, complaint } = portal;
  for (const [column, text] of textsIn({ name, publisher, base, complaint: { url: complaint?.url } }))
    if (isUnprintable(text)) found.push({ ...NOWHERE, file: 'portal.yaml', text, column });
  for (const [code, profile] of profiles)
    for (const [column, text] of textsIn(profile))
      if (isUnprintable(text)) found.push({ ...NOWHERE, file: `jurisdictions/${code}.yaml`, text, column });
  return found;
}

function subjectOf(record: Record<string, unknown>): string[] {
  const code = record.estate ?? record.code ?? record.subject ?? record.scope ?? record.firm ?? record.division;
  return typeof code === 'string' ? [code] : [];
}

/** Every text in plain values with its dotted path. */
function* textsIn(value: unknown, path: readonly string[] = []): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path.join('.'), value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, [...path, key]);
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** The characters, as readers see them, that contain an unprintable code point, each once; 👨‍👩‍👧 counts as one. */
export function unprintableCharacters(text: string, isUnprintable: (text: string) => boolean): string[] {
  const found = new Set<string>();
  for (const { segment } of SEGMENTER.segment(text)) if (isUnprintable(segment)) found.add(segment);
  return [...found];
}

/** 「📢」（U+1F4E2） */
export function characterInWords(character: string): string {
  return `「${character}」（${[...character].map(codePointName).join(' ')}）`;
}

/** What a clerk is told of it: the characters, and whom the text is about. */
export function glyphProblem(
  one: Unprintable,
  { records }: Register,
  isUnprintable: (text: string) => boolean,
): Problem {
  const all = [...records.division, ...records.firm, ...records.estate];
  const subjects = one.subjects.flatMap((code) => {
    // The last, where two have one code.
    const named = all.findLast((subject) => subject.code === code);
    return named === undefined ? [] : `${named.code} ${named.name}`;
  });
  const hint = unprintableCharacters(one.text, isUnprintable).map(characterInWords).join('、');
  const details = { hint, ...(subjects.length === 0 ? {} : { other: subjects.join('、') }) };
  return problem('character-without-glyph', one, one.text, details);
}
