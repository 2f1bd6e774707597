/**
 * The sample city with a very long text in every text column of an estate, its firm and the counties, set on paper and
 * read back.
 */

import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { SheetName } from '../../src/domain/sheet-names.ts';
import { firstMissing, type Runs } from '../../src/paper/compare-words.ts';
import { missingWords, type WordReader } from '../../src/paper/read-words.ts';
import type { Typesetter } from '../../src/paper/typesetter.ts';
import { SHEET_KINDS } from '../../src/sheets/catalogue.ts';
import type { Sheet } from '../../src/sheets/sheet.ts';
import { wordsOf } from '../../src/sheets/words.ts';
import { loadContent, makeSite, type Site } from '../../src/site.ts';
import { TABLES } from '../../src/tables/catalogue.ts';
import { columnList } from '../../src/tables/column.ts';
import { readPdf } from './pdf.ts';

export type Writing = 'prose' | 'letters';

/** Sentences, or addresses without a blank; `about` makes each text a different one. */
const WRITE: Record<Writing, (about: string, nth: number) => string> = {
  prose: (about, nth) => `${about}第${nth}句，物业服务企业于2026年${(nth % 12) + 1}月依照合同办理，费用${nth}.10元；`,
  letters: (about, nth) =>
    nth % 5 === 0 ? `${about}见` : `https://example.org/${about}/item-${nth}?WWW=${nth * 7919}&`,
};

/** What a column of words takes at most, and a column of names. */
const CHARACTERS = { text: 2000, name: 200 };
/** Rows of a subject that are made long; more would only repeat them. */
const ROWS = 3;

function written(writing: Writing, about: string, characters: number): string {
  let text = '';
  for (let nth = 1; text.length < characters; nth++) text += WRITE[writing](about, nth);
  return text.slice(0, characters);
}

/** The columns that hold words, as `table.field`. */
export const WORDY_COLUMNS: readonly string[] = TABLES.flatMap((table) =>
  columnList(table).flatMap(([field, { type }]) =>
    type.is === 'text' || type.is === 'name' ? [`${table.id}.${field}`] : [],
  ),
);

/** The sample city in which these columns are long for one estate, whoever serves it and every division. */
export async function longCity(estate: string, columns: readonly string[], writing: Writing): Promise<Site> {
  const options = { asOf: '2026-11-10' as IsoDate, base: null, division: null, only: ['print'] } as const;
  const content = await loadContent('content', options);
  const { records } = content.register;
  const firms = records.contract.flatMap((contract) => (contract.estate === estate ? [contract.firm] : []));
  const subjects = new Set([estate, ...firms, ...records.division.map(({ code }) => code)]);
  for (const table of TABLES)
    for (const [field, { type, header }] of columnList(table)) {
      if (!columns.includes(`${table.id}.${field}`)) continue;
      const seen = new Map<unknown, number>();
      for (const record of records[table.id] as unknown as Record<string, unknown>[]) {
        const about = record.estate ?? record.code ?? record.subject ?? record.firm ?? record.scope ?? record.division;
        const nth = (seen.get(about) ?? 0) + 1;
        seen.set(about, nth);
        // A number or an address to dial or open is held to its form.
        const isForm = table.id === 'channel' && field === 'value' && record.kind !== '地址';
        if (typeof record[field] !== 'string' || isForm || !subjects.has(String(about)) || nth > ROWS) continue;
        const name = type.is === 'name' ? String(record[field]) : '';
        record[field] = written(writing, `${header}${nth}${name}`, CHARACTERS[type.is === 'name' ? 'name' : 'text']);
      }
    }
  return makeSite(content, options);
}

/** Every sheet of these kinds, of an estate and of one county. */
export function sheetsOf(site: Site, names: readonly SheetName[], estate: string, division: string): Sheet[] {
  return SHEET_KINDS.filter(({ name }) => names.includes(name)).flatMap((kind) =>
    kind.sheets(site, kind.about === 'estate' ? estate : division),
  );
}

/** The sheets of which words are missing on paper, with the first of these. */
export function wordsMissing(set: Typesetter['set'], reader: WordReader, sheets: readonly Sheet[]): string[] {
  return sheets.flatMap((sheet) => {
    const { pdf, pages } = set({ title: sheet.title, sheet });
    const missing = missingWords(reader, pdf, sheet, pages);
    return missing === null ? [] : [`${sheet.name} ${sheet.subject.code}: ${missing.slice(0, 80)}`];
  });
}

/** The first words of a sheet that another program, PDF.js, does not find in its file; null where it finds all. */
export async function missingToPdfJs(sheet: Sheet, pdf: Uint8Array): Promise<string | null> {
  const { pages } = await readPdf(pdf);
  return firstMissing(
    wordsOf(sheet),
    pages.map(({ words }) => {
      const runs: Runs = words.map(({ text }) => text);
      return { columns: [runs], whole: runs, drawn: runs };
    }),
  );
}
