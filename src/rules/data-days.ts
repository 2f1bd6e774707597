/**
 * Until when the office's tables speak of an estate (小区的数据截至): by the files that hold its rows, or could hold them.
 */
import { earlierDay, laterDay } from '../domain/data-until.ts';
import type { JudgedOn } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { periodEnd } from '../domain/period.ts';
import type { Estate, TableId } from '../domain/records.ts';
import type { DataDay } from '../domain/source-sheet.ts';
import type { Supply } from '../domain/supply.ts';
import { tableOf } from '../tables/catalogue.ts';
import type { Facts } from './facts.ts';
import type { Judge } from './judge.ts';
import { lacking, when } from './readings/figures.ts';
import type { Scope } from './scope.ts';

export class DataDays {
  readonly #supply: Supply;

  constructor({ supply }: Facts) {
    this.#supply = supply;
  }

  /**
   * The day until which all of the tables speak of an estate; null where one of them doesn't say. A table that was not
   * supplied, or none of whose files is of the estate's county, says nothing, and keeps the others from nothing.
   */
  of(estate: Estate, tables: readonly TableId[]): DataDay | null {
    const days = this.#supplied(estate.code, tables).map((id) => this.#ofTable(estate.code, id));
    if (days.length === 0) return null;
    return days.reduce(earlierDay);
  }

  /** Why nobody is late by the day of the tables that speak of an estate, where the office has not said it. */
  unsaidOf(estate: string, tables: readonly TableId[]): string {
    const whom = { kind: 'estate', code: estate } as const;
    const silent = this.#supplied(estate, tables).filter((id) => this.#ofTable(estate, id)?.by !== 'said');
    const sheets = silent.flatMap((id) => {
      const own = this.#supply.own(id, whom);
      return own.length > 0 ? own : this.#supply.near(id, whom);
    });
    const unusable = sheets.find(({ unusableUntil }) => unusableUntil !== undefined);
    if (unusable !== undefined)
      return lacking('unsaid', `${named(unusable.table)}表写明的数据截至不能用：${unusable.unusableUntil}`);
    const bounded = sheets.find(({ until }) => until?.within !== undefined);
    // By name, since another table of the same estate may say its day.
    if (bounded?.until?.within === undefined)
      return lacking('unsaid', `${silent.map(named).join('、')}表没有写明数据截至哪一天`);
    const { within, day } = bounded.until;
    const example = `写明是哪一天，例如 ${when(periodEnd(within))}，就算到那一天`;
    const only = lacking('unsaid', `${named(bounded.table)}表的数据截至只写了月份`);
    return `${only}（${when(within)}），按其中最晚的记录算到 ${when(day)}（${example}）`;
  }

  #supplied(estate: string, tables: readonly TableId[]): readonly TableId[] {
    const whom = { kind: 'estate', code: estate } as const;
    return tables.filter((id) => this.#supply.has(id) && this.#supply.countyWithout(id, whom) === null);
  }

  /**
   * Rows say what their file says: where several hold rows of the estate, the last of them. An estate without a row is
   * judged by the earliest file that could hold one.
   */
  #ofTable(code: string, id: TableId): DataDay | null {
    const whom = { kind: 'estate', code } as const;
    const own = this.#supply.own(id, whom).map(({ until }) => until);
    if (own.length > 0) return own.reduce(laterDay);
    const near = this.#supply.near(id, whom).map(({ until }) => until);
    return near.reduce(earlierDay, near[0] ?? null);
  }
}

const named = (id: TableId): string => `「${tableOf(id).name}」`;

/** A scope taken apart by the day as of which its estates are judged. */
export class ScopeByDay {
  readonly #scope: Scope;
  readonly #days: DataDays;
  readonly #asOf: IsoDate;
  readonly #known = new Map<string, readonly DatedScope[]>();

  constructor(scope: Scope, days: DataDays, asOf: IsoDate) {
    this.#scope = scope;
    this.#days = days;
    this.#asOf = asOf;
  }

  /** The scope as a judge of this clock sees it: in one piece, or the estates of each day by themselves. */
  scopes(clock: Judge['clock']): readonly DatedScope[] {
    const scope = this.#scope;
    if (clock === 'publication') return [{ on: { day: this.#asOf, by: 'publication' }, scope }];
    const key = clock.join();
    const known = this.#known.get(key) ?? this.#apart(clock);
    this.#known.set(key, known);
    return known;
  }

  #apart(clock: readonly TableId[]): DatedScope[] {
    const parts = new Map<string, { on: JudgedOn; estates: Estate[] }>();
    for (const estate of this.#scope.estates) {
      const on = this.#judgedOn(this.#days.of(estate, clock));
      const key = `${on.day} ${on.by}`;
      const part = parts.get(key) ?? { on, estates: [] };
      parts.set(key, part);
      part.estates.push(estate);
    }
    return [...parts.values()].map(({ on, estates }) => {
      const own = new Set(estates);
      const estatesByCounty = new Map(
        [...this.#scope.estatesByCounty].flatMap(([county, all]) => {
          const here = all.filter((estate) => own.has(estate));
          return here.length === 0 ? [] : [[county, here] as const];
        }),
      );
      return { on, scope: { ...this.#scope, estates, estatesByCounty } };
    });
  }

  /** What lies behind the day of publication is not looked at, whatever the office knows of it. */
  #judgedOn(until: DataDay | null): JudgedOn {
    if (until === null) return { day: this.#asOf, by: 'unsaid' };
    return until.day < this.#asOf ? until : { day: this.#asOf, by: until.by };
  }
}

/** A scope, or the estates of it that are judged as of one day. */
export interface DatedScope {
  on: JudgedOn;
  scope: Scope;
}
