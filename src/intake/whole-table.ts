/**
 * What only all rows of a table together show: rows that come twice, divisions that lead back to
 * themselves, and amounts that jump as if 元 had been taken for 万元.
 */
import { compareText } from '../domain/order.ts';
import type { TableId } from '../domain/records.ts';
import type { SourceRef } from '../domain/source.ts';
import { tableOf } from '../tables/catalogue.ts';
import { columnList, type Table } from '../tables/column.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf } from './collected.ts';
import { settleDoubles } from './doubles.ts';
import { pointAtLookAlikes } from './look-alikes.ts';
import { checkPlausible } from './plausible.ts';
import { placeInWords, problem } from './problems.ts';

/** To be asked after the last sheet of the table. */
export function checkWholeTable(collected: Collected, table: Table): void {
  settleDoubles(collected, table);
  if (table.id === 'estate' || table.id === 'firm') pointAtLookAlikes(collected, table.id);
  if (table.id === 'division') {
    resolveParents(collected);
    checkTree(collected);
  }
  if (table.id === 'list_entry') compareColours(collected);
  if (table.id === 'revenue') {
    const closing = fieldsOf(collected, 'revenue').filter(({ category }) => category === '期末结余');
    compareAmounts(collected, 'revenue', closing, 'year', 'amountFen');
  }
  checkPlausible(collected, table.id);
  if (table.id === 'fund') compareAmounts(collected, 'fund', fieldsOf(collected, 'fund'), 'date', 'balanceFen');
}

/** Points at a subject that one list praises and the other names in the same period. */
function compareColours(collected: Collected): void {
  const seen = new Map<string, Fields>();
  for (const entry of fieldsOf(collected, 'list_entry')) {
    if (entry.subject === null) continue;
    const key = `${entry.division} ${entry.period} ${entry.subject}`;
    const other = seen.get(key);
    if (other && other.colour !== entry.colour) {
      collected.problems.push(
        problem('listed-both-ways', placeOf(collected, entry.source as SourceRef), String(entry.subject), {
          other: placeInWords(placeOf(collected, other.source as SourceRef)),
        }),
      );
    } else seen.set(key, entry);
  }
}

/** A parent may be written by its former code or by its name; what is not in the table lies above it. */
function resolveParents({ records, lookup }: Collected): void {
  for (const division of records.division) {
    if (division.parent === null) continue;
    const parent = lookup.resolve(['division'], division.parent, { division: null, street: null });
    if (!('found' in parent) || parent.found === division.parent) continue;
    division.parent = parent.found;
    const entity = lookup.entity('division', division.code);
    if (entity) entity.division = parent.found;
  }
}

/** A division whose parents lead back to itself would hang every walk up the tree. */
function checkTree(collected: Collected): void {
  const { records, lookup, problems } = collected;
  for (const { code, parent: above, source } of records.division) {
    const seen = new Set<string>([code]);
    for (let parent = above; parent !== null; parent = lookup.entity('division', parent)?.division ?? null) {
      if (seen.has(parent)) {
        problems.push(problem('division-loop', { ...placeOf(collected, source), column: '上级代码' }, above));
        break;
      }
      seen.add(parent);
    }
  }
}

/** How many times one statement may exceed its neighbour: 元 for 千元 makes it a thousand. */
const JUMP = 1000;

/** Points at a jump between one estate's neighbouring statements: 元 for 万元. */
function compareAmounts(
  collected: Collected,
  id: TableId,
  statements: readonly Fields[],
  order: string,
  amount: string,
): void {
  const column = columnList(tableOf(id)).find(([field]) => field === amount)?.[1].header ?? null;
  const last = new Map<string, Fields>();
  for (const record of [...statements].sort((a, b) => compareText(String(a[order]), String(b[order])))) {
    const estate = String(record.estate);
    const before = last.get(estate);
    last.set(estate, record);
    if (before === undefined) continue;
    const now = Number(record[amount]);
    const then = Number(before[amount]);
    if (now <= 0 || then <= 0 || Math.max(now / then, then / now) < JUMP) continue;
    const place = { ...placeOf(collected, record.source as SourceRef), column };
    const other = `${placeInWords(placeOf(collected, before.source as SourceRef))}的 ${(then / 100).toFixed(2)} 元`;
    collected.problems.push(problem('amount-jump', place, `${(now / 100).toFixed(2)} 元`, { other }));
  }
}
