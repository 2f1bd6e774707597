/**
 * Proposes a mapping for a sheet that no mapping and no table's own reader knows: how it would be read, how sure that is,
 * and what would be left over. A person looks at it before anything is read by it.
 */

import { ANY_WORD, type From, headersUsed, type Mapping, type Sure, type TableMapping } from '../../domain/mapping.ts';
import { TABLES, tableOf } from '../../tables/catalogue.ts';
import type { Table } from '../../tables/column.ts';
import { isOrnament } from '../header.ts';
import { headerKey } from '../text.ts';
import type { Block } from './anatomy.ts';
import { type Candidate, type Fit, fitTable, type Sighted } from './fit.ts';
import type { FlatColumn } from './header-rows.ts';
import { proposeChannels } from './propose-channels.ts';
import { proposeMaster } from './propose-master.ts';
import { proposeNotice } from './propose-notice.ts';
import { proposeSides } from './propose-sides.ts';
import { proposeWide } from './propose-wide.ts';

export interface Proposal {
  mapping: Mapping;
  sure: Sure;
  /** Headers that would not be published. */
  left: readonly string[];
}

/** The best proposal; null where nothing fits whole. `named` is the table that the file's or the sheet's name says. */
export function propose(sighted: Sighted, named: Table | null): Proposal | null {
  const block = sighted.anatomy.blocks[0] as Block;
  const candidates: Candidate[] = [
    ...proposeNotice(sighted, named),
    ...proposeWide(sighted, named),
    ...proposeSides(sighted),
    ...proposeChannels(sighted),
    ...proposeMaster(sighted),
    ...TABLES.map((table) => asRows(table, block, sighted)),
  ];
  const whole = candidates.filter(
    ({ tables, missing }) => missing.length === 0 && (named === null || tables.some(({ table }) => table === named.id)),
  );
  const scored = whole.map((candidate) => ({ candidate, score: scoreOf(candidate, block) }));
  const best = scored.sort((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score < SCORE_MIN) return null;
  const { tables } = best.candidate;
  const headers = block.columns.map(({ path }) => path);
  const used = headersUsed({ tables });
  const left = headers.filter((header) => !used.has(header));
  const passed = left.filter((header) => !isRunningNumber(header));
  const isNamed = named !== null || tables.some(({ table }) => sighted.names.file.includes(tableOf(table).name));
  const share = used.size / Math.max(1, headers.length - (left.length - passed.length));
  const sure: Sure = share >= 0.75 && !isInferred(tables) ? 'high' : share >= 0.5 || isNamed ? 'middle' : 'low';
  return { mapping: mappingOf(sighted, headers, passed, tables), sure, left };
}

/** Whether something is taken for what the sheet doesn't say in so many words: whose it is, how an estate is managed. */
const isInferred = (tables: readonly TableMapping[]): boolean =>
  tables.some(
    ({ columns, values }) =>
      Object.values(columns).some((from) => from.is === 'title' && from.fact === 'estate') ||
      Object.values(values).some((words) => ANY_WORD in words),
  );

/** How many columns must be read at least for a sheet to be taken for a table. */
const SCORE_MIN = 2;

/** A sheet as the rows of one table. */
function asRows(table: Table, block: Block, sighted: Sighted): Candidate {
  const fit: Fit = fitTable(table, block, sighted, { ...balances(table, block), ...ofOurForms(table, block) });
  return { tables: [fit.mapping], missing: fit.missing };
}

/** In a statement of income the two balances have no item of their own: the kind of line names them. */
function balances(table: Table, { columns }: Block): Record<string, From> {
  if (table.id !== 'revenue') return {};
  const find = (name: string): FlatColumn | undefined => columns.find(({ lower }) => headerKey(lower) === name);
  const [item, category] = [find('项目'), find('类别')];
  return item === undefined || category === undefined
    ? {}
    : {
        类别: { is: 'column', header: category.path, or: item.path },
        项目: { is: 'column', header: item.path, or: category.path },
      };
}

/** What shares a cell in the forms that this product prints: a price and its unit, a lift's place and its number. */
function ofOurForms(table: Table, { columns, around }: Block): Record<string, From> {
  const find = (name: string): FlatColumn | undefined => columns.find(({ lower }) => headerKey(lower) === name);
  const rate = table.id === 'fee_item' ? find('收费标准') : undefined;
  if (rate !== undefined && rate.unit === null && find('单位') === undefined && find('计价单位') === undefined)
    return { 单位: { is: 'column', header: rate.path, part: 'unit' } };
  const unit = find('单位') ?? find('计价单位');
  if (rate !== undefined && rate.unit === null && unit !== undefined)
    return { 单位: { is: 'column', header: unit.path, part: 'unit', or: rate.path } };
  const place = table.id === 'lift' ? find('位置') : undefined;
  if (place === undefined || find('使用登记证编号') !== undefined) return {};
  const contractor = around.labels.find(({ label }) => label === '维保单位');
  return {
    位置: { is: 'column', header: place.path, part: 'first' },
    使用登记证编号: { is: 'column', header: place.path, part: 'second' },
    ...(contractor === undefined
      ? {}
      : {
          维保单位: { is: 'label', label: contractor.label, part: 'name' },
          维保电话: { is: 'label', label: contractor.label, part: 'phone' },
        }),
  };
}

/** Columns that are read; facts of title and foot count less, since any sheet has some. */
function scoreOf({ tables }: Candidate, { columns }: Block): number {
  const used = headersUsed({ tables });
  const read = columns.filter(({ path }) => used.has(path)).length;
  return read + tables.length / 100;
}

const isRunningNumber = (path: string): boolean => {
  const header = (path.split('/').at(-1) as string).replace(/#\d+$/, '');
  return isOrnament(header) && !/备注|说明|注/.test(header);
};

/** A mapping for files whose names are like this one's. */
export function mappingOf(
  { names }: Pick<Sighted, 'names'>,
  headers: readonly string[],
  passed: readonly string[],
  tables: readonly TableMapping[],
): Mapping {
  const stem = stemOf(names.file);
  // Of sheets that are months another one is a summary, or a cover.
  const isMonth =
    names.sheet !== null && /^(?:[12]\d{3}\s*年\s*)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*月份?$/.test(names.sheet);
  const sheets = [isMonth && takesMonth(tables) ? '*月*' : '*'];
  return { file: `mappings/${safeName(stem)}.yaml`, files: [`*${stem}*`], sheets, headers, passed, tables };
}

const takesMonth = (tables: readonly TableMapping[]): boolean =>
  tables.some(({ columns }) => Object.values(columns).some((from) => from.is === 'title' && from.fact === 'month'));

/** A name without days, months, quarters and years. */
export const undated = (name: string): string =>
  name
    .replace(
      /[12]\d{3}\s*年?度?\s*(?:[-._]?\s*\d{1,2}\s*月?(?:份|\s*\d{1,2}\s*[日号])?|第?[一二三四1-4]季度?|[上下]半年)?/g,
      '',
    )
    .replace(/\d{1,2}\s*月份?/g, '');

/** What stays of a file's name from month to month: numbers, days, months and words in brackets are taken out. */
export function stemOf(file: string): string {
  const bare = undated(file.normalize('NFC').replace(/[(（【[][^()（）【】[\]]*[)）】\]]/g, ''))
    .replace(/^[\s\d、.．_\-—]+|[\s\d_\-—]+$/g, '')
    .trim();
  return bare.length >= 2 ? bare : file;
}

/** A name for a file on every system. */
const safeName = (stem: string): string => stem.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 60);
