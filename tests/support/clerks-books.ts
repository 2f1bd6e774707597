/** A small office's folder with the workbooks that a test makes up: kept once, and read again with those of another month. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Register } from '../../src/domain/register.ts';
import { type Content, readContent } from '../../src/intake/read-content.ts';
import { REPOSITORY } from '../../src/site.ts';
import { portalText } from './portal-text.ts';
import { AS_OF, type Bytes, FIRM, OTHER_FIRM, tableFile, xlsx } from './tables.ts';

export type Cell = string | number | null;
export type Rows = Cell[][];
/** By the names of the files, which are workbooks with the sheets named. */
export type Books = Readonly<Record<string, Readonly<Record<string, Rows>>>>;

export const [A, B] = ['示例甲物业服务有限公司', '示例乙物业服务有限公司'];
export const GROUND: Readonly<Record<string, string>> = {
  'portal.yaml': portalText('甲子县', '000101', '{"000101": "000000"}'),
  'tables/行政区划.csv': '行政区划代码,名称,层级\n000101,甲子县,县\n',
  'tables/企业.csv': `统一社会信用代码,企业名称\n${FIRM},${A}\n${OTHER_FIRM},${B}\n`,
};
export const ESTATES = {
  'tables/小区.csv':
    '小区编码,小区名称,行政区划代码,管理模式,街道\n丁,丁香苑,000101,专业物业,春晖街道\n金,金桂园（一期）,000101,业主自管,望湖街道\n'
      .replace('丁,', 'D1,')
      .replace('金,', 'J1,'),
};

/** A heading that reaches over several columns is written in the first; `A1:C1` merges it. */
export async function folder(books: Books, ground: Readonly<Record<string, string>>): Promise<Map<string, Bytes>> {
  const files = new Map<string, Bytes>([...Object.entries(GROUND), ...Object.entries(ground)]);
  for (const [name, sheets] of Object.entries(books)) {
    const made = Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows }));
    files.set(`tables/${name}.xlsx`, await xlsx(made));
  }
  return files;
}

export const read = (files: ReadonlyMap<string, Bytes>): Promise<Content> =>
  readContent({
    files: [...files].map(([name, bytes]) => tableFile(name, bytes)),
    asOf: AS_OF,
    shippedProfile: async (code) =>
      readFileSync(path.join(REPOSITORY, 'content', 'jurisdictions', `${code}.yaml`), 'utf8'),
  });

export const errorsIn = ({ problems }: Content): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

export interface Kept {
  first: Content;
  /** What was written down, by path. */
  kept: ReadonlyMap<string, string>;
  /** Another month read by it. */
  next(books: Books): Promise<Content>;
}

export async function keep(books: Books, ground: Readonly<Record<string, string>> = ESTATES): Promise<Kept> {
  const kept = new Map<string, string>();
  const files = await folder(books, ground);
  let first = await read(files);
  for (let times = 0; first.toKeep.length > 0 && times < 3; times++) {
    for (const { path: name, text } of first.toKeep) {
      kept.set(name, text);
      files.set(name, text);
    }
    first = await read(files);
  }
  expect(errorsIn(first)).toEqual([]);
  const next = async (others: Books): Promise<Content> => read(new Map([...(await folder(others, ground)), ...kept]));
  return { first, kept, next };
}

export const revenue = ({ register }: { register: Register }): unknown[] =>
  register.records.revenue.map(({ estate, year, category, item, amountFen }) => [
    estate,
    year,
    category,
    item,
    amountFen / 100,
  ]);
export const counts = ({ register }: { register: Register }): unknown[] =>
  register.records.complaint_stat.map(({ estate, month, received, closed }) => [estate, month, received, closed]);
export const fees = ({ register }: { register: Register }): unknown[] =>
  register.records.fee_item.map(({ estate, item, rateE4, unit }) => [estate, item, rateE4 / 10_000, unit]);
export const listed = ({ register }: { register: Register }): unknown[] =>
  register.records.list_entry.map(({ period, colour, subject, basis, listedOn }) => [
    period,
    colour,
    subject,
    basis,
    listedOn,
  ]);
export const codes = ({ problems }: Content): string[] => problems.map(({ code }) => code);

/** Nothing is asked, and nothing is to be kept. */
export function expectNoQuestion(content: Content): void {
  expect(errorsIn(content)).toEqual([]);
  expect(content.toKeep).toEqual([]);
}
