/**
 * Where a character stands that no font has (缺字), so that a clerk finds it: table, row and column, or notice.
 */
import type { Publication } from '../domain/publication.ts';
import { type SourceSheet, sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { TABLES } from '../tables/catalogue.ts';
import { columnList } from '../tables/column.ts';
import { codePointName } from './coverage.ts';

export interface Unprintable {
  character: string;
  /** Code of the estate, the firm or the division whose row it is; null for a notice or a setting. */
  subject: string | null;
  /** Path inside the content folder, with the sheet behind it. */
  file: string;
  row: number | null;
  column: string;
}

/** Every place in the publication where one of some characters stands. */
export function placesOf(characters: readonly string[], publication: Publication): Unprintable[] {
  const { register, notices, portal } = publication;
  const places: Unprintable[] = [];
  const look = (text: unknown, where: Omit<Unprintable, 'character'>): void => {
    if (typeof text !== 'string') return;
    for (const character of characters) if (text.includes(character)) places.push({ character, ...where });
  };
  for (const table of TABLES)
    for (const record of register.records[table.id] as unknown as readonly Record<string, unknown>[])
      for (const [field, column] of columnList(table)) {
        const source = record.source as Parameters<typeof sourceRow>[0];
        const sheet = register.sheets[sourceSheetIndex(source)] as SourceSheet;
        look(record[field], {
          subject: subjectOf(record),
          file: sheet.sheet === null ? sheet.file : `${sheet.file}（${sheet.sheet}）`,
          row: sourceRow(source),
          column: column.header,
        });
      }
  for (const notice of notices)
    for (const [column, text] of Object.entries(notice))
      look(text, { subject: null, file: `notices/${notice.id}.md`, row: null, column });
  for (const [column, text] of Object.entries(portal))
    look(text, { subject: null, file: 'portal.yaml', row: null, column });
  return places;
}

function subjectOf(record: Record<string, unknown>): string | null {
  const code = record.estate ?? record.code ?? record.subject ?? record.firm ?? record.division;
  return typeof code === 'string' ? code : null;
}

/** A sentence for a clerk: place, fact, remedy. */
export function unprintableText({ character, subject, file, row, column }: Unprintable): string {
  const where = `${file}${row === null ? '' : ` 第 ${row} 行`}「${column}」`;
  const whose = subject === null ? '' : `（${subject}）`;
  return `${where}${whose}里的「${character}」（${codePointName(character)}）字库里没有，印出来是空框。改用通行的字，或在 portal.yaml 的 print.fonts 里给一个有这个字的字体文件。`;
}
