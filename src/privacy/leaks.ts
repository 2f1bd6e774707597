/**
 * What is private in records (隐私检查): every text of every record, neighbouring cells together, and numbers that Excel has
 * rounded. Free of whatever reads notices, so that a browser can load it.
 */
import type { TableId } from '../domain/records.ts';
import type { Register } from '../domain/register.ts';
import type { SourceRef } from '../domain/source.ts';
import { TABLES } from '../tables/catalogue.ts';
import { type ColumnType, columnList } from '../tables/column.ts';
import type { PrivacySearch } from './allowing.ts';
import { type Find, findPrivate, type Search } from './detect.ts';
import { kindsInWords, maskedParts } from './mask.ts';

/** Something private that would have been published, already hidden. */
export interface Leak {
  table: TableId;
  record: object;
  source: SourceRef;
  field: string;
  column: string;
  kinds: string;
  masked: string;
}

/** How a column is searched; null where its values have a form of their own that holds nothing private. */
function searchOf(type: ColumnType): Search | null {
  switch (type.is) {
    case 'text':
      return type.search;
    case 'name':
    case 'code':
      return 'name';
    case 'choice':
      return type.closed ? null : 'remark';
    case 'own-code':
    case 'former-codes':
    case 'reference':
    case 'phone':
      return 'contact';
    default:
      return null;
  }
}

interface SearchedField {
  field: string;
  header: string;
  search: Search | null;
  /** Whether a number that begins in this column may run on into the next cell. */
  wordy: boolean;
}

const FIELDS: readonly { id: TableId; fields: readonly SearchedField[] }[] = TABLES.map((table) => ({
  id: table.id,
  fields: columnList(table).map(([field, { header, type }]) => ({
    field,
    header,
    search: searchOf(type),
    wordy: ['text', 'name', 'code', 'choice'].includes(type.is) && searchOf(type) !== null,
  })),
}));

const ENDS_IN_DIGIT = /[\d〇零一二三四五六七八九０-９][\s-]?$/;
const BEGINS_WITH_DIGIT = /^[\s-]?[\d〇零一二三四五六七八九０-９Xx]/;
/** A whole number from here on may be an identity number of which Excel has kept 15 digits. */
const ROUNDED_MIN = 1e14;

/** Everything private in the register. */
export function leaksOf(register: Register, privacy: PrivacySearch): Leak[] {
  const leaks: Leak[] = [];
  for (const { id, fields } of FIELDS) {
    for (const record of register.records[id]) {
      const values = record as unknown as Readonly<Record<string, unknown>>;
      const leak = ({ field, header }: SearchedField, text: string, finds: readonly Find[]): void => {
        leaks.push({
          table: id,
          record,
          source: values.source as SourceRef,
          field,
          column: header,
          kinds: kindsInWords(finds),
          masked: maskedParts(text, finds),
        });
      };
      let before = '';
      for (const searched of fields) {
        const { field, search, wordy } = searched;
        const value = values[field];
        if (typeof value === 'number') {
          if (Math.abs(value) < ROUNDED_MIN) continue;
          const finds = findPrivate(String(Math.abs(value)), 'contact');
          if (finds.length > 0) leak(searched, String(value), finds);
          continue;
        }
        if (typeof value !== 'string' || search === null) continue;
        const finds = privacy.find(value, search);
        if (finds.length > 0) leak(searched, value, finds);
        if (!wordy) continue;
        if (before !== '' && BEGINS_WITH_DIGIT.test(value) && ENDS_IN_DIGIT.test(before)) {
          const both = before + value;
          const across = acrossCells(before, both);
          if (across.length > 0) leak(searched, both, across);
        }
        before = value;
      }
    }
  }
  return leaks;
}

/** Numbers of a person that begin in one cell and end in the next. */
function acrossCells(before: string, both: string): Find[] {
  return findPrivate(both, 'name').filter(
    ({ kind, start, end }) => ACROSS.has(kind) && start < before.length && end > before.length,
  );
}

const ACROSS: ReadonlySet<string> = new Set(['身份证号', '银行卡号', '手机号']);
