/**
 * Whose rows are these (行里说的是谁): the estate or the firm that a row names, wrong as its other cells may be, and the
 * firm that serves the estate.
 */

import { formerCodesOf } from '../domain/former.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { groupBy, type Records } from '../domain/register.ts';
import { contractInForce } from '../domain/serving.ts';
import type { SourceSheet } from '../domain/source-sheet.ts';
import { nameKey } from '../intake/text.ts';

/** A row's subject: the firm that answers for it, and the estate, if it is about one. */
export interface Subject {
  firm: string;
  estate: string | null;
}

export class RowSubjects {
  readonly #estates: ReadonlyMap<string, string | null>;
  readonly #firms: ReadonlyMap<string, string | null>;
  readonly #servedBy: ReadonlyMap<string, string>;

  constructor(records: Records, asOf: IsoDate) {
    this.#estates = index(records.estate);
    this.#firms = index(records.firm);
    const served = groupBy(records.contract, ({ estate }) => estate);
    this.#servedBy = new Map(
      [...served].flatMap(([estate, contracts]) => {
        const contract = contractInForce(contracts, asOf);
        return contract === null ? [] : [[estate, contract.firm] as const];
      }),
    );
  }

  /** Who answers for a row of a sheet; null where that can't be told. */
  of(cells: readonly string[], sheets: readonly SourceSheet[]): Subject | null {
    const firm = only(this.#find(this.#firms, cells, sheets, 'firm'));
    const estate = only(this.#find(this.#estates, cells, sheets, 'estate'));
    const serving = estate === null ? null : (this.#servedBy.get(estate) ?? null);
    const answers = firm ?? serving;
    return answers === null ? null : { firm: answers, estate };
  }

  /** The codes that the columns of a kind name; without such a column any cell may. */
  #find(
    known: ReadonlyMap<string, string | null>,
    cells: readonly string[],
    sheets: readonly SourceSheet[],
    kind: 'estate' | 'firm',
  ): string[] {
    const columns = sheets.flatMap((sheet) =>
      sheet.table === kind ? [sheet.columns.code, sheet.columns.name] : [sheet.columns[kind]],
    );
    const named = columns.flatMap((column) => (column === undefined ? [] : [cells[column] ?? '']));
    // A firm is named by its column alone: elsewhere it may be whoever services the lift.
    const looked = named.length > 0 || kind === 'firm' ? named : cells;
    return looked.flatMap((cell) => known.get(keyOf(cell)) ?? []);
  }
}

const keyOf = (written: string): string => nameKey(written.replace(/^'/, ''));

/** By code, former code and name; null for a name that several have. */
function index(
  rows: readonly { code: string; name: string; formerCodes: string | null }[],
): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { code, name } of rows) {
    const key = keyOf(name);
    found.set(key, found.has(key) && found.get(key) !== code ? null : code);
  }
  for (const row of rows) for (const former of formerCodesOf(row)) found.set(keyOf(former), row.code);
  for (const { code } of rows) found.set(keyOf(code), code);
  return found;
}

function only(codes: readonly string[]): string | null {
  const different = new Set(codes);
  return different.size === 1 ? (codes[0] as string) : null;
}
