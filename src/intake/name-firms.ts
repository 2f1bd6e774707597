/**
 * Firms that are known by their names alone (待补): rows of 企业 without a credit code, and names in contracts that no row of
 * 企业 has. They are published, with a stand-in for the code; where somebody is accused or graded a name is not enough.
 */
import { hasCreditCodeForm } from '../domain/credit-code.ts';
import { kindAccuses } from '../domain/event-kinds.ts';
import { isNameCode, nameCode } from '../domain/name-code.ts';
import type { TableId } from '../domain/records.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList, type ReferenceTarget } from '../tables/column.ts';
import { estate } from '../tables/estate.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOfField } from './collected.ts';
import type { PlannedColumn } from './planned.ts';
import { problem } from './problems.ts';
import { cellPlace, type Row, reportInRow } from './row.ts';

/** Gives rows of 企业 without a code that of the firm of the same name, else a stand-in. Call it after the table's last sheet. */
export function nameFirms(collected: Collected): void {
  const { lookup, problems } = collected;
  for (const row of [...fieldsOf(collected, 'firm'), ...(collected.faulty.firm ?? [])]) {
    const { name } = row;
    if (row.code !== null || typeof name !== 'string') continue;
    const known = lookup.resolve(['firm'], name, { division: null, street: null });
    row.code = 'found' in known ? known.found : nameCode(name);
    lookup.add('firm', { ...BLANK, code: row.code, name, formerName: (row.formerName ?? null) as string | null });
    if (!isNameCode(row.code)) continue;
    const place = placeOfField(collected, row, 'code');
    problems.push(problem('firm-code-missing', place, name));
  }
}

const BLANK = { formerCodes: null, division: null, street: null };

/** Words that say that something is a firm. A person's name, or 业主自管, is none. */
const FIRM_WORDS = /公司|物业|集团|企业|服务中心|服务站|合作社|管理处|管理站|房管所/;

/** Whether a text is the name of a firm, as a table without codes has it. */
function isFirmName(written: string): boolean {
  const { type } = estate.columns.mode;
  const modes = type.is === 'choice' ? [...type.values, ...Object.keys(type.variants)] : [];
  return [...written].length >= 4 && FIRM_WORDS.test(written) && !/\d{6}/.test(written) && !modes.includes(written);
}

/**
 * The stand-in of a firm that a contract names and no table knows, which becomes a firm; null where the row is of another
 * table, or what is written is no firm's name.
 */
export function firmByName(row: Row, planned: PlannedColumn, written: string, collected: Collected): string | null {
  if (row.table.id !== 'contract' || !isFirmName(written)) return null;
  const { lookup } = collected;
  const code = nameCode(written);
  const hint = lookup.near(['firm'], written);
  reportInRow(row, 'firm-by-name', cellPlace(row, planned), written, { hint });
  if (lookup.entity('firm', code) !== undefined) return code;
  lookup.add('firm', { ...BLANK, code, name: written, formerName: null });
  const record: Fields = { source: row.record.source ?? null };
  for (const [field] of columnList(tableOf('firm'))) record[field] = null;
  fieldsOf(collected, 'firm').push({ ...record, code, name: written });
  return code;
}

/** Tables that accuse or grade: whom they mean must be beyond doubt. */
const NAMING: ReadonlySet<TableId> = new Set(['firm_grade', 'list_entry', 'bulletin', 'event']);

/**
 * Reports a firm that is accused or graded by its name alone, and returns whether it was. A text that may be an estate or
 * a place is left to whoever looks for these.
 */
export function lacksCode(
  row: Row,
  planned: PlannedColumn,
  targets: readonly ReferenceTarget[],
  written: string,
  found: string | null,
  hint?: string,
): boolean {
  if (!NAMING.has(row.table.id) || !targets.includes('firm')) return false;
  if (row.table.id === 'event' && !kindAccuses(String(row.record.kind))) return false;
  const isByName = found === null ? !hasCreditCodeForm(written) && isFirmName(written) : isNameCode(found);
  if (isByName) reportInRow(row, 'firm-code-required', cellPlace(row, planned), written, { hint });
  return isByName;
}
