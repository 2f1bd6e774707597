/**
 * The workbook a new office starts from: a sheet per table, each with a few filled-in rows, its headers
 * explained and its closed lists as drop-downs.
 *
 * Free of disk: the sample's records and its guide come in, bytes go out. The explanations are those of
 * `content/README.md`, so that an office reads the same words in both places.
 */
import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { periodEnd, periodOf } from '../domain/period.ts';
import type { Profile } from '../domain/profile.ts';
import type { LiftWhitelistEntry, ListEntry, RecordsByTable, TableId } from '../domain/records.ts';
import type { Records } from '../domain/register.ts';
import { csvCell, type RecordValue } from '../downloads/cells.ts';
import { TABLES } from '../tables/catalogue.ts';
import { type Column, columnList, type Table } from '../tables/column.ts';
import { FEE_UNITS } from '../tables/shared.ts';

/** What the guide says of a column. */
export interface Explanation {
  meaning: string;
  example: string;
}

/** How far down a sheet the drop-downs and text formats reach. */
const ROWS_PREPARED = 2000;
const ROWS_SHOWN_MAX = 3;

/** Reads the guide's tables: `## 小区 estate`, then a row per column beginning with its header in backticks. */
export function readGuide(markdown: string): Map<TableId, Map<string, Explanation>> {
  const guide = new Map<TableId, Map<string, Explanation>>();
  let columns: Map<string, Explanation> | null = null;
  for (const line of markdown.split('\n')) {
    const heading = /^##\s+(.+)$/.exec(line);
    if (heading) {
      const table = TABLES.find((t) => (heading[1] as string).split(/\s+/).includes(t.id));
      columns = table ? new Map() : null;
      if (table && columns) guide.set(table.id, columns);
      continue;
    }
    const row = /^\|\s*`([^`]+)`\s*\|([^|]*)\|([^|]*)\|([^|]*)\|/.exec(line);
    if (row && columns) {
      columns.set(row[1] as string, {
        meaning: (row[3] as string).replaceAll('`', '').trim(),
        example: (row[4] as string).replaceAll('`', '').trim(),
      });
    }
  }
  return guide;
}

/** Records of one estate and everything they refer to: a whole that passes every check. */
export function starterRecords(records: Records, estateCode: string): Records {
  const estate = records.estate.find((e) => e.code === estateCode);
  if (!estate) throw new Error(`no such estate in the sample: ${estateCode}`);
  const contracts = records.contract.filter((c) => c.estate === estateCode);
  const firms = new Set(contracts.map((c) => c.firm));
  const divisions = new Set<string>();
  for (let code: string | null = estate.division; code !== null && !divisions.has(code); ) {
    divisions.add(code);
    const at: string = code;
    code = records.division.find((d) => d.code === at)?.parent ?? null;
  }
  const known = (code: string | null): boolean =>
    code === null || code === estateCode || firms.has(code) || divisions.has(code);
  const isPart = (record: Record<string, RecordValue>, table: Table): boolean =>
    columnList(table).every(
      ([field, column]) =>
        (column.type.is !== 'reference' && column.type.is !== 'own-code') ||
        known((record[field] ?? null) as string | null),
    );
  // A firm that also serves elsewhere has grades there, on a scale that the office's rules need not know.
  const authorities = new Set<RecordValue>(
    records.division.filter((d) => divisions.has(d.code)).map((d) => d.authority),
  );
  const isOfPlace = (record: Record<string, RecordValue>, table: Table): boolean =>
    table.id !== 'firm_grade' || authorities.has(record.assessor ?? null);
  const chosen = Object.fromEntries(
    TABLES.map((table) => {
      const part = (records[table.id] as unknown as Record<string, RecordValue>[]).filter(
        (record) => isPart(record, table) && isOfPlace(record, table),
      );
      // Accounts of a year are right only if complete, so all lines of the latest year are taken.
      const latest = part.reduce<RecordValue>(
        (last, r) => (String(r.year) > String(last ?? '') ? (r.year ?? null) : last),
        null,
      );
      const shown =
        table.id === 'revenue'
          ? part.filter((r) => r.year === latest)
          : table.id === 'division'
            ? part
            : part.slice(0, ROWS_SHOWN_MAX);
      return [table.id, shown];
    }),
  );
  const made = chosen as unknown as { [K in TableId]: RecordsByTable[K][] };
  return { ...made, lift_whitelist: whitelistOf(made, records, estate.division) };
}

/** 红黑榜: the rows as a place publishes its lists, by its periods and of firms or of estates. */
export function listsOf(
  entries: readonly ListEntry[],
  { cadence, subject }: Pick<Profile['lists'], 'cadence' | 'subject'>,
  estate: string,
): ListEntry[] {
  const subjectKind: ListEntry['subjectKind'] = subject === 'estate' ? '项目' : '企业';
  const fitting = entries.map((entry) => ({
    ...entry,
    period: cadence === null ? entry.period : periodOf(periodEnd(entry.period), cadence),
    ...(subject === 'estate' ? { subjectKind, subject: entry.subject === null ? null : estate } : {}),
  }));
  // Lists of several months are one of the quarter: the newest row of a subject stands.
  const keyOf = ({ period, colour, subject: listed }: ListEntry): string => `${period} ${colour} ${listed}`;
  return [...new Map(fitting.map((entry) => [keyOf(entry), entry])).values()];
}

/** 维保白名单: the sample's rows of the place, else one with the estate's own contractor, so that every sheet shows how it is filled in. */
function whitelistOf({ lift_whitelist, lift }: Records, sample: Records, division: string): LiftWhitelistEntry[] {
  const [other] = sample.lift_whitelist;
  const [own] = lift;
  if (lift_whitelist.length > 0 || other === undefined || own === undefined) return [...lift_whitelist];
  return [{ ...other, division, contractor: own.contractor, removedOn: null }];
}

/** The workbook's bytes. */
export async function starterWorkbook(
  records: Records,
  guide: ReadonlyMap<TableId, ReadonlyMap<string, Explanation>>,
): Promise<Uint8Array> {
  const sheets: WriteSheet[] = [guideSheet(guide)];
  for (const table of TABLES) {
    const columns = columnList(table);
    const rows = (records[table.id] as unknown as Record<string, RecordValue>[]).map((record) =>
      columns.map(([field, column]) => csvCell(column, record[field] ?? null)),
    );
    const comments = new Map(
      columns.map(([, column], index) => {
        const explained = guide.get(table.id)?.get(column.header);
        const comment = {
          text: `${column.required ? '必填。' : ''}${explained?.meaning ?? ''}${explained?.example ? `\n例如：${explained.example}` : ''}`,
        };
        return [`0,${index}`, { value: column.header, comment, style: HEADER_STYLE }] as const;
      }),
    );
    sheets.push({
      name: table.name,
      // Text format keeps codes, phones and dates as they are typed.
      columns: columns.map(([, column]) => ({ width: Math.max(12, column.header.length * 2 + 4), numFmt: '@' })),
      rows: [columns.map(([, column]) => column.header), ...rows],
      cells: comments,
      freezePane: { rows: 1 },
      dataValidations: columns.flatMap(([, column], index) => dropDown(column, index)),
    });
  }
  return writeXlsx({ sheets, properties: { created: STARTER_DATE, modified: STARTER_DATE } });
}

/** Fixed, so that the same version always writes the same workbook. */
const STARTER_DATE = new Date(Date.UTC(2026, 0, 1));
const HEADER_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFE3EEEE' } },
} as const;

function guideSheet(guide: ReadonlyMap<TableId, ReadonlyMap<string, Explanation>>): WriteSheet {
  const rows: string[][] = [['表', '列名', '必填', '写什么', '例子']];
  for (const table of TABLES) {
    for (const [, column] of columnList(table)) {
      const explained = guide.get(table.id)?.get(column.header);
      rows.push([
        table.name,
        column.header,
        column.required ? '是' : '',
        explained?.meaning ?? '',
        explained?.example ?? '',
      ]);
    }
  }
  return {
    name: '说明',
    columns: [{ width: 14 }, { width: 18 }, { width: 6 }, { width: 60 }, { width: 36 }],
    rows,
    freezePane: { rows: 1 },
  };
}

function dropDown(column: Column, index: number): NonNullable<WriteSheet['dataValidations']> {
  const { type } = column;
  const values =
    type.is === 'choice'
      ? type.values
      : type.is === 'boolean'
        ? ['是', '否']
        : type.is === 'fee-unit'
          ? FEE_UNITS
          : null;
  if (values === null) return [];
  const letters = String.fromCharCode(65 + index);
  const closed = type.is !== 'choice' || type.closed;
  return [
    {
      type: 'list',
      values: [...values],
      range: `${letters}2:${letters}${ROWS_PREPARED}`,
      allowBlank: true,
      showErrorMessage: closed,
      errorTitle: column.header,
      errorMessage: `只能填：${values.join('、')}`,
    },
  ];
}
