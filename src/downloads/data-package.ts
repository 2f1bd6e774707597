/**
 * `datapackage.json`: what the downloads hold, as Frictionless Data describes it (Data Package 1.0).
 */
import { siteAddress } from '../domain/address.ts';
import { type DataUntil, untilOfSheets } from '../domain/data-until.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { PanelsOff } from '../domain/panels-off.ts';
import type { Publication } from '../domain/publication.ts';
import type { Register } from '../domain/register.ts';
import { type SourceSheet, saysField } from '../domain/source-sheet.ts';
import { type Column, columnList, isAlwaysFilled, type Table } from '../tables/column.ts';
import { FEE_UNITS } from '../tables/shared.ts';
import { untilText } from '../wording/data-until.ts';
import { estatesLater } from '../wording/later.ts';

/** A file of `/data/` as the package lists it. */
export interface DataFile {
  name: string;
  title: string;
  fields: readonly Field[];
  /** Relative to `/data/`. */
  path: string;
  bytes: number;
  sha256: string;
}

/** A column as Frictionless describes it. */
export interface Field {
  name: string;
  type: string;
  description?: string;
  [property: string]: unknown;
}

function fieldOf(column: Column, mayBeBlank: boolean): Field {
  const field: Field = { name: column.header, ...typeOf(column) };
  if (isAlwaysFilled(column) && !mayBeBlank)
    field.constraints = { ...(field.constraints as object | undefined), required: true };
  return field;
}

function typeOf({ type }: Column): { type: string; [property: string]: unknown } {
  switch (type.is) {
    case 'integer':
      return { type: 'integer' };
    case 'decimal':
      return { type: 'number' };
    case 'money':
      return { type: 'number', description: '元，两位小数' };
    case 'rate':
      return { type: 'number', description: '元，单价' };
    case 'percent':
      return { type: 'number', bareNumber: false, description: '百分比，带 % 号' };
    case 'date':
      return type.month ? { type: 'string', description: '2020-06-12 或 2020-06' } : { type: 'date' };
    case 'period':
      return type.accepts === 'year'
        ? { type: 'year' }
        : { type: 'string', description: '2025、2025-H1、2025-Q1 或 2025-01' };
    case 'boolean':
      return { type: 'boolean', trueValues: ['是'], falseValues: ['否'] };
    case 'choice':
      return type.closed ? { type: 'string', constraints: { enum: [...type.values] } } : { type: 'string' };
    case 'fee-unit':
      return { type: 'string', description: `例如 ${FEE_UNITS[0]}` };
    case 'own-code':
      return type.of === 'firm'
        ? { type: 'string', description: '18 位；f- 开头的是代码待补的企业按名称算出的代号' }
        : { type: 'string' };
    default:
      return { type: 'string' };
  }
}

/**
 * The columns of a table, each with the number of the office's sheets in which it stands: a column that nobody supplied is
 * blank in every row, and so is one that was forgotten once.
 */
export function fieldsOf(table: Table, sheets: readonly SourceSheet[]): Field[] {
  const own = sheets.filter((sheet) => sheet.table === table.id);
  return columnList(table).map(([field, column]) => ({
    // A list published with nobody on it has no basis, so the column may be blank.
    ...fieldOf(column, table.id === 'list_entry' && field === 'basis'),
    sheets: own.filter((sheet) => saysField(sheet, field)).length,
  }));
}

const sheetsOf = ({ sheets }: Register, name: string): SourceSheet[] => sheets.filter(({ table }) => table === name);

/** The last day that the office says, and that of the newest thing in the rows; null for none. */
const daysOf = ({ said, newest }: DataUntil): { until: IsoDate | null; newest: IsoDate | null } => ({
  until: said?.last ?? null,
  newest,
});

/** The descriptor of the tables that were written. */
export function dataPackage({ portal, release, register }: Publication, files: readonly DataFile[]): object {
  const later = new PanelsOff(portal.panelsOff, register.records, release.asOf).all();
  return {
    profile: 'tabular-data-package',
    name: 'gongshilan',
    title: portal.demo ? `${portal.name}（示例数据，均为虚构）` : portal.name,
    homepage: siteAddress(portal.base, '/data/'),
    version: release.id,
    // The day of publication; the moment of building is not recorded, so that builds repeat exactly.
    created: `${release.asOf}T00:00:00+08:00`,
    contributors: [{ title: portal.publisher, role: 'publisher' }],
    // Whose rows are in none of the tables yet, and by when they are; left out where all are.
    ...(later.length > 0 && {
      later: later.map(({ table, until, ...among }) => ({
        name: table,
        until,
        estates: among.estates,
        description: estatesLater({ ...among, until }),
      })),
    }),
    resources: files.map(({ name, title, fields, path, bytes, sha256 }) => ({
      profile: 'tabular-data-resource',
      name,
      title,
      // Findings are no table of the office: each says as of which day it was judged.
      ...(name in register.records && {
        description: untilText(untilOfSheets(sheetsOf(register, name))),
        // The same for programs that watch how old the data are.
        ...daysOf(untilOfSheets(sheetsOf(register, name))),
        sheets: sheetsOf(register, name).length,
      }),
      path,
      format: 'csv',
      mediatype: 'text/csv',
      encoding: 'utf-8',
      bytes,
      hash: `sha256:${sha256}`,
      dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
      schema: { fields, missingValues: [''] },
    })),
  };
}
