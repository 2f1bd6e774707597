/**
 * 暂不公布的栏目: panels that an office publishes from a later day on, for all estates or those of some places.
 *
 * Until then it is as if their tables had no rows of these estates: `publicRegister` keeps the rows back, rules say 未知, and
 * every surface says from here by when they come. On `until` itself they are public, so that 前公布 holds.
 */
import { DivisionTree } from './division-tree.ts';
import { addMonths, type IsoDate } from './iso-date.ts';
import { PANELS, type PanelId, panelOf } from './panels.ts';
import type { EstateTable, TableId } from './records.ts';
import type { Records } from './register.ts';

/**
 * The panels that can be off, each with the table whose rows it alone shows. Whom to complain to and call, who is on a list,
 * who manages an estate and what the government has set or decided is never off.
 */
const TABLES = {
  manager: 'manager',
  fees: 'fee_item',
  revenue: 'revenue',
  fund: 'fund',
  survey: 'survey',
  postings: 'posting',
} as const satisfies { readonly [K in PanelId]?: EstateTable };

export type OffPanelId = keyof typeof TABLES;

export const mayBeOff = (id: PanelId): id is OffPanelId => id in TABLES;

/** In the order of the board. */
export const OFF_PANELS: readonly OffPanelId[] = PANELS.filter(mayBeOff);

/** A panel, until when it is off, and in which divisions with all below; null for everywhere. */
export interface PanelOff {
  panel: OffPanelId;
  until: IsoDate;
  divisions: readonly string[] | null;
}

const MONTHS_MAX = 12;

/** The last day until which a panel may be off in a publication of a day. */
export const lastDayOff = (asOf: IsoDate): IsoDate => addMonths(asOf, MONTHS_MAX);

/** Whether a panel isn't published yet on a day. */
export const isOffOn = ({ until }: Pick<PanelOff, 'until'>, asOf: IsoDate): boolean => asOf < until;

/** A panel that is off for some estates, and by when they are told. */
export interface Later {
  panel: OffPanelId;
  until: IsoDate;
  table: TableId;
}

/** A panel that is off for so many of some estates. */
export interface OffAmong {
  panel: OffPanelId;
  until: IsoDate;
  estates: number;
  of: number;
}

/** Which panels of which estates are off on a day. */
export class PanelsOff {
  readonly #off: readonly PanelOff[];
  readonly #tree: DivisionTree;
  readonly #places: ReadonlyMap<string, string>;

  constructor(off: readonly PanelOff[], { estate, division }: Pick<Records, 'estate' | 'division'>, asOf: IsoDate) {
    this.#off = off.filter((one) => isOffOn(one, asOf));
    this.#tree = new DivisionTree(division);
    this.#places = new Map(estate.map(({ code, division: place }) => [code, place]));
  }

  /** Whether anything is off anywhere. */
  get isAny(): boolean {
    return this.#off.length > 0;
  }

  /** What is off for an estate, in the order of the board. */
  at(estate: string): Later[] {
    if (!this.isAny) return [];
    const place = this.#places.get(estate);
    return this.#off.flatMap(({ panel, until, divisions }) =>
      place !== undefined && (divisions === null || divisions.some((top) => this.#tree.isWithin(place, top)))
        ? { panel, until, table: TABLES[panel] }
        : [],
    );
  }

  /** What of some tables is off for an estate. */
  ofTables(tables: ReadonlySet<TableId>, estate: string): Later[] {
    return this.at(estate).filter(({ table }) => tables.has(table));
  }

  /** Of which estates the rows of a table are off. */
  estatesWithout(table: TableId): string[] {
    if (!this.#off.some(({ panel }) => TABLES[panel] === table)) return [];
    return [...this.#places.keys()].filter((code) => this.at(code).some((one) => one.table === table));
  }

  /** By table that is off somewhere, for which estates it is. */
  estates(): ReadonlyMap<TableId, ReadonlySet<string>> {
    return new Map(this.tables.map((table) => [table, new Set(this.estatesWithout(table))]));
  }

  /** By when a table is told, and of how many of some estates it isn't yet; null where all is told. */
  among(table: TableId, estates: readonly string[]): OffAmong | null {
    const off = estates.flatMap((code) => this.ofTables(new Set([table]), code));
    const [first] = off;
    return first === undefined
      ? null
      : { panel: first.panel, until: first.until, estates: off.length, of: estates.length };
  }

  /** Each table that is off for some of the estates of a publication. */
  all(): (OffAmong & { table: TableId })[] {
    const estates = [...this.#places.keys()];
    return this.tables.flatMap((table) => {
      const among = this.among(table, estates);
      return among === null ? [] : { ...among, table };
    });
  }

  /** Every table that is off somewhere. */
  get tables(): TableId[] {
    return this.#off.map(({ panel }) => TABLES[panel]);
  }
}

/** 维修资金 */
export const titleOf = ({ panel }: { panel: OffPanelId }): string => panelOf(panel).title;
