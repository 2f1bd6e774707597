/**
 * One file, or several, as the page for senders looks at them and as the command does: in a content folder that holds the
 * published tables.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckGrounds } from '../../src/domain/check-grounds.ts';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import type { Problem } from '../../src/domain/problem.ts';
import { type SourceRef, sourceRow, sourceSheetIndex } from '../../src/domain/source.ts';
import type { SourceSheet } from '../../src/domain/source-sheet.ts';
import type { FilesChecked } from '../../src/intake/check-files.ts';
import type { TableTotals } from '../../src/intake/collected.ts';
import { Corrections } from '../../src/intake/corrections.ts';
import { Mapper } from '../../src/intake/mapping/settle.ts';
import { mappingText } from '../../src/intake/mapping/write-mapping.ts';
import { ProblemLog } from '../../src/intake/problem-log.ts';
import { readContent } from '../../src/intake/read-content.ts';
import { findSources, type TableFile } from '../../src/intake/sources.ts';
import { PrivacySearch } from '../../src/privacy/allowing.ts';
import { refusalsOf } from '../../src/publish/refusals.ts';
import { REPOSITORY } from '../../src/site.ts';
import { shippedProfile } from './cases.ts';
import { tableFile } from './tables.ts';

/** A file that a sender has. */
export interface SentFile {
  name: string;
  bytes: Uint8Array;
}

/** What a portal publishes, and the settings that it is made by. */
export interface Portal {
  settings: string;
  grounds: CheckGrounds;
  characters: string;
  /** By table. */
  published: Readonly<Record<string, string>>;
  asOf: IsoDate;
  profileText(code: string): string;
}

/** A portal as it lies published in a folder. */
export function publishedPortal(folder: string, settings: string, asOf: IsoDate): Portal {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const grounds = JSON.parse(read('check/grounds.json')) as CheckGrounds;
  const published = Object.fromEntries(grounds.tables.map((table) => [table, read(`data/${table}.csv`)]));
  return { settings, grounds, characters: read('check/characters.txt'), published, asOf, profileText: shippedProfile };
}

export const sentFiles = (files: readonly SentFile[]): TableFile[] =>
  files.map(({ name, bytes }) => tableFile(`tables/${name}`, bytes));

export const publishedFiles = ({ published }: Portal): TableFile[] =>
  Object.entries(published).map(([table, csv]) => tableFile(`tables/${table}.csv`, csv));

/**
 * What both say of the files: their problems, until when their sheets speak, what became of their rows, and every record with
 * its place.
 */
export interface Said {
  until: readonly Pick<SourceSheet, 'file' | 'sheet' | 'until'>[];
  problems: readonly Problem[];
  totals: readonly TableTotals[];
  records: Readonly<Record<string, readonly unknown[]>>;
}

/** What the command says of the files. */
export async function commandSays(files: readonly SentFile[], portal: Portal): Promise<Said> {
  const own = sentFiles(files);
  const log = new ProblemLog();
  const mapper = new Mapper(portal.grounds.mappings, { asOf: portal.asOf, divisions: portal.grounds.divisions }, log);
  const { sources } = await findSources(own, mapper, new Corrections([], new PrivacySearch([]), log), log);
  const held = new Set<string>(sources.map(({ table }) => table.id));
  const content = await readContent({
    files: [
      tableFile('portal.yaml', portal.settings),
      ...portal.grounds.mappings.map((mapping) => tableFile(mapping.file, mappingText(mapping))),
      ...own,
      ...publishedFiles(portal).filter(({ path: at }) => !held.has(path.basename(at, '.csv'))),
    ],
    asOf: portal.asOf,
    shippedProfile: async (code) => portal.profileText(code),
  });
  const { register, totals } = content;
  const folder = { ...content, folder: '/there is none', inputs: [], library: [] };
  const refusals = await refusalsOf(folder, { asOf: portal.asOf, base: null, division: null });
  const problems = [...content.problems, ...refusals.map((refusal) => refusal.problem)];
  const published = new Set(publishedFiles(portal).map((file) => file.path));
  const isOwn = (file: string): boolean => !published.has(file) && file.startsWith('tables/');
  return {
    until: untils(register.sheets, isOwn),
    problems: problems.filter(({ file }) => isOwn(file)).map(asSent),
    totals: totals.filter(({ table }) => register.sheets.some((sheet) => sheet.table === table && isOwn(sheet.file))),
    records: placed(register.records, register.sheets, isOwn),
  };
}

/** What can be agreed to beside mappings is the office's, in its content folder (`agreed.yaml`), and no sender's. */
const asSent = (one: Problem): Problem => (one.agreement?.mapping === null ? { ...one, agreement: null } : one);

/** What a check in a page says of the files. */
export function pageSays({ files, problems, totals, records, places }: FilesChecked): Said {
  const isOwn = (file: string): boolean => files.includes(file);
  return { until: untils(places, isOwn), problems, totals, records: placed(records, places, () => true) };
}

const untils = (sheets: readonly SourceSheet[], isOwn: (file: string) => boolean): Said['until'] =>
  sheets.flatMap(({ file, sheet, until }) => (isOwn(file) ? { file, sheet, until } : []));

/** Records by table, each with its place in place of its packed source, since sheets may be counted otherwise. */
function placed(
  records: Readonly<Partial<Record<string, readonly object[]>>>,
  sheets: readonly SourceSheet[],
  isOwn: (file: string) => boolean,
): Record<string, unknown[]> {
  const kept = Object.entries(records).flatMap(([table, rows = []]) => {
    const own = (rows as readonly { source: SourceRef }[]).flatMap((row) => {
      const { file = '', sheet = null } = sheets[sourceSheetIndex(row.source)] ?? {};
      return isOwn(file) ? [{ ...row, source: `${file} ${sheet} ${sourceRow(row.source)}` }] : [];
    });
    return own.length === 0 ? [] : [[table, own] as const];
  });
  return Object.fromEntries(kept);
}

const CASES = path.join(REPOSITORY, 'tests/fixtures/cases');

/** Every case that was once reported, with its tables. */
export function sentCases(): { name: string; files: SentFile[] }[] {
  return readdirSync(CASES).map((name) => ({ name, files: filesIn(path.join(CASES, name, 'tables')) }));
}

/** Tables with characters that no font has: in cells that are published, in one that isn't, in the name of a file. */
export function sentWithoutGlyph(): { name: string; files: SentFile[] }[] {
  const csv = (name: string, text: string): SentFile => ({ name, bytes: new TextEncoder().encode(text) });
  const fees = '小区编码,收费项目,收费标准,单位,依据,开始日期,代收\n';
  const managers = '小区编码,姓名,工作电话,任职日期,离任日期\n';
  return [
    { name: 'in a cell', files: [csv('收费标准.csv', `${fees}JZ001,门禁𪚥,2,元/次,按𪚥号文📢,2026-01-01,否\n`)] },
    { name: 'in the name of a file', files: [csv('收费标准-𪚥.csv', `${fees}JZ001,门禁,2,元/次,,2026-01-01,否\n`)] },
    {
      name: 'of somebody who has left',
      files: [csv('项目负责人.csv', `${managers}JZ001,张𪚥,,2020-01-01,2021-01-01\n`)],
    },
  ];
}

/** The tables of a folder. */
export function filesIn(folder: string): SentFile[] {
  return readdirSync(folder).map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) }));
}
