/**
 * What somebody has agreed to of reminders for which no mapping has a place (说定的提醒, `agreed.yaml`): of tables that have our own
 * headers, and of single rows and values of any. They are counted from then on and not told anew every month. Each names of
 * what it holds, so that whatever nobody has looked at is told in full: another value, another column, another word.
 *
 * Never agreed to is an error, anything private, what is said publicly of somebody without a basis, and what says until when
 * a table speaks.
 */
import type { IsoDate } from '../domain/iso-date.ts';
import { stemOfFile } from '../domain/kept-files.ts';
import type { Problem } from '../domain/problem.ts';
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import { sourceRow, sourceSheetIndex } from '../domain/source.ts';
import { privateIn } from '../privacy/detect.ts';
import { tableOf } from '../tables/catalogue.ts';
import { fits } from './mapping/match-mapping.ts';
import { stemOf } from './mapping/propose.ts';
import type { ProblemCode } from './problems.ts';

/** What is agreed of some reminders. */
export interface AgreedEntry {
  /** The reminder's code. */
  reminder: string;
  /** Patterns of file names, as in mappings. */
  files: readonly string[];
  /** Of what it holds: a column, a word in it, a sheet, a value, a row's value. */
  about: readonly string[];
  reason: string;
  date: IsoDate;
}

/** Of what is agreed: a whole column, a word in one, a sheet, a value wherever it stands, what a row says in a column, or two tables. */
type Kind = 'column' | 'word' | 'sheet' | 'value' | 'row' | 'sides';

const CODES: Readonly<Partial<Record<ProblemCode, Kind>>> = {
  'month-to-its-end': 'column',
  'stretch-by-months': 'column',
  'term-open': 'column',
  'date-year-unseen': 'column',
  'header-unknown': 'column',
  'header-unpublished': 'column',
  'code-from-number': 'column',
  'blank-word': 'word',
  'row-left-out': 'word',
  'sheet-unknown': 'sheet',
  'sheet-hidden': 'sheet',
  'sheet-not-table': 'sheet',
  'sheet-unfilled': 'sheet',
  'assessor-unknown': 'value',
  'estate-code-reserved': 'value',
  'firm-by-name': 'value',
  'firm-code-missing': 'value',
  'name-twice': 'value',
  'amount-implausible': 'row',
  'amount-jump': 'row',
  'channel-value': 'row',
  'credit-code-region': 'row',
  'list-against-profile': 'row',
  'correction-again': 'row',
  'listed-both-ways': 'row',
  'published-before-period-end': 'row',
  'start-unknown': 'row',
  'stretch-remark': 'row',
  'stretch-unread': 'row',
  'term-unsigned': 'row',
  'value-implausible': 'row',
  'side-superseded': 'sides',
};

/** The reminders that can be agreed to here, and of what each is. */
export const AGREEABLE: ReadonlyMap<string, Kind> = new Map(Object.entries(CODES));

/** Problems with what would be agreed to of each, or is. What a mapping has a place for is its own. */
export function heldAgainstAgreed(
  problems: readonly Problem[],
  entries: readonly AgreedEntry[],
  register: Register,
): Problem[] {
  const rows = namesOfRows(problems, register);
  return problems.map((found) => {
    if (found.severity === 'error' || found.agreed || found.agreement !== null) return found;
    const about = aboutOf(found, rows);
    // What must not be published is written down nowhere else either.
    return about === null || about.some((one) => privateIn(one, 'remark') !== null)
      ? found
      : held(found, about, entries);
  });
}

function held(found: Problem, about: readonly string[], entries: readonly AgreedEntry[]): Problem {
  const { code } = found;
  const stem = stemOfFile(found.file);
  const own = entries.filter((one) => one.reminder === code && one.files.some((pattern) => fits(pattern, stem)));
  const by = about.map((one) => own.find((entry) => entry.about.some((other) => bare(other) === bare(one))));
  const [first] = by;
  const isAgreed = first !== undefined && by.every((one) => one !== undefined);
  const since = isAgreed ? { since: { reason: first.reason, date: first.date } } : {};
  const files = isAgreed ? first.files : [`*${stemOf(stem)}*`];
  return { ...found, agreed: isAgreed, agreement: { mapping: null, files, code, about, ...since } };
}

/** Of what a reminder is agreed to; null where it can't be said. */
function aboutOf(found: Problem, rows: ReadonlyMap<string, string>): string[] | null {
  const { code, sheet, column, written, value } = found;
  const header = written ?? column;
  switch (AGREEABLE.get(code)) {
    case 'column':
      return header === null ? null : [header];
    case 'word':
      return header === null || value === null ? null : [`${header}：${value}`];
    case 'sheet':
      return sheet === null ? null : [sheet];
    case 'value':
      return value === null || value === '' ? null : [value];
    case 'row': {
      const names = found.rows.map((row) => rows.get(rowKey(found, row)));
      if (names.length === 0 || names.some((name) => name === undefined)) return null;
      const said = [header, value].filter((one) => one !== null && one !== '').join('：');
      return [...new Set(names.map((name) => `${name} ${said}`))];
    }
    case 'sides': {
      const told = found.sideBySide ?? [];
      const said = told.map(({ who, header, here, there }) =>
        [who, header, here.value, ...there.map(({ of, value: other }) => `${of ?? ''}${other}`)].join(' '),
      );
      return said.length === 0 ? null : said;
    }
    case undefined:
      return null;
  }
}

const rowKey = ({ file, sheet }: Pick<Problem, 'file' | 'sheet'>, row: number): string =>
  JSON.stringify([file, sheet, row]);

/** Of the rows of which something can be agreed, by what each is known from others: 丁香苑 JZ001 物业服务费. */
function namesOfRows(problems: readonly Problem[], { records, sheets }: Register): Map<string, string> {
  const wanted = new Set(
    problems.flatMap((one) => (AGREEABLE.get(one.code) === 'row' ? one.rows.map((row) => rowKey(one, row)) : [])),
  );
  const found = new Map<string, string>();
  if (wanted.size === 0) return found;
  const names = new Map([...records.estate, ...records.firm].map(({ code, name }) => [code, name]));
  for (const table of Object.keys(records) as TableId[]) {
    const { key } = tableOf(table);
    for (const record of records[table]) {
      const sheet = sheets[sourceSheetIndex(record.source)];
      if (sheet === undefined || sheet.table !== table) continue;
      const at = rowKey(sheet, sourceRow(record.source));
      if (!wanted.has(at) || found.has(at)) continue;
      const said = (key as readonly string[]).map((field) => (record as unknown as Record<string, unknown>)[field]);
      const known = said.filter((one) => one !== null && one !== undefined).map(String);
      found.set(at, known.flatMap((one) => [names.get(one) ?? [], one].flat()).join(' '));
    }
  }
  return found;
}

const bare = (text: string): string => text.replace(/\s+/g, '');
