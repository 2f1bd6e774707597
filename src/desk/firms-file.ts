/**
 * Codes of firms that the clerk types at the desk (补企业代码), written into the table 企业 of the folder: a row filled up where
 * the firm stands there without a code, else a row added.
 */
import Papa from 'papaparse';
import { guardFormula, unguard } from '../domain/formula-guard.ts';
import { firm } from '../tables/firm.ts';
import type { FirmCode } from './api.ts';

const CODE = firm.columns.code.header;
const NAME = firm.columns.name.header;

/** Where the desk writes them: beside a workbook of that name its own file would be another form of the same table. */
export const firmsFile = (files: readonly string[]): string =>
  files.some((file) => /^tables\/企业\.xlsx$/i.test(file)) ? 'tables/企业-办事台补的.csv' : 'tables/企业.csv';

/** The table with these firms; `text` is null where there is none yet. Null where the table isn't laid out as ours. */
export function withFirms(text: string | null, firms: readonly FirmCode[]): string | null {
  const { data } = Papa.parse<string[]>((text ?? `${CODE},${NAME}`).replace(/^\ufeff/, ''), { skipEmptyLines: true });
  const [headers = [], ...rows] = data;
  const [code, name] = [CODE, NAME].map((header) => headers.findIndex((one) => one.trim() === header)) as [
    number,
    number,
  ];
  if (code < 0 || name < 0) return null;
  const written = rows.map((row) => headers.map((_header, at) => row[at] ?? ''));
  for (const one of firms) {
    const there = written.find((row) => unguard(row[name] ?? '').trim() === one.name && row[code]?.trim() === '');
    if (there !== undefined) there[code] = one.code;
    else
      written.push(headers.map((_header, at) => (at === code ? one.code : at === name ? guardFormula(one.name) : '')));
  }
  return `\ufeff${Papa.unparse({ fields: headers, data: written }, { newline: '\r\n' })}\r\n`;
}
