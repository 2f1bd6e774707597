/**
 * The register's records by the estate, firm or division that they belong to (归组), for judges and for pages alike.
 *
 * Records keep the order of their tables inside every group. Nothing is left out, sorted or judged here: that is for
 * whoever asks.
 */
import { DivisionTree } from './division-tree.ts';
import { type Firm, GROUPINGS, type RecordsByTable, type TableId } from './records.ts';
import { groupBy, type Register } from './register.ts';

type Groupings = typeof GROUPINGS;
type GroupedTable = { [K in TableId]: Groupings[K] extends null ? never : K }[TableId];

/** The records of every grouped table, under the name that `GROUPINGS` gives it. */
type RecordGroups = {
  [K in GroupedTable as Groupings[K]['as']]: ReadonlyMap<string, readonly RecordsByTable[K][]>;
};

export interface Groups extends RecordGroups {
  tree: DivisionTree;
  firms: ReadonlyMap<string, Firm>;
}

export function groupsOf({ records }: Register): Groups {
  const groups = Object.entries(GROUPINGS).flatMap(([id, grouping]) => {
    if (grouping === null) return [];
    const rows = records[id as GroupedTable] as unknown as readonly Readonly<Record<string, string | null>>[];
    return [[grouping.as, groupBy(rows, (row) => row[grouping.by])]];
  });
  return {
    tree: new DivisionTree(records.division),
    firms: new Map(records.firm.map((firm) => [firm.code, firm])),
    ...(Object.fromEntries(groups) as RecordGroups),
  };
}
