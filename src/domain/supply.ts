/**
 * What an office has supplied of whom (提供了谁的哪张表、哪一列): by the files that hold the rows of an estate, a firm or a
 * county, or that could hold them.
 *
 * Rows say what their own file says. Whoever has none is in the files with rows of the county, if at all, else in any.
 * Where every file of a table is some county's own, a county without one has supplied nothing.
 */
import type { DivisionTree } from './division-tree.ts';
import type { FindingSubject } from './finding.ts';
import { GROUPINGS, type Sourced, type TableId } from './records.ts';
import type { Register } from './register.ts';
import { sourceSheetIndex } from './source.ts';
import { type SourceSheet, saysField } from './source-sheet.ts';

/**
 * Why a cell says nothing (空白的缘由): it was left blank, or nobody could fill it in, because its file has no such column
 * (没有提供).
 */
export type Blank = 'blank' | 'not-supplied';

/** Of whom rows are asked for. */
export interface Whom {
  kind: FindingSubject;
  code: string;
}

/** The sheets of one table by whose rows they hold. */
interface Holdings {
  byCode: ReadonlyMap<string, ReadonlySet<number>>;
  byCounty: ReadonlyMap<string, ReadonlySet<number>>;
  /** All with rows. */
  filled: ReadonlySet<number>;
  /** Whether every row is of one county, and every sheet holds rows of one alone. */
  isByCounty: boolean;
}

/** The fields by which rows of any table tell whose they are. */
type Owned = Sourced & Partial<Record<'estate' | 'code' | 'division' | 'firm' | 'scope' | 'subject', string | null>>;

export class Supply {
  readonly #register: Register;
  readonly #tree: DivisionTree;
  readonly #places: ReadonlyMap<string, string>;
  /** Divisions above a county: what is said of them holds in several. */
  readonly #above: ReadonlySet<string>;
  readonly #holdings = new Map<TableId, Holdings>();

  constructor(register: Register, tree: DivisionTree) {
    this.#register = register;
    this.#tree = tree;
    this.#places = new Map(register.records.estate.map(({ code, division }) => [code, division]));
    const counties = new Set([...this.#places.values()].flatMap((place) => tree.countyOf(place)?.code ?? []));
    this.#above = new Set(
      [...counties].flatMap((county) => tree.pathTo(county).flatMap(({ code }) => (code === county ? [] : [code]))),
    );
  }

  /** Whether the office has supplied a table at all. */
  has(id: TableId): boolean {
    return this.#register.present.has(id);
  }

  /** Whether a row of an estate was left out of a table, so that nobody can tell what it says. */
  hasLeftOut(id: TableId, estate: string): boolean {
    return this.#register.leftOut?.get(id)?.has(estate) === true;
  }

  /**
   * The county of an estate where every file of a table of estates is some county's own and none is that county's; null
   * where one may hold rows of the estate. What counties themselves publish is told in the words of its judges.
   */
  countyWithout(id: TableId, whom: Whom): string | null {
    const county = whom.kind === 'estate' && GROUPINGS[id]?.by === 'estate' ? this.#countyOf(whom) : null;
    const { isByCounty, byCounty } = this.#of(id);
    return county !== null && isByCounty && !byCounty.has(county) ? county : null;
  }

  /** The sheets that hold rows of the subject. */
  own(id: TableId, { kind, code }: Whom): readonly SourceSheet[] {
    const { byCode, byCounty } = this.#of(id);
    return this.#sheets((kind === 'division' ? byCounty : byCode).get(code) ?? []);
  }

  /** The sheets that could hold rows of somebody who has none: those with rows of the county, else all of the table. */
  near(id: TableId, whom: Whom): readonly SourceSheet[] {
    const county = this.#countyOf(whom);
    const near = county === null ? undefined : this.#of(id).byCounty.get(county);
    return near === undefined ? this.#register.sheets.filter(({ table }) => table === id) : this.#sheets(near);
  }

  /** The sheets by which is told whether a column was supplied: those with rows of the subject, of its county, or any. */
  filled(id: TableId, whom: Whom): readonly SourceSheet[] {
    const own = this.own(id, whom);
    if (own.length > 0) return own;
    const county = this.#countyOf(whom);
    const { byCounty, filled } = this.#of(id);
    return this.#sheets((county === null ? undefined : byCounty.get(county)) ?? filled);
  }

  /** Whether the sheet of a row has the column of a field. */
  hasColumn({ source }: Sourced, field: string): boolean {
    const sheet = this.#register.sheets[sourceSheetIndex(source)];
    return sheet !== undefined && saysField(sheet, field);
  }

  /** Why none of the rows says anything in a field: one of them may be silent only because its sheet has no such column. */
  blankOf(rows: readonly Sourced[], field: string): Blank {
    return rows.every((row) => this.hasColumn(row, field)) ? 'blank' : 'not-supplied';
  }

  #sheets(indexes: Iterable<number>): readonly SourceSheet[] {
    return [...indexes].flatMap((index) => this.#register.sheets[index] ?? []);
  }

  #countyOf({ kind, code }: Whom): string | null {
    if (kind === 'firm') return null;
    const place = kind === 'estate' ? this.#places.get(code) : code;
    if (place === undefined || this.#above.has(place)) return null;
    return this.#tree.countyOf(place)?.code ?? null;
  }

  #of(id: TableId): Holdings {
    const known = this.#holdings.get(id) ?? this.#hold(id);
    this.#holdings.set(id, known);
    return known;
  }

  #hold(id: TableId): Holdings {
    const byCode = new Map<string, ReadonlySet<number>>();
    const alone = new Map<number, ReadonlySet<number>>();
    const byCounty = new Map<string, Set<number>>();
    const countiesOf = new Map<number, Set<string>>();
    const filled = new Set<number>();
    let isByCounty = true;
    for (const row of this.#register.records[id] as readonly Owned[]) {
      const sheet = sourceSheetIndex(row.source);
      // A firm that only a contract names has no row of its own.
      if (this.#register.sheets[sheet]?.table !== id) continue;
      filled.add(sheet);
      const codes = [row.estate, row.code, row.division, row.firm, row.scope, row.subject].filter(
        (code) => code !== undefined && code !== null,
      );
      for (const code of codes) byCode.set(code, withSheet(byCode.get(code), sheet, alone));
      const county = this.#countyOfRow(row);
      if (county === null) {
        isByCounty = false;
        continue;
      }
      add(byCounty, county, sheet);
      add(countiesOf, sheet, county);
    }
    const isApart = [...countiesOf.values()].every((counties) => counties.size === 1);
    return { byCode, byCounty, filled, isByCounty: isByCounty && isApart && filled.size > 0 };
  }

  /** The county to which a row belongs; null where it holds in several, or nobody knows. */
  #countyOfRow({ estate, division, code, scope, subject }: Owned): string | null {
    const named = division ?? estate ?? scope ?? subject ?? code ?? '';
    return this.#countyOf({ kind: this.#places.has(named) ? 'estate' : 'division', code: named });
  }
}

/** Most are in one sheet alone, and share its set. */
function withSheet(
  known: ReadonlySet<number> | undefined,
  sheet: number,
  alone: Map<number, ReadonlySet<number>>,
): ReadonlySet<number> {
  if (known?.has(sheet)) return known;
  if (known !== undefined) return new Set([...known, sheet]);
  const own = alone.get(sheet) ?? new Set([sheet]);
  alone.set(sheet, own);
  return own;
}

function add<K, V>(to: Map<K, Set<V>>, key: K, value: V): void {
  const known = to.get(key);
  if (known) known.add(value);
  else to.set(key, new Set([value]));
}
