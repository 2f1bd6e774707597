/**
 * Former codes (旧编码、旧代码) among all rows of a table. An old address and an old list lead on by them, so each must
 * lead to one row: it is nobody's present code, and no other row claims it.
 */
import { BETWEEN_CODES } from '../domain/former.ts';
import type { SourceRef } from '../domain/source.ts';
import type { Table } from '../tables/column.ts';
import type { AmongRows } from './among-rows.ts';
import type { Fields } from './cells/reading.ts';
import { type Collected, fieldsOf, placeOf, placeOfField } from './collected.ts';
import { placeInWords, problem } from './problems.ts';

/** Letter case tells no codes apart, since many disks take such codes for one address. */
const keyOf = (code: string): string => code.toUpperCase();

/** Reports every former code that would lead to more than one row, and those that are the row's own present code. */
export function checkFormerCodes(collected: Collected, table: Table, { field }: AmongRows<'former-codes'>): void {
  // A row with an error is there all the same: its code is taken.
  const rows = [...fieldsOf(collected, table.id), ...(collected.faulty[table.id] ?? [])];
  const present = new Map(rows.map((row) => [keyOf(String(row.code)), row]));
  const claimed = new Map<string, Fields>();
  const placeIn = (row: Fields) => placeOf(collected, row.source as SourceRef);
  for (const row of rows) {
    const written = row[field];
    if (typeof written !== 'string') continue;
    const place = placeOfField(collected, row, field);
    for (const former of written.split(BETWEEN_CODES)) {
      const bearer = present.get(keyOf(former));
      const claimant = claimed.get(keyOf(former));
      if (bearer === row) collected.problems.push(problem('former-code-own', place, null));
      else if (bearer !== undefined)
        collected.problems.push(problem('former-code-in-use', place, former, { other: placeInWords(placeIn(bearer)) }));
      else if (claimant !== undefined)
        collected.problems.push(
          problem('former-code-twice', place, former, { other: placeInWords(placeIn(claimant)) }),
        );
      else claimed.set(keyOf(former), row);
    }
  }
}
